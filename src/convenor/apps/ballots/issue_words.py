"""What is said about issues: where bodies stand, and what happened to one."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from convenor.domain.ballot.resolution import State
from convenor.domain.ballot.stance import Stance

Said = Mapping[str, Any]

STANCES: Said = {
    Stance.FOR: _("for"),
    Stance.OTHER: _("another remedy"),
    Stance.MIXED: _("both ways"),
    Stance.AGAINST: _("against"),
}
STATES: Said = {
    State.OPEN: _("nothing proposed"),
    State.GROUPED: _("nothing proposed"),
    State.PROPOSED: pgettext_lazy("comment", "proposed"),
    State.DISCUSSED: _("discussed"),
    State.DECIDED: _("decided"),
    State.EDITED: _("text changed"),
    State.CHECKED: _("text checked"),
}
TONES: Mapping[str, str] = {
    State.OPEN: "attend",
    State.GROUPED: "attend",
    State.PROPOSED: "",
    State.DISCUSSED: "now",
    State.DECIDED: "done",
    State.EDITED: "done",
    State.CHECKED: "done",
}
"""The colour of the mark of a state; the words say the same."""
_NOTHING_YET = _("Nothing is proposed yet: the convenors or the drafting group say what they would do.")
NEXT: Said = {
    State.OPEN: _NOTHING_YET,
    State.GROUPED: _NOTHING_YET,
    State.PROPOSED: _("A proposal is there: the working group discusses and decides it."),
    State.DISCUSSED: _("The working group has discussed this: the secretary records what it decided."),
    State.DECIDED: _(
        "The working group has decided: the text is changed next, where the decision changes it."
    ),
    State.EDITED: _("The text is changed: somebody else compares it with the decision."),
    State.CHECKED: _("The text is changed and checked. Nothing is left to do."),
}
NEXT_IN_PRACTICE: Said = {
    State.OPEN: _("Nothing is proposed yet: say what you would do, and why."),
    State.GROUPED: _("Nothing is proposed yet: say what you would do, and why."),
    State.PROPOSED: _(
        "Your proposal is there. Decide in the place of the working group, or look how it decided."
    ),
    State.DISCUSSED: _("You have taken it up again: propose anew, or decide."),
    State.DECIDED: _("You have decided. Look how the working group did, or take it up again."),
    State.EDITED: _("You have decided. Look how the working group did, or take it up again."),
    State.CHECKED: _("You have decided. Look how the working group did, or take it up again."),
}
"""The same for somebody who practises alone."""
HAPPENED: Said = {
    "issue.confirmed": _("made this issue"),
    "issue.joined": _("put comments into this issue"),
    "issue.left": _("took comments out"),
    "issue.split": _("split this issue off"),
    "issue.merged": _("merged another issue into this one"),
    "issue.renamed": _("changed the title"),
    "issue.assigned": _("gave the issue to somebody of the drafting group"),
    "propose": _("proposed an answer"),
    "withdraw": _("withdrew the proposal"),
    "discuss": _("noted that the working group has discussed this"),
    "decide": _("recorded the decision"),
    "edit": _("noted that the text is changed"),
    "check": _("checked the text"),
    "send-back": _("sent the text back"),
    "reopen": _("took the decision up again"),
}
STEPS: Said = {
    "withdraw": _("Withdraw the proposal"),
    "discuss": _("The group has discussed it"),
    "edit": _("The text is changed"),
    "check": _("The text is checked"),
    "send-back": _("Send the text back"),
    "reopen": _("Take it up again"),
}
"""What the buttons of steps without a proposal say."""
SIDES: Said = {Stance.FOR: _("for"), Stance.OTHER: _("another remedy"), Stance.AGAINST: _("against")}
"""What one comment may want, in the order of the keys 1, 2, 3."""
STAGES: Said = {
    "open": _("nothing proposed"),
    "proposed": pgettext_lazy("comment", "proposed"),
    "decided": _("decided"),
    "edited": _("text changed"),
    "checked": _("text checked"),
}
BATCHED: Said = {
    "propose": _("Proposed"),
    "decide": _("Decided"),
    "withdraw": _("Proposal withdrawn"),
    "edit": _("Text changed"),
    "check": _("Text checked"),
    "send-back": _("Sent back"),
    "reopen": _("Taken up again"),
}
