"""Forms about objectives: the mentee's own view, and the mentor's signature."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.forms import PlainText
from convenor.apps.mentoring.models import ObjectiveStanding


class _Linked(forms.Form):
    """Things that were done, to tick."""

    needed = False

    def __init__(self, *args: Any, evidence: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["evidence"] = forms.MultipleChoiceField(
            choices=evidence,
            required=self.needed,
            widget=forms.CheckboxSelectMultiple,
            label=_("What shows it"),
            error_messages={"required": _("Link at least one thing that shows it.")},
        )


class AssessForm(_Linked):
    """How far the mentee sees the objective."""

    level = forms.ChoiceField(
        choices=ObjectiveStanding.Level.choices, widget=forms.RadioSelect, label=_("How far are you?")
    )
    words = PlainText(
        most=4000,
        lines=True,
        required=False,
        label=_("In your own words"),
        help_text=_("What can you do now, and what would you still like to try?"),
    )


class SignForm(_Linked):
    """The mentor's words, and what they rest on; both must be there."""

    needed = True
    words = PlainText(
        most=4000,
        lines=True,
        error_messages={"required": _("Write what you saw before you sign.")},
        label=_("What you saw"),
        help_text=_("Two or three sentences: what happened, and what it showed."),
    )
