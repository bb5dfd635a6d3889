"""The editorial lane: what waits there, and what one step would do to all of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.db.models import Count, Q, QuerySet

from convenor.apps.ballots.models import Ballot, Batch, Comment
from convenor.apps.ballots.queries.standing import resolution_of
from convenor.domain.ballot.bulk import Preview, preview
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.many import who_may
from convenor.domain.ballot.resolution import Resolution, State, Step
from convenor.domain.kernel import Refused, Role

STAGES: dict[str, tuple[str, ...]] = {
    "open": (State.OPEN.value, State.GROUPED.value),
    "proposed": (State.PROPOSED.value, State.DISCUSSED.value),
    "decided": (State.DECIDED.value,),
    "edited": (State.EDITED.value,),
    "checked": (State.CHECKED.value,),
}
"""Where comments of the batch stand, as the page tells it."""
VERBS: dict[str, tuple[str, ...]] = {
    "open": ("propose",),
    "proposed": ("decide", "propose", "withdraw"),
    "decided": ("edit", "reopen"),
    "edited": ("check", "send-back"),
    "checked": ("reopen",),
}
"""Which steps may be taken with all comments of a stage at once."""
_IN_THE_BATCH = Q(lane=Lane.BATCH.value) & (Q(issue=None) | Q(issue__lane=Lane.BATCH.value))


@dataclass(frozen=True, slots=True)
class Shown:
    """What a step would do, and the mark by which it is known that nothing has changed since."""

    preview: Preview[Resolution]
    mark: str
    reasons: tuple[tuple[Refused, int], ...]  # why some refuse, and how many

    @property
    def changes(self) -> int:
        """How many would change."""
        return len(self.preview.changes)


def in_the_batch(ballot: Ballot) -> QuerySet[Comment]:
    """The comments of the editorial lane, by clause."""
    return Comment.objects.filter(_IN_THE_BATCH, ballot=ballot, gone=False)


def chosen(ballot: Ballot, stage: str, body: str = "") -> QuerySet[Comment]:
    """Those of one stage, perhaps of one member body."""
    found = in_the_batch(ballot).filter(state__in=STAGES.get(stage, ()))
    return found.filter(body=body) if body else found


def counts(ballot: Ballot) -> dict[str, int]:
    """How many stand at each stage."""
    counted = dict(in_the_batch(ballot).order_by().values_list("state").annotate(count=Count("pk")))
    return {stage: sum(counted.get(each, 0) for each in states) for stage, states in STAGES.items()}


def shown(rows: Sequence[Comment], step: Step) -> Shown:
    """What the step would do to these comments."""
    would = preview({each.number: resolution_of(each) for each in rows}, step)
    counted: dict[str, tuple[Refused, int]] = {}
    for _number, refused in would.refused:
        counted[refused.code] = (refused, counted.get(refused.code, (refused, 0))[1] + 1)
    return Shown(would, mark_of(rows), tuple(counted.values()))


def mark_of(rows: Iterable[Comment]) -> str:
    """What tells these comments as they stand now from the same comments later."""
    stands = " ".join(f"{each.number}.{each.revision}" for each in rows)
    return sha256(stands.encode()).hexdigest()[:24]


def last_batches(ballot: Ballot, roles: Iterable[Role]) -> list[tuple[Batch, bool]]:
    """The last steps for many at once, and whether the reader may take each back."""
    found = ballot.batches.select_related("by")[:5]
    mine = set(roles)
    return [(each, each.undone_at is None and not mine.isdisjoint(who_may(each.verb))) for each in found]
