"""The way of a comment, or of an issue of many: open, grouped, proposed, discussed, decided, edited, checked.

Sources: handbook, "Other roles and responsibilities": the drafting group pretreats and orders comments, drafts proposed
changes and resolves editorial questions; ISO/IEC Directives Part 1, 2.5.6: consensus is the working group's. So the
convenors and the drafting group propose; only the WG decides, in a meeting or by a correspondence round; the secretary
records what it decided. A decision on an issue lands on each of its comments.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from convenor.domain.ballot.dispositions import CHANGES_THE_TEXT, NEEDS_REASON, Disposition
from convenor.domain.ballot.kinds import Lane
from convenor.domain.drawing import states_page
from convenor.domain.kernel import Refused, Role
from convenor.domain.moves import Move, Table, Wish

DRAFTERS_AT_MOST = 12  # handbook: "10-12 people including convenors"


class State(StrEnum):
    """Where a comment stands."""

    OPEN = "open"
    GROUPED = "grouped"  # in an issue that a person confirmed, if only of one comment
    PROPOSED = "proposed"  # the drafting group says what it would do
    DISCUSSED = "discussed"  # the WG has talked about it
    DECIDED = "decided"
    EDITED = "edited"  # the text of the draft is changed
    CHECKED = "checked"  # somebody has compared text and decision


@dataclass(frozen=True, slots=True)
class DecidedIn:
    """Where the WG decided: a meeting, or a round of correspondence. Whoever practises decides in its place."""

    kind: Literal["meeting", "round", "practice"]
    name: str

    @property
    def is_named(self) -> bool:
        """Whether it can be told which one it was; there is only one practice."""
        return self.kind == "practice" or bool(self.name.strip())


IN_PRACTICE = DecidedIn("practice", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How one comment stands; ``disposition`` is proposed until the state is decided."""

    state: State = State.OPEN
    lane: Lane = Lane.DISCUSSION
    disposition: Disposition | None = None
    reason: str = ""
    decided_in: DecidedIn | None = None

    @property
    def is_decided(self) -> bool:
        """Whether the WG has decided."""
        return self.state in (State.DECIDED, State.EDITED, State.CHECKED)

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do: checked, or decided without a change of the text."""
        changes = self.disposition in CHANGES_THE_TEXT
        return self.state is State.CHECKED or (self.state is State.DECIDED and not changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What somebody wants to do with a comment, and what they bring."""

    verb: str
    roles: Collection[Role]
    disposition: Disposition | None = None
    reason: str = ""
    decided_in: DecidedIn | None = None


_S = State
DRAFTERS = (Role.CONVENOR, Role.DRAFTER)
SORTERS = (Role.CONVENOR, Role.SECRETARY, Role.DRAFTER)
RECORDERS = (Role.SECRETARIAT, Role.SECRETARY)
LEADERS = (Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY)
EDITORS = (*LEADERS, Role.DRAFTER)
ANYBODY = (Role.MEMBER_BODY, Role.CONVENOR, Role.EXPERT, Role.DRAFTER)

MOVES: tuple[Move[State], ...] = (
    Move(verb="group", before=_S.OPEN, after=_S.GROUPED, by=SORTERS),
    Move(verb="group", before=_S.GROUPED, after=_S.GROUPED, by=SORTERS),
    Move(verb="ungroup", before=_S.GROUPED, after=_S.OPEN, by=SORTERS),
    Move(verb="propose", before=_S.OPEN, after=_S.PROPOSED, by=DRAFTERS),
    Move(verb="propose", before=_S.GROUPED, after=_S.PROPOSED, by=DRAFTERS),
    Move(verb="propose", before=_S.PROPOSED, after=_S.PROPOSED, by=DRAFTERS),
    Move(verb="propose", before=_S.DISCUSSED, after=_S.PROPOSED, by=DRAFTERS),
    Move(verb="withdraw", before=_S.PROPOSED, after=_S.GROUPED, by=DRAFTERS),
    Move(verb="pull", before=_S.PROPOSED, after=_S.PROPOSED, by=ANYBODY),
    Move(verb="discuss", before=_S.GROUPED, after=_S.DISCUSSED, by=LEADERS),
    Move(verb="discuss", before=_S.PROPOSED, after=_S.DISCUSSED, by=LEADERS),
    Move(verb="decide", before=_S.PROPOSED, after=_S.DECIDED, by=RECORDERS),
    Move(verb="decide", before=_S.DISCUSSED, after=_S.DECIDED, by=RECORDERS),
    Move(verb="edit", before=_S.DECIDED, after=_S.EDITED, by=EDITORS),
    Move(verb="check", before=_S.EDITED, after=_S.CHECKED, by=EDITORS),
    Move(verb="send-back", before=_S.EDITED, after=_S.DECIDED, by=EDITORS, needs_reason=True),
    Move(verb="reopen", before=_S.DECIDED, after=_S.DISCUSSED, by=RECORDERS, needs_reason=True),
    Move(verb="reopen", before=_S.EDITED, after=_S.DISCUSSED, by=RECORDERS, needs_reason=True),
    Move(verb="reopen", before=_S.CHECKED, after=_S.DISCUSSED, by=RECORDERS, needs_reason=True),
)

TABLE = Table(
    name="resolution",
    begins=(_S.OPEN,),
    moves=MOVES,
    turns={
        _S.OPEN: SORTERS,
        _S.GROUPED: DRAFTERS,
        _S.PROPOSED: LEADERS,
        _S.DISCUSSED: RECORDERS,
        _S.DECIDED: EDITORS,
        _S.EDITED: EDITORS,
    },
)


def why_not(resolution: Resolution, step: Step) -> Refused | None:
    """The reason why the step is not possible now; None when it is. Buttons ask this, and so does :func:`move`."""
    wish = Wish(verb=step.verb, roles=step.roles, reason=step.reason)
    refused = TABLE.why_not(resolution.state, wish)
    if refused:
        return refused
    match step.verb:
        case "propose":
            return why_not_say(step.disposition, step.reason)
        case "decide":
            return _why_not_decide(resolution, step)
        case "reopen" if step.decided_in is None:
            return Refused("resolution-where-decided-is-missing")
        case "pull" if resolution.lane is not Lane.BATCH:
            return Refused("resolution-is-discussed-anyway")
        case "edit" if resolution.disposition not in CHANGES_THE_TEXT:
            return Refused("resolution-nothing-to-edit")
        case _:
            return None


def move(resolution: Resolution, step: Step) -> Resolution:
    """How the comment stands after the step; raises Refused where :func:`why_not` gives a reason."""
    refused = why_not(resolution, step)
    if refused:
        raise refused
    wish = Wish(verb=step.verb, roles=step.roles, reason=step.reason)
    after = replace(resolution, state=TABLE.move(resolution.state, wish))
    match step.verb:
        case "propose":
            return replace(after, disposition=step.disposition, reason=step.reason.strip())
        case "withdraw":
            return replace(after, disposition=None, reason="")
        case "pull":
            return replace(after, lane=Lane.DISCUSSION)
        case "decide":
            disposition, reason = _decided(resolution, step)
            return replace(after, disposition=disposition, reason=reason, decided_in=step.decided_in)
        case "reopen":
            return replace(after, decided_in=None)
        case _:
            return after


def why_not_add_drafter(drafters: int) -> Refused | None:
    """The reason why the drafting group takes nobody else in; None while there is room."""
    return Refused("drafting-group-is-full", most=DRAFTERS_AT_MOST) if drafters >= DRAFTERS_AT_MOST else None


def states_diagram() -> str:
    """The page ``docs/reference/resolution-states.md``."""
    intro = (
        "The way of a comment of a ballot, or of an issue of many. The convenors and the drafting group propose; only\n"
        "the working group decides, in a meeting or by a correspondence round, and the secretary records it. What is\n"
        "in the batch is decided as proposed; anybody of the group may pull a comment out of it for discussion (in the\n"
        "table: `pull`). What is in discussion is decided once it was discussed, or by a correspondence round. “Not\n"
        "accepted” and “accepted in principle” need a reason when proposed and when decided. This page is drawn from\n"
        "`convenor.domain.ballot.resolution.MOVES`; after a change run `python tools/draw_states.py`."
    )
    return states_page("States of a comment of a ballot", intro, TABLE)


def _why_not_decide(resolution: Resolution, step: Step) -> Refused | None:
    if step.decided_in is None or not step.decided_in.is_named:
        return Refused("resolution-where-decided-is-missing")
    in_meeting = step.decided_in.kind == "meeting"
    if in_meeting and resolution.state is State.PROPOSED and resolution.lane is Lane.DISCUSSION:
        return Refused("resolution-not-discussed")
    return why_not_say(*_decided(resolution, step))


def _decided(resolution: Resolution, step: Step) -> tuple[Disposition | None, str]:
    """The WG's own words; where it brings none, the proposal as it stands."""
    if step.disposition in (None, resolution.disposition):
        return resolution.disposition, step.reason.strip() or resolution.reason
    return step.disposition, step.reason.strip()


def why_not_say(disposition: Disposition | None, reason: str) -> Refused | None:
    """The reason why an answer cannot be given like this; None when it can."""
    if disposition is None:
        return Refused("resolution-disposition-is-missing")
    if disposition in NEEDS_REASON and not reason.strip():
        return Refused(f"resolution-{disposition}-needs-reason")
    return None
