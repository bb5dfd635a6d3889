"""What a comment's way and its end are called, for pages and documents alike."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from convenor.domain.ballot.clause import Place, Zone
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.negatives import Standing
from convenor.domain.ballot.resolution import State

Said = Mapping[str, Any]

DISPOSITIONS: Said = {
    Disposition.ACCEPTED: _("accepted"),
    Disposition.IN_PRINCIPLE: _("accepted in principle"),
    Disposition.WITH_MODIFICATIONS: _("accepted with modifications"),
    Disposition.NOT_ACCEPTED: pgettext_lazy("comment", "not accepted"),
    Disposition.NOTED: _("noted"),
    Disposition.REFERRED: _("referred"),
}
STATES: Said = {
    State.OPEN: pgettext_lazy("comment", "open"),
    State.GROUPED: _("in an issue"),
    State.PROPOSED: pgettext_lazy("comment", "proposed"),
    State.DISCUSSED: _("discussed"),
    State.DECIDED: _("decided"),
    State.EDITED: _("text changed"),
    State.CHECKED: _("text checked"),
}
KINDS: Said = {
    "te": _("technical"),
    "ge te": _("general and technical"),
    "te ed": _("technical and editorial"),
    "ge te ed": _("general, technical and editorial"),
    "ge": _("general"),
    "ge ed": _("general and editorial"),
    "ed": _("editorial"),
    "": _("no type given"),
}
"""By the kinds of a comment, in the order of the form."""
LANES: Said = {Lane.BATCH: _("in the batch"), Lane.DISCUSSION: _("for discussion")}
STANDINGS: Said = {
    Standing.NO_REASONS: _("no technical reasons given"),
    Standing.UNANSWERED: _("waits for an answer"),
    Standing.ANSWERED: _("answered, not heard since"),
    Standing.SATISFIED: _("satisfied"),
    Standing.SUSTAINED: _("stays opposed"),
}
TONES: Mapping[str, str] = {
    Standing.UNANSWERED: "attend",
    Standing.ANSWERED: "now",
    Standing.SATISFIED: "done",
    Standing.SUSTAINED: "conflict",
}
"""The colour of a mark; the words say the same."""
ZONES: Mapping[Zone, Any] = {
    Zone.WHOLE: _("The whole document"),
    Zone.NOT_SAID: _("No clause named"),
    Zone.COVER: _("Cover"),
    Zone.CONTENTS: _("Contents"),
    Zone.FOREWORD: _("Foreword"),
    Zone.INTRODUCTION: _("Introduction"),
    Zone.CLAUSE: _("Clause %(number)s"),
    Zone.ANNEX: _("Annex %(number)s"),
    Zone.BIBLIOGRAPHY: _("Bibliography"),
    Zone.INDEX: _("Index"),
    Zone.FIGURE: _("Figures and tables without a clause"),
    Zone.UNKNOWN: _("Clauses that were not understood"),
}


def part_of(place: Place) -> str:
    """The part of the document in which a place lies: its clause, its annex, the foreword …"""
    number = place.annex or next(iter(place.numbers), "")
    return str(ZONES[place.zone]) % {"number": number}
