"""Forms of this app, and the field for typed text that every app uses."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import MemberBody, Person, Seat, SpokenLanguage
from convenor.apps.accounts.plain import PlainText, cleaned
from convenor.apps.accounts.queries import language_choices, zone_choices

__all__ = ["PlainText", "cleaned"]


class FirstPassword(forms.Form):
    """The first password of an account: written once, shown on demand by the browser, checked at once."""

    password = forms.CharField(
        label=_("Choose a password"),
        strip=False,
        max_length=500,
        help_text=_("At least 12 characters. Some words in a row are easy to remember and hard to guess."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, data: Any = None, *, person: Person) -> None:
        super().__init__(data)
        self.person = person

    def clean_password(self) -> str:
        """Refuse a password that is easy to guess, with the reason."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password


class ProfileForm(forms.Form):
    """What somebody says of oneself, except languages and hours, which are rows."""

    name = PlainText(label=_("Full name"), most=120, help_text=_("As it stands on your certificate."))
    called = PlainText(
        label=_("Name as you wish to be called"),
        most=60,
        required=False,
        help_text=_("As people speak to you, and as letters begin."),
    )
    said = PlainText(
        label=_("How your name is said"),
        most=120,
        required=False,
        help_text=_("So that a chair gets it right: “EH-meel NOOR-dahl”."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), help_text=_("Every time on these pages and in letters is told in it.")
    )
    language = forms.ChoiceField(label=_("Language of the pages and letters"), choices=settings.LANGUAGES)

    def __init__(self, data: Any = None, *, initial: Mapping[str, Any], zone: str) -> None:
        super().__init__(data, initial=dict(initial))
        self.fields["name"].widget.attrs["autocomplete"] = "name"
        self.fields["called"].widget.attrs["autocomplete"] = "nickname"
        self.fields["time_zone"].choices = zone_choices(zone)  # type: ignore[attr-defined]


class LanguageRow(forms.Form):
    """A language with its level."""

    code = forms.ChoiceField(label=_("Language"))
    level = forms.ChoiceField(label=_("Level"), choices=[("", "…"), *SpokenLanguage.Level.choices])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = [("", "…"), *language_choices()]  # type: ignore[attr-defined]


class WindowRow(forms.Form):
    """Hours of one day of the week in which somebody can meet."""

    weekday = forms.TypedChoiceField(
        label=_("Day"), coerce=int, choices=[("", "…"), *((day, name) for day, name in WEEKDAYS.items())]
    )
    start = forms.TimeField(label=_("From"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))
    end = forms.TimeField(label=_("To"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}))

    def clean(self) -> dict[str, Any]:
        """Refuse hours that begin and end at once."""
        data: dict[str, Any] = self.cleaned_data
        if data.get("start") and data.get("start") == data.get("end"):
            raise ValidationError(_("From and to are the same: write when these hours end."))
        return data


class PersonForm(forms.Form):
    """Somebody new: the secretariat writes down who, from where, and who that person speaks for."""

    name = PlainText(label=_("Full name"), most=120)
    email = forms.EmailField(label=_("E-mail address"), help_text=_("Letters go there; it signs in."))
    body = forms.ModelChoiceField(
        label=_("Member body"),
        queryset=MemberBody.objects.all(),
        required=False,
        help_text=_("Where the person comes from."),
    )
    speaks_for = forms.ModelMultipleChoiceField(
        label=_("Speaks for"),
        queryset=MemberBody.objects.all(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("May nominate for these member bodies, and follows those whom they nominated."),
    )

    def __init__(self, data: Any = None, *, known: Person | None = None) -> None:
        super().__init__(data, initial=_of(known) if known else None)
        if known:
            self.fields["email"].help_text = _(
                "Letters go there; it signs in. Links in letters to an earlier address stop working."
            )


def _of(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "email": person.email,
        "body": person.body_id,
        "speaks_for": [each.body_id for each in person.represents.all()],
    }


class SeatForm(forms.Form):
    """Which office is meant."""

    kind = forms.ChoiceField(choices=Seat.Kind.choices)


class ReasonForm(forms.Form):
    """Why a second step is taken away: the person reads it in the letter."""

    words = PlainText(
        label=_("Why"),
        most=500,
        lines=True,
        help_text=_("How you know that it is this person who asks. The person reads it in the letter."),
    )


class BodyForm(forms.Form):
    """A member body that may nominate."""

    acronym = PlainText(label=_("Short name"), most=20, help_text=_("As it is known: “AFNOR”."))
    name = PlainText(label=_("Name"), most=200)
    country = PlainText(
        label=_("Country"), most=2, required=False, help_text=_("Its two letters, as in “FR”.")
    )

    def clean_country(self) -> str:
        """Two letters or nothing."""
        country: str = self.cleaned_data["country"].upper()
        if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
            raise ValidationError(_("Write the country's two letters, as in “FR”, or nothing."))
        return country
