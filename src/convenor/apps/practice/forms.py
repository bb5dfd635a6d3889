"""How large a practice is to be, and in which languages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.apps.practice.models import Practice

SIZES = (
    ("60", _("60 comments: an evening")),
    ("150", _("150 comments: a long day")),
    ("300", _("300 comments: as after a real enquiry, several evenings")),
)


class BeginForm(forms.Form):
    """What ballot to make."""

    size = forms.ChoiceField(
        label=_("How many comments"), choices=SIZES, widget=forms.RadioSelect, initial="60"
    )
    language = forms.ChoiceField(
        label=_("In which language"),
        choices=Practice.Language.choices,
        widget=forms.RadioSelect,
        initial=Practice.Language.MIXED,
    )
