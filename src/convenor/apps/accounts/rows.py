"""The profile's form with its rows: added and taken away without a script, and nothing typed is lost."""

import hashlib
from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext as _

from convenor.apps.accounts.forms import LanguageRow, ProfileForm, WindowRow
from convenor.apps.accounts.models import Person
from convenor.apps.accounts.queries import profile_of

MOST = 30


class LanguageRows(forms.BaseFormSet):  # type: ignore[type-arg]
    """Languages, each once."""

    def clean(self) -> None:
        """Refuse a language that stands there twice."""
        codes = [each.cleaned_data["code"] for each in self.forms if each.cleaned_data.get("code")]
        if len(codes) != len(set(codes)):
            raise ValidationError(_("One language stands here twice: remove one of the two rows."))


class WindowRows(forms.BaseFormSet):  # type: ignore[type-arg]
    """Hours of the week, each beginning once."""

    def clean(self) -> None:
        """Refuse hours that begin twice at the same time of the same day."""
        starts = [
            (each.cleaned_data["weekday"], each.cleaned_data["start"])
            for each in self.forms
            if each.is_valid() and each.cleaned_data
        ]
        if len(starts) != len(set(starts)):
            raise ValidationError(_("Two rows begin at the same time of the same day: remove one of them."))


KINDS: dict[str, Any] = {
    "languages": forms.formset_factory(
        LanguageRow, formset=LanguageRows, extra=0, max_num=MOST, validate_max=True
    ),
    "windows": forms.formset_factory(WindowRow, formset=WindowRows, extra=0, max_num=MOST, validate_max=True),
}
FIELDS = {"languages": ("code", "level"), "windows": ("weekday", "start", "end")}


class ProfilePage:
    """The three parts of a profile, as stored or as typed.

    A press on "add" or "remove" shows what was typed with one row more or less and saves nothing.
    """

    def __init__(self, person: Person, data: QueryDict | None) -> None:
        stored = profile_of(person)
        self.seen = hashlib.sha256(repr(stored).encode()).hexdigest()[:16]
        self.zone = person.time_zone
        self.wrong = False
        self.press = str(data.get("press", "save")) if data else ""
        self.stale = data is not None and self.press == "save" and data.get("seen") != self.seen
        if data and self.press == "save":
            self.form = ProfileForm(data, initial={}, zone=self.zone)
            self.rows = {kind: make(data, prefix=kind) for kind, make in KINDS.items()}
        else:
            self._show(typed(data) if data else stored)

    def _show(self, parts: Mapping[str, Any]) -> None:
        rows = {kind: pressed(self.press, kind, list(parts[kind])) for kind in KINDS}
        self.form = ProfileForm(initial=parts["profile"], zone=self.zone)
        self.rows = {kind: make(initial=rows[kind], prefix=kind) for kind, make in KINDS.items()}

    def is_right(self) -> bool:
        """Whether "save" was pressed and everything can be saved."""
        if self.press != "save":
            return False
        right = all([self.form.is_valid(), *(each.is_valid() for each in self.rows.values())])
        self.wrong = not right
        return right and not self.stale

    def cleaned(self) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
        """What is to be saved: profile, languages, hours. Rows left empty are left out."""
        languages, windows = (
            [each.cleaned_data for each in self.rows[kind].forms if each.cleaned_data] for kind in KINDS
        )
        return self.form.cleaned_data, languages, windows


def typed(data: QueryDict) -> dict[str, Any]:
    """The three parts as they were typed, right or wrong."""
    return {
        "profile": {name: data.get(name, "") for name in ProfileForm.base_fields},
        **{kind: typed_rows(data, kind) for kind in KINDS},
    }


def typed_rows(data: QueryDict, kind: str) -> list[dict[str, str]]:
    """The rows of one kind as they were typed."""
    given = str(data.get(f"{kind}-TOTAL_FORMS", ""))
    total = min(int(given), MOST) if given.isascii() and given.isdigit() else 0
    return [
        {name: str(data.get(f"{kind}-{place}-{name}", "")) for name in FIELDS[kind]} for place in range(total)
    ]


def pressed(press: str, kind: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with one more or one less, as "add:languages" or "remove:languages:2" says."""
    verb, _colon, rest = press.partition(":")
    named, _colon, place = rest.partition(":")
    if named != kind:
        return rows
    if verb == "add" and len(rows) < MOST:
        return [*rows, {}]
    return [each for number, each in enumerate(rows) if str(number) != place]
