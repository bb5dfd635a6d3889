"""The groups that were last suggested for a ballot."""

from django.db import models

from convenor.apps.accounts.models import Person
from convenor.apps.ballots.models.ballot import Ballot


class Grouping(models.Model):
    """What was found when somebody last asked which comments are about one issue. People confirm, nothing else does."""

    ballot = models.OneToOneField(Ballot, on_delete=models.CASCADE, related_name="grouping")
    groups = models.JSONField(default=list)  # members, fits, copies, near, lane, settled, reasons, left
    alone = models.JSONField(default=list)  # numbers of comments like no other
    compared = models.PositiveIntegerField(default=0)  # how many comments
    seconds = models.FloatField(default=0)  # how long it took
    revision = models.PositiveIntegerField(default=1)  # a new search makes the places of groups new
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"{len(self.groups)} groups suggested"
