"""The words for what the meeting's room answers by itself: tickets, keys, storing, and who was faster."""

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, object] = {
    "bad-command": _("This page sent something that is not understood (%(field)s). Reload it and try again."),
    "broken-now": _("Something went wrong on our side and nothing was stored. Try again, or another way."),
    "cannot-store-now": _("This cannot be stored right now. It is kept here and sent again by itself."),
    "key-was-used": _("This was sent before with other words. Reload the page and do it once more."),
    "no-seat-here": _("You have no seat in “%(meeting)s”. Ask a convenor to add you."),
    "not-on-this-face": _("This cannot be done from this page."),
    "overtaken": _(
        "%(name)s was faster, so nothing was done. Look at the board, and press again if it is still right."
    ),
    "pressed-twice": _(
        "This was just done. Look at the board, and press again if you mean the next one too."
    ),
    "room-is-not-open": _(
        "The room of “%(meeting)s” is not open yet. Open it from the meeting's plan first."
    ),
    "seat-is-not-yours": _("This seat is not yours any more. Join again, or ask a convenor."),
    "ticket-is-not-valid": _("This page has been open for too long, or is not of this meeting. Reload it."),
    "too-fast": _("That was too much in one moment, and was not done. Wait a second, and send it again."),
    "too-many-tries": _("There were too many tries from here. Wait five minutes, and try again."),
    "too-much-at-once": _("This is too long, or came too slowly. Shorten it and send it again."),
}
