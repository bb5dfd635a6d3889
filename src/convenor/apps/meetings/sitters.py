"""Who sits at which seat: what the log does not say."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.models import ShadowConsent, Sitting


@dataclass(frozen=True, slots=True)
class Sitter:
    """Somebody at a seat: the name, how it is said, and the device or the account that the seat belongs to."""

    name: str
    say: str = ""
    person: int = 0
    device: str = ""


def sitters(meeting: int, seats: Collection[int] = ()) -> dict[int, Sitter]:
    """Who sits in a meeting, by seat: all, or those at ``seats``."""
    rows = Sitting.objects.filter(meeting=meeting, **({"seat__in": seats} if seats else {}))
    found = rows.values_list("seat", "name", "say_as", "person__name", "person__said", "person", "device")
    return {
        seat: Sitter(person_name or name, person_said or said, person or 0, device)
        for seat, name, said, person_name, person_said, person, device in found
    }


def consents_of(meeting: int) -> frozenset[int]:
    """The consents that stand, by which mentees look on."""
    return frozenset(
        ShadowConsent.objects.filter(meeting=meeting, ended_at=None).values_list("pk", flat=True)
    )


def names_of(found: Mapping[int, Sitter]) -> dict[int, str]:
    """The names alone, as the boards show them."""
    return {seat: each.name for seat, each in found.items()}


def title_of(meeting: int) -> str:
    """What the meeting is called: its group, and its own title."""
    found = Meeting.objects.filter(pk=meeting).values_list("group__name", "title").first()
    return " · ".join(found) if found else ""
