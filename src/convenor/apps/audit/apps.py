"""Names the app for Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Who did what, and when: append-only, without foreign keys."""

    name = "convenor.apps.audit"
    label = "audit"
