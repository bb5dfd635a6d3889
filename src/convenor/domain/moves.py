"""Tables of legal moves: what may happen next to a nomination, a call or a comment, and by whom.

A button and its action ask the same table, so that they cannot disagree; the diagrams in
``docs/reference`` are drawn from it.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from convenor.domain.kernel import Refused, Role

S = TypeVar("S", bound=StrEnum)
ROLES = tuple(Role)
NOBODY: frozenset[Role] = frozenset()
NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Move(Generic[S]):
    """One legal move: ``verb`` leads from ``before`` to ``after`` when one of ``by`` wishes it.

    With ``needs_both`` it leads there once all of ``by`` have wished it; until then nothing moves.
    """

    verb: str
    before: S
    after: S
    by: tuple[Role, ...]
    needs_reason: bool = False
    needs_declarations: bool = False
    needs_both: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants to do, and what they bring: words, declarations, what was done before."""

    verb: str
    roles: Collection[Role]
    reason: str = ""
    declared: Collection[str] = NOTHING
    required: Collection[str] = NOTHING
    done_by: Collection[Role] = NOBODY  # where both must: those who have done it already


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Generic[S]):
    """All legal moves of one kind of thing. ``name`` begins the code of each of its refusals."""

    name: str
    begins: tuple[S, ...]
    moves: tuple[Move[S], ...]
    turns: Mapping[S, tuple[Role, ...]]  # whose move is waited for; a state left out waits for nobody

    def why_not(self, state: S, wish: Wish) -> Refused | None:
        """The reason why the wish cannot be granted now; None when it can."""
        try:
            self.move(state, wish)
        except Refused as refused:
            return refused
        return None

    def move(self, state: S, wish: Wish) -> S:
        """The state that the wish leads to; raises Refused when it is not legal."""
        move = self._find(state, wish)
        self._check(move, wish)
        if move.needs_both and not set(move.by) <= {*wish.done_by, *wish.roles}:
            return state
        return move.after

    def open_moves(
        self, state: S, roles: Collection[Role], done_by: Collection[Role] = NOBODY
    ) -> tuple[Move[S], ...]:
        """The moves that somebody with ``roles`` may make now, in the order of the table.

        Left out is what both must do and these ``roles`` have done.
        """
        mine = (move for move in self.moves if move.before == state and not set(move.by).isdisjoint(roles))
        return tuple(move for move in mine if not _has_done(move, roles, done_by))

    def waits_for(self, state: S, done_by: Collection[Role] = NOBODY) -> tuple[Role, ...]:
        """Those whose move is waited for; empty when nobody's is."""
        return tuple(role for role in self.turns.get(state, ()) if role not in done_by)

    def who_may(self, verb: str) -> tuple[Role, ...]:
        """Every role that may do ``verb`` in some state, in the order of the roles."""
        able = {role for move in self.moves if move.verb == verb for role in move.by}
        return tuple(role for role in ROLES if role in able)

    def is_final(self, state: S) -> bool:
        """Whether nothing can follow ``state``."""
        return all(move.before != state for move in self.moves)

    def _find(self, state: S, wish: Wish) -> Move[S]:
        able = self.who_may(wish.verb)
        if not able:
            raise Refused("unknown-move", verb=wish.verb)
        if set(able).isdisjoint(wish.roles):
            raise Refused("only-" + "-or-".join(able))
        found = (move for move in self.open_moves(state, wish.roles) if move.verb == wish.verb)
        move = next(found, None)
        if move is None:
            raise Refused(f"{self.name}-is-{state}")
        return move

    def _check(self, move: Move[S], wish: Wish) -> None:
        if _has_done(move, wish.roles, wish.done_by):
            raise Refused(f"{self.name}-{move.verb}-already")
        if move.needs_reason and not wish.reason.strip():
            raise Refused(f"{self.name}-{move.verb}-needs-words")
        missing = len(set(wish.required) - set(wish.declared))
        if move.needs_declarations and missing:
            raise Refused(f"{self.name}-declarations-missing", missing=missing, required=len(wish.required))


def _has_done(move: Move[S], roles: Collection[Role], done_by: Collection[Role]) -> bool:
    """Whether these roles have had their part in a move that both must make."""
    return move.needs_both and {role for role in roles if role in move.by} <= set(done_by)
