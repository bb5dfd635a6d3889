"""Forms at the door of a meeting: the code, the name on the list or one's own, room or remote."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.forms import PlainText

MODES = (("room", _("in the room")), ("remote", _("remote")))


class CodeForm(forms.Form):
    """The code on the screen of the room."""

    code = PlainText(
        label=_("Code of the meeting"),
        most=20,
        help_text=_("Six letters and figures. It stands on the screen in the room and in the invitation."),
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code",
            }
        ),
    )


class PresenceForm(forms.Form):
    """Where somebody is, and whether the talk time may be kept beyond the report."""

    mode = forms.ChoiceField(
        label=_("Where are you?"), choices=MODES, widget=forms.RadioSelect, initial="room"
    )
    opt_out = forms.BooleanField(
        label=_("Take my name off my speaking time as soon as the report is final."), required=False
    )

    ids = "id_%s"

    def __init__(self, data: Any = None, *, mode: str = "room") -> None:
        super().__init__(data, initial={"mode": mode}, auto_id=self.ids)


class SeatForm(PresenceForm):
    """One of the names on the list."""

    seat = forms.IntegerField(
        min_value=1,
        max_value=10_000,
        error_messages={"required": _("Choose your name, or add yourself below.")},
    )
    field_order = ("seat", "mode", "opt_out")


class GuestForm(PresenceForm):
    """Somebody who is not on the list."""

    name = PlainText(label=_("Your name"), most=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    say_as = PlainText(
        label=_("How your name is said"),
        most=120,
        required=False,
        help_text=_("So that the chair gets it right when calling you."),
    )
    body = PlainText(
        label=_("Whom you come from"),
        most=40,
        required=False,
        help_text=_("Your member body or organization, in short: “DIN”."),
    )
    first_time = forms.BooleanField(label=_("I am at such a meeting for the first time."), required=False)
    ids = "guest_%s"  # it stands on one page with the list
    field_order = ("name", "say_as", "body", "mode", "first_time", "opt_out")
