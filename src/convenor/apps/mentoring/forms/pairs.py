"""Forms of a pair: a reason, a request in confidence, its answer, the words that settle an alarm."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.forms import PlainText
from convenor.apps.accounts.models import Person
from convenor.apps.mentoring.models import Mentor

MOST = 5_000


class MentorChoice(forms.Form):
    """Which mentor to ask."""

    mentor = forms.ModelChoiceField(
        Mentor.objects.filter(left_at=None, person__is_active=True).select_related("person")
    )


class ReasonForm(forms.Form):
    """Words that go with an answer; whether they are needed the table of moves says."""

    reason = PlainText(most=1_000, lines=True, required=False, label=_("Your reason"))


class EndRequestForm(forms.Form):
    """What somebody writes to the confidant."""

    confidant = forms.ModelChoiceField(
        Person.objects.none(), label=_("Who shall read this"), widget=forms.RadioSelect, empty_label=None
    )
    words = PlainText(most=MOST, lines=True, label=_("What you would like to say"))

    def __init__(self, *args: Any, confidants: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["confidant"]
        field.queryset = confidants
        only = list(confidants[:2])
        if len(only) == 1:
            field.initial, field.widget = only[0], forms.HiddenInput()


class AnswerForm(forms.Form):
    """What the confidant answers: the pair ends, or it goes on."""

    answer = forms.ChoiceField(choices=(("end", "end"), ("go-on", "go-on")))
    reason = PlainText(
        most=1_000, lines=True, required=False, label=_("What mentee, mentor and secretariat read")
    )


class SettleForm(forms.Form):
    """How an alarm was answered."""

    words = PlainText(most=1_000, lines=True, label=_("What was decided"))
