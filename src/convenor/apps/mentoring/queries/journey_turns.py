"""What waits for a reader on a journey: sessions, handouts, assignments, attendance, objectives, graduation."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q
from django.urls import reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import Person
from convenor.apps.accounts.queries import erasures
from convenor.apps.committees.models import Meeting
from convenor.apps.learning.models import Comment, Enrolment, Handout
from convenor.apps.learning.programmes import activity_of
from convenor.apps.mentoring.models import Assignment, Attendance, Journey, Mentor, ObjectiveStanding, Session
from convenor.apps.mentoring.queries.attendance import waiting_for
from convenor.apps.mentoring.queries.graduation import gaps_of
from convenor.apps.mentoring.queries.journey import Way
from convenor.apps.mentoring.queries.places import address, page_for
from convenor.apps.mentoring.queries.spoken import spoken
from convenor.apps.mentoring.queries.trail import talk_of
from convenor.apps.mentoring.queries.turns import Turn
from convenor.domain.kernel import Role
from convenor.domain.programme.definition import EvidenceKind, EvidenceRule
from convenor.domain.programme.journey import Missing, Standing, StandingState
from convenor.domain.programme.sessions import waits_for

MOST = 12  # of one kind on a home page
A_MONTH = timedelta(days=30)  # within which whoever asks to be erased has an answer
BUTTONS = {
    EvidenceKind.READINGS_READ: gettext_lazy("Read on"),
    EvidenceKind.SELF_TEST_SUBMITTED: gettext_lazy("Go to the self-test"),
    EvidenceKind.HANDOUT_SUBMITTED: gettext_lazy("Go to the handout"),
    EvidenceKind.PREPARED_WITH_CONVENORS: gettext_lazy("Say that you met"),
}


def of_the_mentee(way: Way, meetings: Sequence[Meeting], now: datetime) -> list[Turn]:
    """Everything that the mentee can do now."""
    found = [*_talks(way, Role.MENTEE, now)]
    for standing in way.standings:
        if standing.state is StandingState.OPEN:
            found += _activity(way, standing, meetings, now)
    rows = Assignment.objects.filter(pairing=way.trail.pairing, handed_in_at=None, withdrawn_at=None)
    found += [_assignment_to_do(each) for each in rows.defer("work", "feedback")] if way.trail.pairing else []
    return found


def _activity(way: Way, standing: Standing, meetings: Sequence[Meeting], now: datetime) -> Iterator[Turn]:
    """What is not under way yet, or only with the mentee: something to begin or to finish."""
    mine = {each.kind for each in standing.pending if each.turn is not Role.MENTEE}
    talking = {each.kind for each in standing.pending if each.kind is EvidenceKind.SESSION_HELD}
    for missing in standing.missing:
        if missing.kind in mine | talking or not way.trail.pairing:
            continue
        match missing.kind:
            case EvidenceKind.SESSION_HELD:
                yield _plan(way, standing)
            case EvidenceKind.MEETING_ATTENDED:
                yield from _was_there(way, meetings, now)
            case EvidenceKind.PAIRED | EvidenceKind.OBJECTIVES_CONFIRMED | EvidenceKind.GRADUATED:
                continue
            case _:
                yield _work(way, standing, missing)


def _work(way: Way, standing: Standing, missing: Missing) -> Turn:
    rules = {each.kind: each for each in standing.activity.fulfilled_by}
    words = spoken(standing.activity.explain)
    if missing.need > 1 and missing.have:
        words = _("%(have)s of %(need)s are done.") % {"have": missing.have, "need": missing.need}
    begun = next((each for each in standing.pending if "answered" in each.values), None)
    if begun:
        words = ngettext(
            "You have answered %(answered)s of %(of)s question. What you wrote is kept.",
            "You have answered %(answered)s of %(of)s questions. What you wrote is kept.",
            int(str(begun.values["of"])),
        ) % dict(begun.values)
    return Turn(
        title=spoken(standing.activity.title),
        words=words,
        url=_page(way, rules[missing.kind], standing.activity.key),
        button=_("Continue") if begun or missing.have else str(BUTTONS[missing.kind]),
        since=way.moved_at,
        weight=50 if missing.kind is not EvidenceKind.PREPARED_WITH_CONVENORS else 46,
    )


def _page(way: Way, rule: EvidenceRule, activity: str) -> str:
    """The page on which the mentee works: a handout is opened for writing."""
    if rule.kind is EvidenceKind.HANDOUT_SUBMITTED:
        return address("handout-write", enrolment=way.journey.enrolment_id, form=rule.ref) or "/home/"
    return page_for(way.journey, rule, activity) or "/home/"


def _plan(way: Way, standing: Standing) -> Turn:
    key = standing.activity.key
    mentor = way.mentor.short if way.mentor else ""
    return Turn(
        title=spoken(standing.activity.title),
        words=_("Offer %(mentor)s a few times; we suggest some that suit you both.") % {"mentor": mentor},
        url=reverse("session-new", kwargs={"journey": way.journey.pk}) + f"?for={key}",
        button=_("Propose times"),
        since=way.moved_at,
        weight=50,
    )


def _was_there(way: Way, meetings: Sequence[Meeting], now: datetime) -> Iterator[Turn]:
    said = {each.meeting_id for each in way.trail.attendances if each.declined_at is None}
    begun = [each for each in meetings if each.starts_at <= now and each.pk not in said]
    for meeting in begun[-1:]:
        yield Turn(
            title=_("Say that you were at the %(title)s") % {"title": meeting.title},
            words=_("A convenor or the secretary of %(group)s confirms it.")
            % {"group": way.journey.group.name},
            url=reverse("attendances", kwargs={"journey": way.journey.pk}),
            button=_("Say what you did"),
            since=meeting.starts_at,
            weight=52,
        )


def _talks(way: Way, role: Role, now: datetime) -> Iterator[Turn]:
    """Times to choose from, and talks to confirm."""
    other = way.mentor if role is Role.MENTEE else way.journey.mentee
    for session in way.trail.sessions:
        open_states = session.state in ("proposed", "agreed") and session.pairing.state == "active"
        if open_states and other and role in waits_for(talk_of(session), now=now):
            yield _talk(session, way, other, now)


def _talk(session: Session, way: Way, other: Person, now: datetime) -> Turn:
    title = spoken(activity_of(way.journey.enrolment, session.activity).title)
    proposed = session.state == "proposed"
    day = dated(localtime(session.starts_at), "l j F") if session.starts_at else ""
    name = {"name": other.short, "day": day}
    return Turn(
        title=_("Choose a time to talk with %(name)s") % name
        if proposed
        else _("Did you talk with %(name)s on %(day)s?") % name,
        words=title,
        url=reverse("session", kwargs={"session": session.pk}),
        button=_("Look at the times") if proposed else _("Confirm it"),
        since=session.made_at if proposed else session.starts_at or session.made_at,
        weight=58 if proposed else 56,
    )


def _assignment_to_do(work: Assignment) -> Turn:
    due = _("By %(day)s.") % {"day": dated(work.due_on, "l j F")} if work.due_on else ""
    return Turn(
        title=work.title,
        words=due or str(work.get_kind_display()).capitalize(),
        url=reverse("assignment", kwargs={"assignment": work.pk}),
        button=_("Work on it"),
        since=work.set_at,
        weight=42,
    )


def of_the_mentor(found: Sequence[Way], now: datetime) -> list[Turn]:
    """Everything that the mentees of one mentor wait for."""
    turns: list[Turn] = []
    for way in found:
        turns += _talks(way, Role.MENTOR, now)
        turns += _signature(way)
    pairings = [each.trail.pairing for each in found if each.trail.pairing]
    turns += [_handed_in(each) for each in _waiting_work(pairings)]
    turns += _to_read(found)
    return turns


def _waiting_work(pairings: Sequence[Any]) -> Sequence[Assignment]:
    rows = Assignment.objects.filter(pairing__in=pairings, handed_in_at__isnull=False, answered_at=None)
    return list(rows.select_related("pairing__journey__mentee").defer("work", "feedback"))


def _handed_in(work: Assignment) -> Turn:
    name = work.pairing.journey.mentee.short
    return Turn(
        title=_("Read what %(name)s handed in") % {"name": name},
        words=work.title,
        url=reverse("assignment", kwargs={"assignment": work.pk}),
        button=_("Read and answer"),
        since=work.handed_in_at or work.set_at,
        weight=50,
    )


def _signature(way: Way) -> Iterator[Turn]:
    name, journey = {"name": way.journey.mentee.short}, {"journey": way.journey.pk}
    known = {each.key: spoken(each.title) for each in way.programme.objectives}
    shown = [each for each in way.trail.objectives if getattr(each, "links", 0) and each.signed_at is None]
    ready = [each for each in shown if each.objective in known]
    if ready:
        titles = [known[each.objective] for each in ready]
        yield Turn(
            title=_("Sign what %(name)s has shown") % name,
            words=pgettext("between two titles", "; ").join(titles),
            url=reverse("objectives", kwargs=journey),
            button=_("Look at the objectives"),
            since=max((each.own_at for each in ready if each.own_at), default=way.moved_at),
            weight=45,
        )
    if way.journey.asked_at is None and way.journey.graduated_at is None and not gaps_of(way):
        yield Turn(
            title=_("Recommend %(name)s for graduation") % name,
            words=_("Nothing is missing any more. Your word opens the last step."),
            url=reverse("graduation", kwargs=journey),
            button=_("Look and recommend"),
            since=way.moved_at,
            weight=57,
        )


def _to_read(found: Sequence[Way]) -> Iterator[Turn]:
    by_enrolment = {each.journey.enrolment_id: each for each in found}
    said = Comment.objects.filter(handout=OuterRef("pk"), author__in=[each.mentor for each in found])
    rows = Handout.objects.filter(enrolment__in=by_enrolment, submitted_at__isnull=False, discussed_at=None)
    for handout in rows.exclude(Exists(said)):
        way = by_enrolment[handout.enrolment_id]
        titles = {each.key: spoken(each.title) for each in way.programme.handouts}
        if handout.form not in titles:
            continue
        yield Turn(
            title=_("Read the handout of %(name)s") % {"name": way.journey.mentee.short},
            words=titles[handout.form],
            url=address("handout", enrolment=handout.enrolment_id, form=handout.form) or "/home/",
            button=_("Read and comment"),
            since=handout.submitted_at or handout.begun_at,
            weight=48,
        )
    asked = Count("questions", filter=Q(questions__answered_at=None))
    for learner in Enrolment.objects.filter(pk__in=by_enrolment).annotate(open=asked).filter(open__gt=0):
        way = by_enrolment[learner.pk]
        number = {"number": learner.open, "name": way.journey.mentee.short}
        yield Turn(
            title=ngettext(
                "%(name)s has %(number)s question for you",
                "%(name)s has %(number)s questions for you",
                learner.open,
            )
            % number,
            words=_("They stand on the agenda of your next talk; a short answer may help at once."),
            url=address("readings", enrolment=learner.pk) or "/home/",
            button=_("See the questions"),
            since=way.moved_at,
            weight=30,
        )


def of_the_office() -> list[Turn]:
    """What the secretariat answers, confirms and completes: erasures, graduations, objectives, a graduate's entry."""
    turns: list[Turn] = []
    asked = Journey.objects.filter(asked_at__isnull=False, graduated_at=None).select_related("mentee")
    for journey in asked.order_by("asked_at")[:MOST]:
        turns.append(
            Turn(
                title=_("Confirm the graduation of %(name)s") % {"name": journey.mentee.name},
                words=_("The mentor recommends it, and nothing is missing."),
                url=reverse("graduation", kwargs={"journey": journey.pk}),
                button=_("Look and confirm"),
                since=journey.asked_at or journey.begun_at,
                weight=72,
            )
        )
    rows = ObjectiveStanding.objects.filter(signed_at__isnull=False, confirmed_at=None)
    waiting: dict[int, list[ObjectiveStanding]] = {}
    for each in rows.select_related("journey__mentee").order_by("signed_at")[: 5 * MOST]:
        waiting.setdefault(each.journey_id, []).append(each)
    confirm = (_to_confirm(each) for each in list(waiting.values())[:MOST])
    return [*_to_erase(), *turns, *confirm, *_to_complete()]


def _to_erase() -> Iterator[Turn]:
    """Whoever asks to be erased has a right to an answer within a month."""
    for each in erasures()[:MOST]:
        yield Turn(
            title=_("Answer %(name)s, who asks to be erased") % {"name": each.person.name},
            words=_("An answer is due within a month: by %(day)s.")
            % {"day": dated(localtime(each.asked_at + A_MONTH), "j F Y")},
            url=reverse("person-erase", kwargs={"person": each.person_id}),
            button=_("See what goes and what stays"),
            since=each.asked_at,
            weight=74,
        )


def _to_complete() -> Iterator[Turn]:
    """Graduates who offered to accompany others, and for whose entry nobody has said yet how many."""
    offered = Mentor.objects.filter(capacity=0, left_at=None, paused_from=None, person__is_active=True)
    graduated = Max("person__journeys__graduated_at")
    rows = offered.select_related("person").annotate(graduated=graduated).filter(graduated__isnull=False)
    for each in rows.order_by("graduated")[:MOST]:
        yield Turn(
            title=_("Complete the entry of %(name)s among the mentors") % {"name": each.person.name},
            words=_("Offered after graduating. Say how many mentees, and what was convened, together."),
            url=reverse("mentor", kwargs={"pk": each.pk}),
            button=_("Open the entry"),
            since=each.graduated,
            weight=25,
        )


def _to_confirm(rows: Sequence[ObjectiveStanding]) -> Turn:
    journey = rows[0].journey
    return Turn(
        title=ngettext(
            "Confirm %(number)s objective of %(name)s",
            "Confirm %(number)s objectives of %(name)s",
            len(rows),
        )
        % {"number": len(rows), "name": journey.mentee.name},
        words=_("The mentor has signed, and linked what shows it."),
        url=reverse("objectives", kwargs={"journey": journey.pk}),
        button=_("Look and confirm"),
        since=rows[0].signed_at or journey.begun_at,
        weight=55,
    )


def of_the_group(person: Person) -> list[Turn]:
    """What convenors and secretaries of a group confirm."""
    return [_claim(each) for each in waiting_for(person)[:MOST]]


def _claim(claim: Attendance) -> Turn:
    group, name = claim.journey.group.name, claim.journey.mentee.name
    title = (
        _("Was %(name)s at the %(meeting)s?") % {"name": name, "meeting": claim.meeting.title}
        if claim.meeting
        else _("Did %(name)s prepare with the convenors?") % {"name": name}
    )
    return Turn(
        title=title,
        words=_("%(group)s. One click confirms it; if it is not so, say why.") % {"group": group},
        url=reverse("attendance", kwargs={"attendance": claim.pk}),
        button=_("Confirm or correct"),
        since=claim.claimed_at,
        weight=62,
    )
