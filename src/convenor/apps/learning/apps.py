"""Names the app for Django."""

from django.apps import AppConfig


class LearningConfig(AppConfig):
    """Reading, self-test and handouts of one who learns."""

    name = "convenor.apps.learning"
    label = "learning"
