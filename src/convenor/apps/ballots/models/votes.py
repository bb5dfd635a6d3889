"""How the member bodies voted, and what became of each vote against."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from convenor.apps.ballots.models.ballot import Ballot
from convenor.domain.ballot.votes import Choice


class Vote(models.Model):
    """The vote of one member body. Its reasons are its own comments, where it points to them, and ``reasons``."""

    class Side(models.TextChoices):
        FOR = Choice.FOR.value, _("for")
        AGAINST = Choice.AGAINST.value, _("against")
        ABSTAIN = Choice.ABSTAIN.value, _("abstains")

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="votes")
    body = models.CharField(max_length=40)
    choice = models.CharField(max_length=8, choices=Side.choices)
    is_p_member = models.BooleanField(default=True)
    names_expert = models.BooleanField(default=False)  # for a new proposal
    reasons = models.TextField(blank=True)
    comments = models.JSONField(default=list)  # numbers of the comments that give the reasons
    response = models.TextField(blank=True)
    satisfied = models.BooleanField(null=True, blank=True)  # what the member body said; None until it has

    class Meta:
        ordering = ("body",)
        constraints = (models.UniqueConstraint(fields=("ballot", "body"), name="a_body_votes_once"),)

    def __str__(self) -> str:
        return f"{self.body} {self.choice}"
