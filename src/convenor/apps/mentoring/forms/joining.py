"""Forms of a nomination."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.forms import PlainText
from convenor.apps.accounts.models import MemberBody, Person
from convenor.apps.committees.models import WorkingGroup
from convenor.apps.mentoring.actions.joining import Newcomer
from convenor.apps.mentoring.queries.joining import bodies_of

MOST = 5_000  # characters of a statement, a question, a reason


def _in_one_line(group: Any) -> str:
    return f"{group.name} · {group.title} ({group.document})"


class NominationForm(forms.Form):
    """Whom a member body nominates, for which working group, and why."""

    body = forms.ModelChoiceField(MemberBody.objects.none(), label=_("Your member body"))
    person = forms.ModelChoiceField(
        Person.objects.none(),
        required=False,
        label=_("Somebody of your member body"),
        empty_label=_("Somebody else: I write the name below"),
    )
    name = PlainText(most=120, required=False, label=_("Full name"))
    email = forms.EmailField(
        required=False,
        max_length=254,
        label=_("E-mail address"),
        help_text=_("The invitation goes there. It opens an account once, within two weeks."),
    )
    language = forms.ChoiceField(
        choices=settings.LANGUAGES, required=False, label=_("Language of the letters and pages")
    )
    group = forms.ModelChoiceField(
        WorkingGroup.objects.none(), label=_("Working group to follow"), empty_label=_("Choose a group")
    )
    statement = PlainText(
        most=MOST,
        lines=True,
        label=_("Why this person, and why this group"),
        help_text=_("A few sentences: what they have done, what you hope for."),
    )

    def __init__(self, *args: Any, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = bodies_of(by)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["person"].queryset = Person.objects.filter(  # type: ignore[attr-defined]
            body__in=bodies, is_active=True
        )
        self.fields["group"].label_from_instance = _in_one_line  # type: ignore[attr-defined]
        self.fields["group"].queryset = WorkingGroup.objects.filter(closed_at=None)  # type: ignore[attr-defined]
        self.fields["statement"].who_sees = _(  # type: ignore[attr-defined]
            "Read by the person you nominate, the secretariat, and later the mentor who is asked."
        )
        for either in ("person", "name", "email", "language"):
            self.fields[either].either = True  # type: ignore[attr-defined]
        only = list(bodies[:2])
        if len(only) == 1:
            self.fields["body"].initial = only[0]
            self.fields["body"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """Either somebody who is here, or a name and an address."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("person") and (given.get("name") or given.get("email")):
            self.add_error(
                "person", _("Choose somebody from the list, or write a name and an address: not both.")
            )
        if not given.get("person") and "person" not in self.errors:
            if not given.get("name") and "name" not in self.errors:
                self.add_error("name", _("Choose somebody above, or write the full name here."))
            if not given.get("email") and "email" not in self.errors:
                self.add_error("email", _("Choose somebody above, or write the e-mail address here."))
        return given

    def who(self) -> Person | Newcomer:
        """The person chosen, or what is said of somebody new."""
        given = self.cleaned_data
        if given["person"]:
            person: Person = given["person"]
            return person
        language = given["language"] or settings.LANGUAGE_CODE
        return Newcomer(name=given["name"], email=given["email"], language=language)


class MoveForm(forms.Form):
    """What somebody brings to a move: words, and declarations where they are asked for."""

    words = PlainText(most=MOST, lines=True, required=False, label=_("Your words"))
    declared = forms.MultipleChoiceField(required=False)

    def __init__(self, data: Any, *, declarations: list[str]) -> None:
        super().__init__(data)
        self.fields["declared"].choices = [(each, each) for each in declarations]  # type: ignore[attr-defined]
