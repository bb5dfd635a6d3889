"""The pack's words in the language of whoever reads the page."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from convenor.domain.kernel import Words


def said(words: Words) -> str:
    """The text in the reader's language."""
    return words.in_language(get_language() or "en")


def listed(names: list[str]) -> str:
    """ "You, Fatou and the secretariat"."""
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s") % {"names": ", ".join(names[:-1]), "last": names[-1]}
