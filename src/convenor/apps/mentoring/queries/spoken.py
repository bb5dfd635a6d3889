"""Words of the pack in the language of whoever reads."""

from django.utils.translation import get_language

from convenor.domain.kernel import Words


def spoken(words: Words) -> str:
    """The text in the reader's language."""
    return words.in_language(get_language() or "en")
