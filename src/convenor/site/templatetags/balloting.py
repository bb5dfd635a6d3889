"""Why comments are suggested as one group, and what the words of a ballot are, in pages."""

from collections.abc import Iterable

from django import template

from convenor.apps.ballots.issue_words import BATCHED, STANCES
from convenor.apps.ballots.many_words import DOES, DONE
from convenor.apps.ballots.models import Comment, Issue
from convenor.apps.ballots.words import DISPOSITIONS
from convenor.domain.ballot.group_reasons import Reason
from convenor.site.comment_groups import say_reason

register = template.Library()


@register.filter
def group_reason(reason: Reason) -> str:
    """One sentence for one reason."""
    return say_reason(reason)


@register.filter
def disposition_words(code: str) -> str:
    """What is proposed or decided, in words."""
    return str(DISPOSITIONS.get(code, code))


@register.filter
def side_words(code: str) -> str:
    """Which side a comment takes, in words."""
    return str(STANCES.get(code, code))


@register.filter
def batch_words(verb: str) -> str:
    """What was done to many at once, in words."""
    return str(BATCHED.get(verb) or DONE.get(verb, verb))


@register.filter
def does_words(verb: str) -> str:
    """What would be done to ticked comments, in words."""
    return str(DOES.get(verb, verb))


@register.filter
def at(found: dict[object, object], key: object) -> object:
    """What stands under a key."""
    return found.get(key, "")


@register.filter
def seen(rows: Iterable[Comment | Issue]) -> str:
    """What a page shows of comments or issues, so that it learns when somebody changes them."""
    return " ".join(map(seen_one, rows))


@register.filter
def seen_one(row: Comment | Issue) -> str:
    """The same of one comment or issue."""
    return f"{row.number}.{row.revision}" if isinstance(row, Comment) else f"i{row.pk}.{row.revision}"
