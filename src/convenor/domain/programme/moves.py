"""Tables of legal moves: what may happen next to a nomination, a pairing or a session, and by whom.

A button and its action ask the same table, so that they cannot disagree; the diagrams in
``docs/reference`` are drawn from it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from convenor.domain.kernel import Refused, Role

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Generic[S]):
    """One legal move: ``verb`` leads from ``before`` to ``after`` when one of ``by`` wishes it."""

    verb: str
    before: S
    after: S
    by: tuple[Role, ...]
    needs_reason: bool = False
    needs_declarations: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[S]):
    """All legal moves of one kind of thing. ``name`` begins the code of each of its refusals."""

    name: str
    begins: tuple[S, ...]
    moves: tuple[Move[S], ...]
    turns: Mapping[S, tuple[Role, ...]]  # whose move is waited for; a state left out waits for nobody

    def why_not(
        self,
        state: S,
        verb: str,
        roles: Collection[Role],
        *,
        reason: str = "",
        declared: Collection[str] = frozenset(),
        required: Collection[str] = frozenset(),
    ) -> Refused | None:
        """The reason why somebody with ``roles`` may not do ``verb`` now; None when they may."""
        try:
            self.move(state, verb, roles, reason=reason, declared=declared, required=required)
        except Refused as refused:
            return refused
        return None

    def move(
        self,
        state: S,
        verb: str,
        roles: Collection[Role],
        *,
        reason: str = "",
        declared: Collection[str] = frozenset(),
        required: Collection[str] = frozenset(),
    ) -> S:
        """The state that ``verb`` leads to; raises Refused when it is not legal."""
        able = self.who_may(verb)
        if not able:
            raise Refused("unknown-move", verb=verb)
        if set(able).isdisjoint(roles):
            raise Refused("only-" + "-or-".join(able))
        move = next((each for each in self.open_moves(state, roles) if each.verb == verb), None)
        if move is None:
            raise Refused(f"{self.name}-is-{state}")
        if move.needs_reason and not reason.strip():
            raise Refused(f"{self.name}-{verb}-needs-words")
        missing = set(required) - set(declared)
        if move.needs_declarations and missing:
            raise Refused(f"{self.name}-declarations-missing", missing=len(missing), required=len(required))
        return move.after

    def open_moves(self, state: S, roles: Collection[Role]) -> tuple[Move[S], ...]:
        """The moves that somebody with ``roles`` may make now, in the order of the table."""
        return tuple(move for move in self.moves if move.before == state and set(move.by) & set(roles))

    def waits_for(self, state: S) -> tuple[Role, ...]:
        """Those whose move is waited for; empty when nobody's is."""
        return self.turns.get(state, ())

    def who_may(self, verb: str) -> tuple[Role, ...]:
        """Every role that may do ``verb`` in some state, in the order of the roles."""
        able = {role for move in self.moves if move.verb == verb for role in move.by}
        return tuple(role for role in Role if role in able)

    def is_final(self, state: S) -> bool:
        """Whether nothing can follow ``state``."""
        return all(move.before != state for move in self.moves)
