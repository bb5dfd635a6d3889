"""Forms about talks: offering times, choosing one, cancelling, a point for the agenda."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from convenor.apps.accounts.forms import PlainText
from convenor.apps.mentoring.queries.sessions import Talks


def moment_of(text: str) -> datetime:
    """The moment that a choice on the page stands for."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ValidationError(_("Choose one of the times on the page.")) from None
    if moment.tzinfo is None:
        raise ValidationError(_("Choose one of the times on the page."))
    return moment.astimezone(UTC)


class Starts(forms.MultipleChoiceField):
    """Suggested times that were ticked; a suggestion made when the page was opened stays good."""

    def valid_value(self, value: Any) -> bool:
        """Accept what is a moment."""
        return bool(moment_of(str(value)))


def _own_time(number: int) -> forms.DateTimeField:
    widget = forms.DateTimeInput(attrs={"type": "datetime-local", "class": "short"}, format="%Y-%m-%dT%H:%M")
    label = _("Time of your own, %(number)s") % {"number": number}
    return forms.DateTimeField(required=False, label=label, widget=widget)


class TimesForm(forms.Form):
    """Up to three times: suggested ones, or one's own, on the writer's clock."""

    once = forms.CharField(widget=forms.HiddenInput, max_length=40, initial=lambda: uuid4().hex)
    starts = Starts(required=False, label=gettext_lazy("Times that suit you both"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in (1, 2, 3):
            self.fields[f"own{number}"] = _own_time(number)

    def clean(self) -> dict[str, Any]:
        """Every time that was chosen or typed."""
        data = super().clean() or {}
        typed = (data.get(f"own{number}") for number in (1, 2, 3))
        picked = [moment_of(each) for each in data.get("starts", [])]
        data["all"] = sorted({*picked, *(each.astimezone(UTC) for each in typed if each)})
        if not self.errors and not data["all"]:
            raise ValidationError(_("Choose at least one time, or type one of your own."))
        if len(data["all"]) > 3:
            raise ValidationError(_("Offer three times at most: take some away."))
        return data

    @property
    def picked(self) -> list[str]:
        """The suggestions that were ticked before."""
        return self.data.getlist("starts") if hasattr(self.data, "getlist") else []

    @property
    def own(self) -> list[forms.BoundField]:
        """The three fields for own times."""
        return [self[f"own{number}"] for number in (1, 2, 3)]


class ProposeForm(TimesForm):
    """A new talk: what for, how long, where, and when."""

    activity = forms.ChoiceField(label=gettext_lazy("What is the talk for?"))
    minutes = forms.TypedChoiceField(
        coerce=int,
        initial=45,
        label=gettext_lazy("How long?"),
        choices=[
            (each, gettext_lazy("%(minutes)s minutes") % {"minutes": each}) for each in (30, 45, 60, 90)
        ],
    )
    place = PlainText(
        most=300,
        required=False,
        label=gettext_lazy("Where, or the link to the call"),
    )

    def __init__(self, *args: Any, open_talks: Sequence[Talks], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["activity"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - tells the type checker
        field.choices = [(each.activity.key, each.title) for each in open_talks]


class AcceptForm(forms.Form):
    """One of the times on offer."""

    start = forms.CharField(
        max_length=60, error_messages={"required": gettext_lazy("Choose one of the times.")}
    )

    def clean_start(self) -> datetime:
        """The moment."""
        return moment_of(self.cleaned_data["start"])


class CancelForm(forms.Form):
    """Why a talk is called off."""

    reason = PlainText(most=300, label=gettext_lazy("Why? The other reads this."))


class PointForm(forms.Form):
    """A point for the agenda."""

    words = PlainText(most=500, label=gettext_lazy("What would you like to talk about?"))
