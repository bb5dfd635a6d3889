"""The words for every refusal, by code."""

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, object] = {
    "not-at-this-point": _("This cannot be done at this point. Nothing has changed."),
}
