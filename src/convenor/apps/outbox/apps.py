"""Names the app for Django."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Letters and calendar invitations, sent after commit, once."""

    name = "convenor.apps.outbox"
    label = "outbox"
