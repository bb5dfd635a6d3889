"""What is proposed and decided on an issue."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.apps.ballots.landing import MOST_REASON, MOST_TEXT, Said
from convenor.apps.ballots.models import Issue
from convenor.apps.ballots.words import DISPOSITIONS
from convenor.domain.ballot.resolution import IN_PRACTICE, DecidedIn

CHOICES = list(DISPOSITIONS.items())
LONG = {"rows": 3}


class ProposeForm(forms.Form):
    """What the drafting group would do, why, and in which words."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31)
    disposition = forms.ChoiceField(
        label=_("What is proposed"), choices=[("", _("Choose…")), *CHOICES], required=False
    )
    reason = forms.CharField(
        label=_("The reason"),
        required=False,
        max_length=MOST_REASON,
        widget=forms.Textarea(attrs=LONG),
        help_text=_(
            "Needed for “accepted in principle” and “not accepted”. The member bodies read it in the last column."
        ),
    )
    text = forms.CharField(
        label=_("The changed text"),
        required=False,
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs=LONG),
        help_text=_("As it would stand in the draft."),
    )

    def __init__(self, data: Any = None, *, issue: Issue) -> None:
        given = {name: getattr(issue, name) for name in ("revision", "disposition", "reason", "text")}
        super().__init__(data, initial=given, auto_id="propose_%s")
        for name in ("disposition", "reason"):  # the rules ask for them, in words
            self.fields[name].either = True  # type: ignore[attr-defined]

    def said(self) -> Said:
        """What was typed, for the action."""
        return Said(
            **{name: self.cleaned_data[name] for name in ("revision", "disposition", "reason", "text")}
        )


class DecideForm(ProposeForm):
    """What the working group decided, and where."""

    kind = forms.ChoiceField(
        label=_("Decided"),
        choices=[("meeting", _("in a meeting")), ("round", _("by a round of correspondence"))],
        widget=forms.RadioSelect,
        initial="meeting",
    )
    name = forms.CharField(
        label=_("Which meeting or round"),
        max_length=200,
        required=False,
        help_text=_("As in “12th meeting, Geneva”."),
    )
    field_order = ("revision", "kind", "name", "disposition", "reason", "text")

    def __init__(self, data: Any = None, *, issue: Issue) -> None:
        super().__init__(data, issue=issue)
        self.auto_id = "decide_%s"
        self.fields["name"].either = True  # type: ignore[attr-defined]
        self.fields["disposition"].label = _("What was decided")
        if issue.ballot.is_practice:
            del self.fields["kind"], self.fields["name"]

    def where(self) -> DecidedIn:
        """In which meeting or round; whoever practises decides in its place."""
        if "name" not in self.fields:
            return IN_PRACTICE
        name = self.cleaned_data["name"].strip()
        return (
            DecidedIn("round", name) if self.cleaned_data["kind"] == "round" else DecidedIn("meeting", name)
        )
