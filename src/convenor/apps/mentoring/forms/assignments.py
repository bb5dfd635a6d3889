"""Forms about assignments."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.apps.accounts.forms import PlainText
from convenor.apps.mentoring.models import Assignment


class AssignmentForm(forms.Form):
    """What the mentor asks for."""

    kind = forms.ChoiceField(
        choices=Assignment.Kind.choices, widget=forms.RadioSelect, label=gettext_lazy("What kind of work?")
    )
    title = PlainText(most=160, label=gettext_lazy("In one line"))
    brief = PlainText(
        most=4000,
        lines=True,
        label=gettext_lazy("What is to be done"),
        help_text=gettext_lazy("What you would like to see, and what it is good for."),
    )
    due_on = forms.DateField(
        required=False,
        label=gettext_lazy("By when"),
        widget=forms.DateInput(attrs={"type": "date", "class": "short"}),
    )

    def clean_due_on(self) -> date | None:
        """Not a day that is over."""
        day: date | None = self.cleaned_data["due_on"]
        if day and day < localdate():
            raise ValidationError(_("This day is over. Choose a later one, or leave it open."))
        return day


class AnswerForm(forms.Form):
    """The mentor's answer."""

    words = PlainText(
        most=20_000,
        lines=True,
        label=gettext_lazy("Your answer"),
        help_text=gettext_lazy("What worked, and what to try next time. Two or three sentences are enough."),
    )
