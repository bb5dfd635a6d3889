"""Names the app for Django."""

from django.apps import AppConfig


class BallotsConfig(AppConfig):
    """The comments of a ballot, from the files that came in to the same files with their answers."""

    name = "convenor.apps.ballots"
    label = "ballots"
