"""Comments, the key issues that they are about, and what was done to many at once.

``revision`` goes up with each change: whoever changes what they have not seen is told so, and nothing is overwritten.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import Person
from convenor.apps.ballots.models.ballot import Ballot, CommentFile
from convenor.apps.committees.models import Meeting
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.ballot.kinds import Lane
from convenor.domain.ballot.resolution import State
from convenor.domain.ballot.stance import Stance

STATES = [(each.value, each.value) for each in State]
DISPOSITIONS = [(each.value, each.value) for each in Disposition]
LANES = [(each.value, each.value) for each in Lane]


class Resolved(models.Model):
    """How a comment or an issue stands: ``domain.ballot.resolution.Resolution`` in columns."""

    lane = models.CharField(max_length=12, choices=LANES, default=Lane.DISCUSSION.value)
    state = models.CharField(max_length=12, choices=STATES, default=State.OPEN.value)
    disposition = models.CharField(max_length=24, choices=DISPOSITIONS, blank=True)
    reason = models.TextField(blank=True)  # why, and what the answer says in the last column
    decided_kind = models.CharField(max_length=8, blank=True)  # "meeting", "round" or "practice"
    decided_name = models.CharField(max_length=200, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Issue(Resolved):
    """A key issue that many comments are about. A person confirmed each comment that stands in it."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="issues")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200)
    text = models.TextField(blank=True)  # the changed text that is proposed
    assignee = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)  # that the convenors give it
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    item = models.PositiveIntegerField(null=True, blank=True)  # of that meeting's agenda
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("ballot", "number"), name="an_issue_has_one_number"),)

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class Comment(Resolved):
    """One comment. ``number`` is ours and never changes; the file's own ids change with each collation."""

    class Side(models.TextChoices):
        FOR = Stance.FOR.value, _("for")
        AGAINST = Stance.AGAINST.value, _("against")
        OTHER = Stance.OTHER.value, _("another remedy")

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="comments")
    number = models.PositiveIntegerField()
    file = models.ForeignKey(CommentFile, on_delete=models.PROTECT, related_name="comments")
    table = models.PositiveIntegerField()  # where it stands in the file
    row = models.PositiveIntegerField()
    place = models.PositiveIntegerField()  # by clause, in the order of the document
    body = models.CharField(max_length=40, blank=True)  # the code that it counts under
    source = models.CharField(max_length=200, blank=True)  # its id as typed
    kinds = models.CharField(max_length=12, blank=True)  # "ed te"
    typed_kinds = models.CharField(max_length=60, blank=True)
    clause = models.CharField(max_length=300, blank=True)  # as typed
    line = models.CharField(max_length=100, blank=True)
    element = models.CharField(max_length=300, blank=True)
    comment = models.TextField(blank=True)
    change = models.TextField(blank=True)
    observation = models.TextField(blank=True)  # what the file said in its last column
    extra = models.JSONField(default=list)  # heading and text of columns that no form knows
    pictures = models.JSONField(default=list)
    doubts = models.JSONField(default=list)  # of ``sheet.Doubt``
    questions = models.PositiveSmallIntegerField(default=0)  # doubts that somebody should look at
    issue = models.ForeignKey(
        Issue, null=True, blank=True, on_delete=models.SET_NULL, related_name="comments"
    )
    stance = models.CharField(max_length=8, choices=Side.choices, blank=True)
    note = models.TextField(blank=True)  # of those who work on the comments; it leaves the house in no file
    kept = models.JSONField(default=list)  # code and text of doubts that somebody looked at and left
    typed = models.JSONField(default=dict)  # what stands in the file where a repair changed it, by column
    since = models.PositiveSmallIntegerField(default=1)  # the collation that brought it
    changed_in = models.PositiveSmallIntegerField(null=True, blank=True)  # the last collation that changed it
    was = models.JSONField(default=dict)  # what that one changed, as it was before
    gone = models.BooleanField(default=False)  # a later collation does not have it any more

    class Meta:
        ordering = ("place", "number")
        indexes = (
            models.Index(fields=("ballot", "place", "number"), name="comments_by_clause"),
            models.Index(fields=("ballot", "state"), name="comments_by_state"),
        )
        constraints = (
            models.UniqueConstraint(fields=("ballot", "number"), name="a_comment_has_one_number"),
            models.CheckConstraint(
                condition=Q(state=State.OPEN.value, issue=None) | ~Q(state=State.OPEN.value),
                name="a_comment_in_an_issue_is_grouped",
            ),
        )

    def __str__(self) -> str:
        return f"comment {self.number}"


class Batch(models.Model):
    """One step for many comments, with how each stood before and after, so that it can be undone."""

    ballot = models.ForeignKey(Ballot, on_delete=models.CASCADE, related_name="batches")
    verb = models.CharField(max_length=12)
    changes = models.JSONField()  # number, before, after
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.verb} of {len(self.changes)}"
