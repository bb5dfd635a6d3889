"""The facts of a ballot."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.forms import PlainText
from convenor.apps.ballots.models import Ballot

FACTS = ("title", "stage", "closed_on", "p_members")
SHOWN = (*FACTS, "revision")


class BallotForm(forms.Form):
    """On what the vote was, until when, and among how many."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)  # that the page has shown
    title = PlainText(label=_("Title"), most=200, help_text=_("As in “ISO/IEC DIS 17024, first ballot”."))
    stage = forms.ChoiceField(
        label=_("What was voted on"), choices=Ballot.Stage.choices, widget=forms.RadioSelect
    )
    closed_on = forms.DateField(
        label=_("Last day of voting"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    p_members = forms.IntegerField(
        label=_("P-members of the committee"),
        min_value=0,
        max_value=300,
        initial=0,
        help_text=_("All of them, whether they voted or not; 0 while you do not know it."),
    )

    def __init__(self, data: Any = None, *, ballot: Ballot | None = None) -> None:
        super().__init__(data, initial={name: getattr(ballot, name) for name in SHOWN} if ballot else None)

    def facts(self) -> dict[str, Any]:
        """What was typed, for the action."""
        return {name: self.cleaned_data[name] for name in FACTS}
