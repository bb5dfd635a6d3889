"""Words of a ballot in pages: names of codes, what is in question, why a file cannot be read."""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from convenor.domain.ballot.kinds import read_kinds
from convenor.domain.ballot.sheet import Doubt
from convenor.site.ballot_names import name_of
from convenor.site.comment_words import DOUBTS, say_doubt, say_why_not
from convenor.site.refusals import say

register = template.Library()


@register.filter
def named(code: str, what: str) -> str:
    """Name a code: ``comment.state|named:"state"``, also ``disposition``, ``lane``, ``column``, ``form``."""
    return name_of(code, what) if code else ""


@register.filter
def kinds(codes: str) -> str:
    """Name the kinds of a comment: “technical, editorial”."""
    return ", ".join(name_of(each, "kind") for each in read_kinds(codes).in_order) or _("no type")


@register.filter
def in_words(doubt: Doubt) -> str:
    """Say what was repaired or is in question."""
    return say_doubt(doubt) if doubt.code in DOUBTS else say(doubt.code, {})


@register.filter
def code_in_words(code: str) -> str:
    """Say what a kind of doubt is."""
    return in_words(Doubt(code=code, severity="question"))


@register.simple_tag
def why_unread(code: str, values: Mapping[str, object]) -> str | SafeString:
    """Say why a file could not be read."""
    return say_why_not(code, values)
