"""Who may read an answer. Pages, exports and the line "who sees this" ask here and nowhere else."""

from collections.abc import Collection

from convenor.domain.kernel import Role
from convenor.domain.programme.definition import HandoutForm, Question

PAIR = frozenset({Role.MENTEE, Role.MENTOR})


def readers(question: Question) -> tuple[Role, ...]:
    """Everybody who may read the answer, in the order in which the sentence names them.

    Source: the ``seen_by`` of the content pack.
    """
    return tuple(role for role in Role if role in question.seen_by)


def may_read(question: Question, roles: Collection[Role]) -> bool:
    """Whether somebody who is ``roles`` to this mentee may read the answer."""
    return not set(readers(question)).isdisjoint(roles)


def is_candid(question: Question) -> bool:
    """Whether the answer stays between mentee and mentor, and is therefore kept sealed."""
    return PAIR.issuperset(readers(question))


def readable(form: HandoutForm, roles: Collection[Role]) -> tuple[Question, ...]:
    """The questions of ``form`` whose answers somebody with ``roles`` may read."""
    return tuple(question for question in form.questions if may_read(question, roles))
