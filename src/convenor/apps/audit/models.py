"""The audit line: one row per write, never changed, pointing at nothing."""

from django.db import models


class Entry(models.Model):
    """Somebody did something to something. Ids are copied, so that no erasure breaks the line."""

    at = models.DateTimeField()
    actor = models.BigIntegerField(null=True)
    action = models.CharField(max_length=80)
    subject_type = models.CharField(max_length=60, blank=True)
    subject = models.CharField(max_length=60, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        indexes = (models.Index(fields=("subject_type", "subject", "at"), name="audit_subject"),)
        verbose_name_plural = "entries"

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject_type} {self.subject}"
