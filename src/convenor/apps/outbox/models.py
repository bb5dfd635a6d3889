"""Letters that wait to be sent, and those that were."""

from django.db import models
from django.db.models import Q

from convenor.apps.accounts.models import Person


class Letter(models.Model):
    """One letter to one person. ``key`` is unique, so that nothing is sent twice.

    The words are sealed at rest: they hold links that sign in, and who meets whom.
    """

    key = models.CharField(max_length=120, unique=True)
    to = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="letters")
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=10)
    sealed = models.BinaryField()  # JSON: subject, text, html, calendar
    made_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    failure = models.CharField(max_length=200, blank=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        indexes = (
            models.Index(fields=("next_try_at",), condition=Q(sent_at=None), name="letters_waiting"),
            models.Index(fields=("to", "-made_at"), name="letters_of_a_person"),
        )

    def __str__(self) -> str:
        return f"{self.template} to {self.to_id}"
