"""A ballot that somebody practises with, what its working group decided, and what was said before looking at that.

What the working group decided stands here and nowhere else: the pages and files of a ballot belong to an app below this
one, which cannot import it. Only the comparison reads it.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from convenor.apps.ballots.models import Ballot
from convenor.apps.ballots.models.comments import DISPOSITIONS, Comment


class Practice(models.Model):
    """One ballot of one person: whose it is, and when it began, says the ballot itself."""

    class Language(models.TextChoices):
        MIXED = "mixed", _("English and French, as member bodies write")
        ENGLISH = "en", _("English")
        FRENCH = "fr", _("French where the set has it; the editing unit writes English")

    ballot = models.OneToOneField(Ballot, primary_key=True, on_delete=models.CASCADE, related_name="practice")
    number = models.PositiveIntegerField()  # of this person's practices
    language = models.CharField(max_length=5, choices=Language.choices, default=Language.MIXED)
    done_at = models.DateTimeField(null=True, blank=True)  # from then on everything is open

    class Meta:
        ordering = ("-number",)

    def __str__(self) -> str:
        return f"practice {self.number}"


class Placed(models.Model):
    """Where a comment was put, and what was answered to it: ``domain.ballot.comparing.Placed`` in columns."""

    number = models.PositiveIntegerField()  # of the comment
    issue = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200, blank=True)  # of the issue
    batched = models.BooleanField(default=False)
    stance = models.CharField(max_length=8, choices=Comment.Side.choices, blank=True)
    disposition = models.CharField(max_length=24, choices=DISPOSITIONS, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering = ("number",)


class Truth(Placed):
    """What the working group made of one comment."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="truths")

    class Meta(Placed.Meta):
        constraints = (
            models.UniqueConstraint(fields=("practice", "number"), name="a_comment_has_one_truth"),
        )

    def __str__(self) -> str:
        return f"what was decided on comment {self.number}"


class Look(Placed):
    """What somebody had made of one comment when they looked at what the working group made of it."""

    practice = models.ForeignKey(Practice, on_delete=models.CASCADE, related_name="looks")
    at = models.DateTimeField()

    class Meta(Placed.Meta):
        constraints = (
            models.UniqueConstraint(fields=("practice", "number"), name="a_comment_is_looked_at_once"),
        )

    def __str__(self) -> str:
        return f"what was said of comment {self.number}"
