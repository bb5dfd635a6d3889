"""Where a meeting stands, and what is next for one reader: plan, room or report."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.urls import NoReverseMatch, reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.models import Plan, Room
from convenor.apps.meetings.queries.plan import Due, due_of, plan_of, today_at
from convenor.domain.kernel import Role

PLANNERS = {Role.CONVENOR, Role.SECRETARY, Role.SECRETARIAT}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What is next for the reader: a sentence, and the page on which it is done."""

    title: str
    words: str = ""
    url: str = ""
    button: str = ""
    waits: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingPage:
    """The first page of a meeting."""

    next: Step
    others: tuple[Step, ...]
    plan: Plan | None
    room: Room | None
    dues: tuple[Due, ...]
    may_plan: bool
    code: str


def meeting_page(
    meeting: Meeting, reader: Person, roles: Collection[Role], stage: str, at: datetime
) -> MeetingPage:
    """What the meeting's first page tells one reader."""
    plan = plan_of(meeting)
    room = Room.objects.filter(meeting=meeting).first()
    may_plan = bool(PLANNERS & set(roles))
    in_group = bool({Role.EXPERT, Role.MENTEE} & set(roles)) or may_plan
    steps = _steps(meeting, plan, room, set(roles), stage, reader)
    valid = room is not None and room.code_expires_at is not None and room.code_expires_at > at
    return MeetingPage(
        next=steps[0],
        others=tuple(steps[1:]),
        plan=plan,
        room=room,
        dues=due_of(meeting, plan, today_at(meeting)) if may_plan else (),
        may_plan=may_plan,
        code=room.code if room and valid and in_group and stage != "closed" else "",
    )


def _steps(
    meeting: Meeting, plan: Plan | None, room: Room | None, roles: set[Role], stage: str, reader: Person
) -> list[Step]:
    if stage == "closed":
        return _after(meeting, roles)
    if room is not None:
        return _now(meeting, roles)
    if PLANNERS & roles:
        return _planning(meeting, plan, roles, reader)
    if {Role.EXPERT, Role.MENTEE} & roles and plan is not None:
        title = _("The agenda is there to read")
        words = _("The room opens shortly before the meeting. You find it here.")
        return [
            Step(title=title, words=words, url=_to("meeting-agenda", meeting), button=_("Read the agenda"))
        ]
    title = _("The meeting is being prepared")
    return [Step(title=title, words=_("Whatever there is to read will stand here."), waits=True)]


def _planning(meeting: Meeting, plan: Plan | None, roles: set[Role], reader: Person) -> list[Step]:
    url = _to("meeting-plan", meeting)
    if plan is None:
        words = _("Goals, agenda, who facilitates, how consensus is sought, the table, the logistics.")
        return [Step(title=_("Begin the plan"), words=words, url=url, button=_("Begin the plan"))]
    said = {each.person_id for each in plan.agreements.all() if each.about == "plan" and not each.ended_at}
    if Role.CONVENOR in roles and said and reader.pk not in said:
        words = _("Your co-convenor has said “agreed”. Read it, and agree or change it.")
        return [
            Step(title=_("The plan waits for your word"), words=words, url=url, button=_("Read the plan"))
        ]
    words = _("When the co-convenors agree, the room can be opened from there.")
    return [Step(title=_("Go on planning"), words=words, url=url, button=_("Open the plan"))]


def _now(meeting: Meeting, roles: set[Role]) -> list[Step]:
    """The room is open: the face of it that fits the reader, and the others that are open too."""
    steps = []
    if Role.CONVENOR in roles:
        steps.append(_step(meeting, "meeting-console", _("Convene from the console"), _("Go to the console")))
    if {Role.SECRETARY, Role.SECRETARIAT} & roles:
        steps.append(
            _step(meeting, "meeting-secretary", _("Take the record"), _("Go to the secretary's page"))
        )
    if Role.MENTEE in roles and not roles & PLANNERS:
        steps.append(_step(meeting, "meeting-shadow", _("Watch beside the convenors"), _("Take your seat")))
    if Role.EXPERT in roles or Role.CONVENOR in roles:
        steps.append(_step(meeting, "meeting-board", _("Take part"), _("Go to the room")))
    if roles & PLANNERS:
        steps.append(_step(meeting, "meeting-projector", _("Show it to the room"), _("Open the projector")))
        steps.append(_step(meeting, "meeting-plan", _("Look into the plan"), _("Open the plan")))
    begins = localtime(meeting.starts_at)
    waiting = Step(
        title=_("The room is open"), words=_("It begins at %(clock)s.") % {"clock": f"{begins:%H:%M}"}
    )
    return [each for each in steps if each.url] or [waiting]


def _after(meeting: Meeting, roles: set[Role]) -> list[Step]:
    steps = []
    if roles & {*PLANNERS, Role.EXPERT, Role.MENTEE}:
        steps.append(_step(meeting, "meeting-report", _("Read the report"), _("Open the report")))
        steps.append(_step(meeting, "meeting-replay", _("See it again"), _("Open the replay")))
    return [each for each in steps if each.url] or [
        Step(title=_("The meeting is closed"), words=_("Its report follows within four weeks."), waits=True)
    ]


def _step(meeting: Meeting, name: str, title: str, button: str) -> Step:
    return Step(title=title, url=_to(name, meeting), button=button)


def _to(name: str, meeting: Meeting) -> str:
    try:
        return reverse(name, kwargs={"meeting": meeting.pk})
    except NoReverseMatch:
        return ""
