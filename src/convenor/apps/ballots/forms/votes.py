"""One vote of a member body, and a list of them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.forms import PlainText
from convenor.apps.ballots.models import Comment, Vote
from convenor.domain.ballot.votes import Choice, Stage

FACTS = ("body", "choice", "is_p_member", "names_expert", "reasons", "response", "satisfied", "comments")
HEARD = {"": None, "yes": True, "no": False}


class VoteForm(forms.Form):
    """How a member body voted; for a vote against its reasons, the answer, and what the body says to it."""

    body = PlainText(
        label=_("Member body"), most=40, help_text=_("Its country code or its acronym, as in “DE” or “DIN”.")
    )
    choice = forms.ChoiceField(label=_("Vote"), choices=Vote.Side.choices, widget=forms.RadioSelect)
    is_p_member = forms.BooleanField(
        label=_("It is a P-member of the committee"), required=False, initial=True
    )
    names_expert = forms.BooleanField(label=_("It names an expert for the work"), required=False)
    reasons = PlainText(
        label=_("Its technical reasons, in its own words"),
        most=4_000,
        lines=True,
        required=False,
        help_text=_("A vote against a DIS or FDIS is not counted without technical reasons."),
    )
    comments = forms.TypedMultipleChoiceField(
        label=_("Its comments that give the reasons"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    response = PlainText(label=_("What was answered to it"), most=4_000, lines=True, required=False)
    satisfied = forms.TypedChoiceField(
        label=_("What the member body says to the answer"),
        choices=(
            ("", _("It has not been heard yet")),
            ("yes", _("It is satisfied")),
            ("no", _("It stays opposed")),
        ),
        coerce=HEARD.__getitem__,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(
        self, data: Any = None, *, stage: str, row: Vote | None = None, comments: Sequence[Comment] = ()
    ) -> None:
        super().__init__(data, initial=_initial(row) if row else None)
        choices = [(each.number, _label(each)) for each in comments]
        self.fields["comments"].choices = choices  # type: ignore[attr-defined]
        if stage != Stage.NP:
            self.fields["names_expert"].widget = forms.HiddenInput()
        if row is not None:
            self.fields["body"].widget = forms.HiddenInput()
        for name in ("comments",) if not choices else ():
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """What is said of a vote against belongs to a vote against alone."""
        found: dict[str, Any] = {"comments": [], **(super().clean() or {})}
        if found.get("choice") != Choice.AGAINST:
            found |= {"comments": [], "satisfied": None}
        return found


def _initial(row: Vote) -> dict[str, Any]:
    heard = {value: name for name, value in HEARD.items()}
    return {name: getattr(row, name) for name in FACTS} | {"satisfied": heard[row.satisfied]}


def _label(comment: Comment) -> str:
    said = comment.comment or comment.change
    head = " · ".join(filter(None, (comment.source, comment.clause, comment.typed_kinds)))
    return f"{head}: {said[:160]}{'…' if len(said) > 160 else ''}"
