"""The words for what the mentee's seat refuses."""

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, object] = {
    "consent-needs-how": _("Write how the group was asked. Nothing was changed."),
    "mark-needs-words": _("Write what you would do, or choose one of the others."),
    "not-a-mentee-here": _("This person does not learn in this group. Reload the page and choose again."),
    "shadow-needs-consent": _("The group has not agreed that you look on. Ask a convenor."),
    "unknown-mark": _("This page is out of date. Reload it; your marks are kept."),
}
