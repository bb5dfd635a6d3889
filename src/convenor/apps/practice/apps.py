"""Names the app for Django."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Ballots to practise with, what their working group decided, and what was said before looking."""

    name = "convenor.apps.practice"
    label = "practice"
