"""The only way to write: inside a transaction, leaving a line that says who did what."""

from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar, cast

from django.db import models, transaction
from django.utils import timezone

from convenor.apps.audit.models import Entry

P = ParamSpec("P")
R = TypeVar("R")


class Actor(Protocol):
    """Whoever acts: a person with a row, or nobody yet."""

    pk: Any


def record(action: str, subject: models.Model | None, by: Actor | None, **detail: Any) -> None:
    """Append one audit line. Details are codes and ids, never a person's words."""
    Entry.objects.create(
        at=timezone.now(),
        actor=by.pk if by else None,
        action=action,
        subject_type=subject._meta.label if subject else "",
        subject=str(subject.pk) if subject else "",
        detail=detail,
    )


def audited(action: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Run an action in one transaction and append its audit line in the same one.

    The line's subject is the model instance that the action returns, else its first argument;
    the actor is the keyword argument ``by``. A refusal rolls back both.
    """

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def wrapped(*args: P.args, **kwargs: P.kwargs) -> R:
            with transaction.atomic():
                result = function(*args, **kwargs)
                subject = next((each for each in (result, *args) if isinstance(each, models.Model)), None)
                record(action, subject, by=cast("Actor | None", kwargs.get("by")))
            return result

        wrapped.audit_action = action  # type: ignore[attr-defined]  # read by the test over all signatures
        return wrapped

    return decorate
