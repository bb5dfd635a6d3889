"""Names the app for Django."""

from django.apps import AppConfig


class MeetingsConfig(AppConfig):
    """The meeting room: the log of each meeting, its one writer, and the boards that listen to it."""

    name = "convenor.apps.meetings"
    label = "meetings"
