"""The words for what hinders an erasure, and what to do first."""

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, object] = {
    "erasure-convenes-alone": _(
        "%(name)s is the only convenor of: %(groups)s. Write down another convenor first, or close the group."
    ),
    "erasure-holds-an-office": _(
        "%(name)s holds an office here. Another of the secretariat ends it first, on the page of the person."
    ),
    "erasure-is-done": _("This person was erased already. Nothing was changed."),
    "erasure-is-in-the-chair": _(
        "%(name)s has the chair of a meeting that is under way: %(meetings)s. Hand the chair over or close the meeting first."
    ),
    "erasure-is-paired": _(
        "%(name)s is in a pair, or asked to be, with: %(others)s. End the pair first, or find another mentor."
    ),
    "erasure-is-secretary": _(
        "%(name)s is the secretary of: %(groups)s. Name another secretary of the group first."
    ),
    "erasure-needs-the-name": _("Type the full name as it stands here, %(name)s. Nothing was erased."),
    "erasure-of-oneself-only": _("Everybody asks for oneself only."),
    "erasure-was-asked-in-confidence": _(
        "Somebody has asked %(name)s in confidence and waits for an answer. It has to be answered first."
    ),
}
