"""The room of a meeting, its log, and who sat where."""

from convenor.apps.meetings.models.room import LoggedEvent, Room, Sitting

__all__ = ["LoggedEvent", "Room", "Sitting"]
