"""Names the app for Django."""

from django.apps import AppConfig


class MentoringConfig(AppConfig):
    """Nominations, mentors, pairs, the journey, sessions, objectives, graduation."""

    name = "convenor.apps.mentoring"
    label = "mentoring"
