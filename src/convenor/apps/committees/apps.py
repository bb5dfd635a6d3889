"""Names the app for Django."""

from django.apps import AppConfig


class CommitteesConfig(AppConfig):
    """Working groups, their members, documents and meetings."""

    name = "convenor.apps.committees"
    label = "committees"
