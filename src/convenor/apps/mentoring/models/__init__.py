"""From nomination to graduation: every row here is made by doing something, never by ticking it off."""

from convenor.apps.mentoring.models.joining import (
    Alarm,
    Conflict,
    EndRequest,
    Experience,
    Journey,
    Mentor,
    Nomination,
    NominationStep,
    Pairing,
)
from convenor.apps.mentoring.models.journey import (
    AgendaPoint,
    Assignment,
    Attendance,
    LinkedEvidence,
    ObjectiveStanding,
    ProposedTime,
    Session,
)

__all__ = [
    "AgendaPoint",
    "Alarm",
    "Assignment",
    "Attendance",
    "Conflict",
    "EndRequest",
    "Experience",
    "Journey",
    "LinkedEvidence",
    "Mentor",
    "Nomination",
    "NominationStep",
    "ObjectiveStanding",
    "Pairing",
    "ProposedTime",
    "Session",
]
