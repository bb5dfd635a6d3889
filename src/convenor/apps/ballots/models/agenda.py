"""Where the working group decides on the editorial batch."""

from django.db import models

from convenor.apps.ballots.models.ballot import Ballot
from convenor.apps.committees.models import Meeting


class BatchItem(models.Model):
    """The item of a meeting's agenda that takes the one decision on the batch; gone once that is recorded."""

    ballot = models.OneToOneField(Ballot, on_delete=models.CASCADE, related_name="batch_item")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    item = models.PositiveIntegerField()  # of that meeting's agenda

    def __str__(self) -> str:
        return f"the batch at {self.meeting}"
