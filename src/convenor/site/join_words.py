"""The words for what the door of a meeting answers: codes, and names that are not on the list."""

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, object] = {
    "code-has-expired": _(
        "This code opened “%(meeting)s”, and is over now. If the meeting goes on, there is a new one: ask a convenor."
    ),
    "code-unknown": _(
        "No meeting has this code. Look at the screen again: it has six letters and figures, none of them 0, O, 1 or I."
    ),
    "door-is-closed": _("This meeting is for those on the list. If you should be on it, ask a convenor."),
}
