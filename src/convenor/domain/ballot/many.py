"""One step for comments that somebody has ticked: into an issue or out of it, an answer, a lane, a person, a note, a text.

An issue is answered as a whole: where only some of its comments are ticked, a step that would tear it apart refuses
them. A technical comment never goes into the editorial batch.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace

from convenor.domain.ballot.bulk import Preview, foresee
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.resolution import (
    DRAFTERS,
    EDITORS,
    SORTERS,
    TABLE,
    Resolution,
    State,
    Step,
    move,
    why_not,
    why_not_say,
)
from convenor.domain.kernel import Refused, Role

NEW = -1
"""The issue that a step would make."""
GROUPED = Resolution(state=State.GROUPED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """All of a comment that a step for ticked ones may change; issue and people by their keys, 0 for none."""

    resolution: Resolution
    issue: int = 0
    assignee: int = 0  # who takes care of its issue
    note: str = ""
    type: str = ""
    clause: str = ""
    whole: bool = field(default=True, compare=False)  # all comments of its issue are ticked
    technical: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants for all ticked comments."""

    verb: str
    roles: Collection[Role]
    disposition: Disposition | None = None
    reason: str = ""
    issue: int = 0
    stands: Resolution = GROUPED  # how the issue stands that takes them in
    lane: Lane = Lane.DISCUSSION
    assignee: int = 0
    text: str = ""  # of a note, a type, a clause; the title of a new issue

    @property
    def step(self) -> Step:
        """The step of the table of legal moves that stands behind it."""
        verb = {"join": "group", "new": "group", "leave": "ungroup"}.get(self.verb, self.verb)
        return Step(verb=verb, roles=self.roles, disposition=self.disposition, reason=self.reason)


WHO: Mapping[str, tuple[Role, ...]] = {
    "new": SORTERS,
    "join": SORTERS,
    "leave": SORTERS,
    "propose": DRAFTERS,
    "withdraw": DRAFTERS,
    "lane": SORTERS,
    "assign": DRAFTERS,
    "note": EDITORS,
    "type": EDITORS,
    "clause": EDITORS,
}
"""The steps in the order in which they are offered, and who may take them."""


def who_may(verb: str) -> tuple[Role, ...]:
    """Who may take a step with many comments, and take it back."""
    return WHO.get(verb) or TABLE.who_may(verb)


def check(wish: Wish) -> None:
    """Refuse a step that nobody could take with any comment: unknown, not theirs, or something is missing."""
    able = who_may(wish.verb)
    if wish.verb not in WHO:
        raise Refused("unknown-move", verb=wish.verb)
    if set(able).isdisjoint(wish.roles):
        raise Refused("only-" + "-or-".join(able))
    missing = _missing(wish)
    if missing:
        raise missing


def foresee_many(stands: Mapping[int, Stand], wish: Wish) -> Preview[Stand]:
    """What the step would do to each of the comments, and which refuse it."""
    check(wish)
    return foresee(stands, lambda each: why_not_with(each, wish), lambda each: after(each, wish))


def why_not_with(stand: Stand, wish: Wish) -> Refused | None:
    """The reason why one comment refuses the step; None when it does not."""
    match wish.verb:
        case "propose" | "withdraw":
            return why_not(stand.resolution, wish.step) or _why_not_apart(stand)
        case "new" | "join" | "leave":
            return _why_not_sort(stand, wish)
        case "lane":
            return _why_not_lane(stand, wish.lane)
        case "assign" if not stand.issue:
            return Refused("many-in-no-issue")
        case _:
            return None


def after(stand: Stand, wish: Wish) -> Stand:
    """How a comment stands after a step that it does not refuse."""
    then = _AFTER.get(wish.verb)
    return then(stand, wish) if then else replace(stand, **{wish.verb: wish.text.strip()})  # type: ignore[arg-type]


def _moved(stand: Stand, wish: Wish) -> Stand:
    return replace(stand, resolution=move(stand.resolution, wish.step))


def _left(stand: Stand, wish: Wish) -> Stand:
    return replace(_moved(stand, wish), issue=0, assignee=0)


def _joined(stand: Stand, wish: Wish) -> Stand:
    stands = replace(wish.stands, lane=stand.resolution.lane)
    return replace(stand, resolution=stands, issue=wish.issue, assignee=wish.assignee)


def _sent(stand: Stand, wish: Wish) -> Stand:
    return replace(stand, resolution=replace(stand.resolution, lane=wish.lane))


def _given(stand: Stand, wish: Wish) -> Stand:
    return replace(stand, assignee=wish.assignee)


def _noted(stand: Stand, wish: Wish) -> Stand:
    """A note stands below what others have noted; it takes nothing away."""
    lines = stand.note.split("\n\n") if stand.note else []
    text = wish.text.strip()
    return stand if text in lines else replace(stand, note="\n\n".join((*lines, text)))


_AFTER: Mapping[str, Callable[[Stand, Wish], Stand]] = {
    "new": _joined,
    "join": _joined,
    "leave": _left,
    "propose": _moved,
    "withdraw": _moved,
    "lane": _sent,
    "assign": _given,
    "note": _noted,
}


def _missing(wish: Wish) -> Refused | None:
    match wish.verb:
        case "propose":
            return why_not_say(wish.disposition, wish.reason)
        case "new" if not wish.text.strip():
            return Refused("issue-title-missing")
        case "join" if not wish.issue:
            return Refused("many-which-issue")
        case "join" if wish.stands.is_decided:
            return Refused("many-issue-is-decided")
        case "note" | "type" | "clause" if not wish.text.strip():
            return Refused("many-text-missing")
        case _:
            return None


def _why_not_sort(stand: Stand, wish: Wish) -> Refused | None:
    if stand.issue and stand.issue == wish.issue:
        return None
    refused = why_not(stand.resolution, wish.step)
    return (
        Refused("issue-withdraw-first") if refused and stand.resolution.state is State.PROPOSED else refused
    )


def _why_not_lane(stand: Stand, lane: Lane) -> Refused | None:
    if stand.resolution.lane is lane:
        return None
    if stand.resolution.is_decided:
        return Refused("resolution-is-decided")
    if lane is Lane.BATCH and stand.technical:
        return Refused("many-technical-is-discussed")
    if lane is Lane.BATCH and stand.resolution.state not in (State.OPEN, State.GROUPED):
        return Refused("many-is-worked-on")
    return _why_not_apart(stand)


def _why_not_apart(stand: Stand) -> Refused | None:
    return None if stand.whole or not stand.issue else Refused("many-issue-partly")
