"""One ballot on a draft, the files of comments that came in, and the drafting group that works through them."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import WorkingGroup


class Ballot(models.Model):
    """A ballot on one draft of a working group's document, or an invented one on which somebody practises alone."""

    class Stage(models.TextChoices):
        NP = "np", _("new proposal (NP)")
        CD = "cd", _("committee draft (CD)")
        DIS = "dis", _("draft International Standard (DIS)")
        FDIS = "fdis", _("final draft (FDIS)")

    group = models.ForeignKey(
        WorkingGroup, null=True, blank=True, on_delete=models.PROTECT, related_name="ballots"
    )
    practice_for = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.CASCADE, related_name="practice_ballots"
    )
    stage = models.CharField(max_length=4, choices=Stage.choices)
    title = models.CharField(max_length=200)
    closed_on = models.DateField(null=True, blank=True)  # the last day of voting
    p_members = models.PositiveSmallIntegerField(default=0)  # of the committee, voting or not
    collated_at = models.DateTimeField(null=True, blank=True)  # from then on the whole group reads
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    revision = models.PositiveIntegerField(default=1)  # of its facts: goes up with each change

    class Meta:
        ordering = ("-made_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(group=None, practice_for__isnull=False)
                | Q(group__isnull=False, practice_for=None),
                name="a_ballot_is_of_a_group_or_practice",
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_practice(self) -> bool:
        """Whether it is invented, and one person's alone."""
        return self.practice_for_id is not None


class Drafter(models.Model):
    """Somebody of the drafting group; it has at most twelve."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="drafters")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        ordering = ("person__name",)
        constraints = (models.UniqueConstraint(fields=("ballot", "person"), name="a_drafter_is_named_once"),)

    def __str__(self) -> str:
        return f"{self.person} drafts for {self.ballot}"


class CommentFile(models.Model):
    """A file as it came in, byte for byte, and what was read of it. ``failure`` says why it could not be read."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="files")
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    collation = models.PositiveSmallIntegerField(
        default=1
    )  # a later collation replaces what an earlier one said
    form = models.CharField(max_length=20, blank=True)
    about = models.JSONField(default=dict)  # date, document, project
    headings = models.JSONField(default=list)  # of all columns of its table
    mapping = models.JSONField(default=list)  # of ``sheet.Mapped``
    columns = models.JSONField(default=dict)  # column → place in the file's table, where set by hand
    doubts = models.JSONField(default=list)  # of ``sheet.Doubt``, about the file
    empty_rows = models.PositiveIntegerField(default=0)
    failure = models.CharField(max_length=60, blank=True)
    failure_values = models.JSONField(default=dict)
    body = models.CharField(max_length=40, blank=True)  # the member body that sent it, where it is one
    came_at = models.DateTimeField()
    came_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("collation", "name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("ballot", "sha256"), name="a_file_comes_once"),
            models.CheckConstraint(condition=~Q(name=""), name="a_file_has_a_name"),
        )

    def __str__(self) -> str:
        return self.name
