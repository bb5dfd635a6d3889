"""The mentee's seat: who agreed that somebody looks on from the console, and what the mentee would have done."""

from django.db import models
from django.db.models import Q

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting


class ShadowConsent(models.Model):
    """The group agreed that a mentee sees the convenors' console: asked how, written down by whom, when."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="shadow_consents")
    mentee = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="shadow_consents")
    how = models.CharField(max_length=300)
    given_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    given_at = models.DateTimeField()
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("meeting", "mentee"), condition=Q(ended_at=None), name="one_consent_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.mentee} looks on in {self.meeting}"


class ShadowMark(models.Model):
    """«I would now …»: what a mentee would do at a place of the log. What and why are sealed, for the pair alone."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="shadow_marks")
    mentee = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="shadow_marks")
    key = models.ForeignKey("learning.PairKey", null=True, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveIntegerField()  # of the log, when it was thought
    at = models.DateTimeField()
    words = models.BinaryField()  # sealed by the pair's key; by the outer key where there is no mentor yet
    once = models.CharField(max_length=40)  # idempotency key of the page

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("meeting", "mentee", "once"), name="one_mark_per_press"),
        )

    def __str__(self) -> str:
        return f"mark {self.pk}"
