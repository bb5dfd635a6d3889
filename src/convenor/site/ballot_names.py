"""Names of what a ballot consists of, in the reader's language: states, decisions, lanes, kinds, columns, forms."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from convenor.apps.ballots.words import DISPOSITIONS, LANES, STATES

NAMES: Mapping[str, Mapping[str, object]] = {
    "state": {str(state): words for state, words in STATES.items()},
    "disposition": {str(disposition): words for disposition, words in DISPOSITIONS.items()},
    "lane": {str(lane): words for lane, words in LANES.items()},
    "kind": {"ge": _("general"), "te": _("technical"), "ed": _("editorial")},
    "column": {
        "id": _("Member body and id"),
        "line": _("Line"),
        "clause": _("Clause"),
        "element": _("Paragraph, figure, table"),
        "type": _("Type"),
        "comment": pgettext_lazy("one that a member body sends", "Comment"),
        "change": _("Proposed change"),
        "observation": _("Observations of the secretariat"),
    },
    "form": {
        "iso-2012": _("ISO form of 2012"),
        "iso-2001": _("ISO form of 2001"),
        "cen": _("CEN form"),
        "iec": _("IEC form"),
        "other": _("another form"),
        "margin": _("remarks in the margin"),
        "xlsx": _("workbook"),
        "csv": _("CSV"),
        "xml": _("XML"),
        "yaml": _("YAML"),
    },
}


def name_of(code: str, what: str) -> str:
    """The name of a state, a disposition, a lane …; the code itself where there is none."""
    return str(NAMES[what].get(code, code))
