"""Forms about attendance: what the mentee says, and why somebody of the group says no."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.apps.accounts.days import dated
from convenor.apps.accounts.forms import PlainText
from convenor.apps.committees.models import Meeting


class PreparedForm(forms.Form):
    """The day on which the mentee met the convenors, and about what."""

    prefix = "prepared"
    held_on = forms.DateField(
        label=gettext_lazy("Which day?"), widget=forms.DateInput(attrs={"type": "date", "class": "short"})
    )
    words = PlainText(
        most=500,
        required=False,
        label=gettext_lazy("What did you prepare?"),
        help_text=gettext_lazy("The convenors read this when they confirm."),
    )

    def clean_held_on(self) -> date:
        """Not a day to come."""
        day: date = self.cleaned_data["held_on"]
        if day > localdate():
            raise ValidationError(_("This day is still to come. Say it once you have met."))
        return day


class AttendedForm(forms.Form):
    """Which meeting, and what the mentee did there."""

    prefix = "attended"
    meeting = forms.ChoiceField(widget=forms.RadioSelect, label=gettext_lazy("Which meeting?"))
    words = PlainText(
        most=500,
        required=False,
        label=gettext_lazy("What did you take on?"),
        help_text=gettext_lazy("The convenors and the secretary read this when they confirm."),
    )

    def __init__(self, *args: Any, meetings: Iterable[Meeting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["meeting"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [(str(each.pk), _named(each)) for each in meetings]


class DeclineForm(forms.Form):
    """Why it was not so."""

    reason = PlainText(most=500, label=gettext_lazy("What is not right? The mentee reads this."))


def _named(meeting: Meeting) -> str:
    day = dated(localtime(meeting.starts_at), "j F Y")
    return _("%(title)s, %(day)s") % {"title": meeting.title, "day": day}
