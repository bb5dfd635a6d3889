"""Forms of the roster."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.forms import PlainText
from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import WorkingGroup
from convenor.apps.mentoring.actions.roster import Convened, Terms
from convenor.apps.mentoring.models import Mentor
from convenor.apps.mentoring.queries.roster import may_be_added


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "class": "short"}, format="%Y-%m-%d")


class TermsForm(forms.Form):
    """What a mentor offers."""

    capacity = forms.IntegerField(
        min_value=0,
        max_value=20,
        label=_("Mentees at the same time, at most"),
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    about = PlainText(
        most=2_000,
        lines=True,
        required=False,
        label=_("In a few words"),
        help_text=_("What a mentee should know: how you like to work, what you have led."),
    )
    paused_from = forms.DateField(required=False, label=_("Pause from"), widget=_day())
    paused_until = forms.DateField(
        required=False,
        label=_("Pause until"),
        widget=_day(),
        help_text=_("Left empty, the pause lasts until you end it. Pairs that exist go on."),
    )

    @classmethod
    def of(cls, mentor: Mentor) -> "TermsForm":
        """The form filled with what stands."""
        names = ("capacity", "about", "paused_from", "paused_until")
        return cls(initial={name: getattr(mentor, name) for name in names})

    def clean(self) -> dict[str, Any]:
        """A pause has a start, and ends after it."""
        given: dict[str, Any] = super().clean() or {}
        begins, ends = given.get("paused_from"), given.get("paused_until")
        if ends and not begins and "paused_from" not in self.errors:
            self.add_error("paused_from", _("Say from which day the pause is."))
        if begins and ends and ends < begins:
            self.add_error("paused_until", _("The pause ends before it begins. Choose a later day."))
        return given

    def terms(self) -> Terms:
        """What was written, for the action."""
        given = self.cleaned_data
        return Terms(
            capacity=given["capacity"],
            about=given["about"],
            paused_from=given["paused_from"],
            paused_until=given["paused_until"],
        )


class MentorForm(TermsForm):
    """Somebody for the roster."""

    person = forms.ModelChoiceField(
        Person.objects.none(), label=_("Person"), empty_label=_("Choose a person")
    )
    field_order = ("person", "capacity", "about", "paused_from", "paused_until")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = may_be_added()  # type: ignore[attr-defined]


class ExperienceForm(forms.Form):
    """A working group that the mentor convened."""

    group = PlainText(most=60, label=_("Working group"))
    document = PlainText(most=120, required=False, label=_("Document"))
    size = forms.IntegerField(
        min_value=2,
        max_value=500,
        label=_("Experts in the group"),
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    kind = forms.ChoiceField(choices=WorkingGroup.Kind.choices, label=_("Revision or new"))
    from_year = forms.IntegerField(
        required=False,
        min_value=1950,
        max_value=2100,
        label=_("From year"),
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    to_year = forms.IntegerField(
        required=False,
        min_value=1950,
        max_value=2100,
        label=_("To year"),
        widget=forms.NumberInput(attrs={"class": "short"}),
    )

    def clean(self) -> dict[str, Any]:
        """Years in their order."""
        given: dict[str, Any] = super().clean() or {}
        begins, ends = given.get("from_year"), given.get("to_year")
        if begins and ends and ends < begins:
            self.add_error("to_year", _("This year lies before the first one."))
        return given

    def convened(self) -> Convened:
        """What was written, for the action."""
        return Convened(**self.cleaned_data)


class ConflictForm(forms.Form):
    """With whom there is a conflict of interest."""

    who = PlainText(
        most=254,
        label=_("Full name or e-mail address"),
        help_text=_("The reason is not asked. The person is not told."),
    )
