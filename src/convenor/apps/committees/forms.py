"""Forms of this app: a group, a seat in it, a meeting."""

import zoneinfo
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.forms import PlainText
from convenor.apps.accounts.models import Person
from convenor.apps.accounts.queries import zone_choices
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup
from convenor.apps.committees.queries import not_sitting_in
from convenor.domain.programme.definition import Track

GROUP = ("name", "title", "document", "document_title", "kind", "size", "track", "secretary")
MEETING = ("title", "starts_at", "ends_at", "time_zone", "mode", "place", "in_room", "remote", "between")


def track_words(track: Track) -> str:
    """A track in one line."""
    return gettext("%(months)s months to publication, %(dis)s to the draft for voting") % {
        "months": track.months_to_publication,
        "dis": track.months_to_dis,
    }


class GroupForm(forms.Form):
    """What is known of a working group."""

    name = PlainText(label=_("Short name"), most=40, help_text=_("As in “WG 57”."))
    title = PlainText(label=_("What the group is about"), most=200)
    document = PlainText(label=_("Number of the document"), most=60, help_text=_("As in “ISO/IEC 17024”."))
    document_title = PlainText(label=_("Title of the document"), most=300)
    kind = forms.ChoiceField(
        label=_("Kind of work"), choices=WorkingGroup.Kind.choices, widget=forms.RadioSelect
    )
    size = forms.IntegerField(
        label=_("Number of experts"),
        min_value=1,
        max_value=500,
        help_text=_("Appointed, convenors included."),
    )
    track = forms.ChoiceField(label=_("Development track"), required=False)
    secretary = forms.ModelChoiceField(
        label=_("Secretary"),
        queryset=Person.objects.filter(is_active=True),
        required=False,
        help_text=_("Plans the meetings and confirms who attended."),
    )

    def __init__(
        self, data: Any = None, *, tracks: Iterable[Track], group: WorkingGroup | None = None
    ) -> None:
        initial = {name: getattr(group, name) for name in GROUP} if group else None
        super().__init__(data, initial=initial)
        choices = [("", _("not known yet")), *((each.key, track_words(each)) for each in tracks)]
        self.fields["track"].choices = choices  # type: ignore[attr-defined]


class MemberForm(forms.Form):
    """Somebody takes a seat in a group."""

    person = forms.ModelChoiceField(
        label=_("Person"), queryset=Person.objects.none(), empty_label=_("Choose…")
    )
    part = forms.ChoiceField(label=_("As"), choices=Membership.Part.choices, initial=Membership.Part.EXPERT)
    since = forms.DateField(
        label=_("Since"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )

    def __init__(self, data: Any = None, *, group: WorkingGroup, today: date) -> None:
        super().__init__(data, initial={"since": today})
        self.fields["person"].queryset = not_sitting_in(group)  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """Somebody leaves a group."""

    until = forms.DateField(
        label=_("Last day"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


class MeetingForm(forms.Form):
    """A meeting: when on the clock of its place, where, in which mode, how many."""

    title = PlainText(label=_("Title"), most=120, help_text=_("As in “3rd meeting”."))
    time_zone = forms.ChoiceField(
        label=_("Time zone of the meeting"), help_text=_("Begin and end are written on this clock.")
    )
    starts_at = forms.CharField(
        label=_("Begins"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"})
    )
    ends_at = forms.CharField(label=_("Ends"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}))
    mode = forms.ChoiceField(label=_("Mode"), choices=Meeting.Mode.choices, widget=forms.RadioSelect)
    place = PlainText(
        label=_("Place"), most=120, required=False, help_text=_("A town; nothing for a virtual meeting.")
    )
    in_room = forms.IntegerField(label=_("Expected in the room"), min_value=0, max_value=2000, initial=0)
    remote = forms.IntegerField(label=_("Expected remotely"), min_value=0, max_value=2000, initial=0)
    between = forms.BooleanField(
        label=_("A working session between two meetings"),
        required=False,
        help_text=_(
            "At short notice: no deadlines, and for a mentee it does not count as a meeting attended."
        ),
    )

    def __init__(self, data: Any = None, *, zone: str, meeting: Meeting | None = None) -> None:
        super().__init__(data, initial=_of(meeting) if meeting else {"time_zone": zone})
        present = meeting.time_zone if meeting else zone
        self.fields["time_zone"].choices = zone_choices(present)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Read begin and end on the meeting's clock; refuse an hour that its clock skips, and an end before the begin."""
        data: dict[str, Any] = self.cleaned_data
        if "time_zone" in data:
            for name in ("starts_at", "ends_at"):
                if name in data:
                    data[name] = self._moment(name, data[name], zoneinfo.ZoneInfo(data["time_zone"]))
        begins, ends = data.get("starts_at"), data.get("ends_at")
        if isinstance(begins, datetime) and isinstance(ends, datetime) and ends <= begins:
            self.add_error("ends_at", _("The meeting ends before it begins: correct one of the two."))
        if data.get("mode") == Meeting.Mode.IN_PERSON and data.get("remote"):
            self.add_error(
                "remote", _("Nobody is remote when all meet in person: choose hybrid, or write 0.")
            )
        if data.get("mode") == Meeting.Mode.VIRTUAL and data.get("in_room"):
            self.add_error(
                "in_room", _("Nobody is in a room when the meeting is virtual: choose hybrid, or write 0.")
            )
        return data

    def _moment(self, name: str, typed: str, zone: zoneinfo.ZoneInfo) -> datetime | None:
        try:
            local = datetime.fromisoformat(typed.strip()).replace(tzinfo=zone)
        except ValueError:
            self.add_error(name, _("Write day and time as in 2026-12-09 09:00."))
            return None
        if not 1990 <= local.year <= 2100:
            self.add_error(name, _("Write a year between 1990 and 2100."))
            return None
        moment = local.astimezone(zoneinfo.ZoneInfo("UTC"))
        if moment.astimezone(zone).replace(tzinfo=None) != local.replace(tzinfo=None):
            self.add_error(
                name, _("On that day the clocks go forward and this hour does not exist: choose another.")
            )
        return moment


def _of(meeting: Meeting) -> dict[str, Any]:
    zone = zoneinfo.ZoneInfo(meeting.time_zone)
    local = {
        name: timezone.localtime(getattr(meeting, name), zone).strftime("%Y-%m-%dT%H:%M")
        for name in ("starts_at", "ends_at")
    }
    return {**{name: getattr(meeting, name) for name in MEETING}, **local}
