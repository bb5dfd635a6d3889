"""The meeting report: its passages, every wording they had, what was asked and proposed, and whole versions.

Whoever wrote something may be erased: the words stay, and nobody stands beside them.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.meetings.models.room import Sitting


class Report(models.Model):
    """The report of one meeting. ``place`` is the place in the log up to which it was drafted."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being drafted")
        REVIEW = "review", _("with the convenors")
        AMENDING = "amending", _("open to amendments")
        FINAL = "final", _("final")

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="report")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    language = models.CharField(max_length=10)
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=300, blank=True)
    place = models.PositiveIntegerField()
    drafted_at = models.DateTimeField()
    drafted_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    until = models.DateTimeField(null=True)  # when the round of amendments ends
    final_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=("amending", "final")) | Q(until__isnull=False),
                name="a_round_of_amendments_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(state="final", final_at__isnull=False) | ~Q(state="final") & Q(final_at=None),
                name="a_final_report_says_since_when",
            ),
        )

    def __str__(self) -> str:
        return f"report of {self.meeting}"


class Passage(models.Model):
    """One part of a report, as it now stands. An empty text is a passage that was taken out."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="passages")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=12)  # of ``documents.passages.KINDS``
    text = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return f"passage {self.pk} of report {self.report_id}"


class Wording(models.Model):
    """What a passage said after one change, who changed it, and why."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="wordings")
    revision = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    why = models.CharField(max_length=1000, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("revision",)
        constraints = (
            models.UniqueConstraint(fields=("passage", "revision"), name="one_wording_a_revision"),
        )

    def __str__(self) -> str:
        return f"wording {self.revision} of passage {self.passage_id}"


class Acceptance(models.Model):
    """A convenor read a passage in one revision and found it accurate; another revision is to be read anew."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="acceptances")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    revision = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("passage", "person"), name="one_acceptance_a_person"),)

    def __str__(self) -> str:
        return f"{self.person} accepts passage {self.passage_id}"


class Question(models.Model):
    """What a convenor asks about a passage, and what the secretary answers."""

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="questions")
    once = models.CharField(max_length=40)  # the form's mark: the same form sent twice asks once
    words = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("passage", "once"), name="one_question_a_form"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | ~Q(answer="") & Q(answered_at__isnull=False),
                name="an_answer_says_when",
            ),
        )

    def __str__(self) -> str:
        return f"question about passage {self.passage_id}"


class Proposal(models.Model):
    """An amendment: other words for a passage, proposed by somebody who was present, taken or declined."""

    class Standing(models.TextChoices):
        OPEN = "open", _("waits for the convenors")
        TAKEN = "taken", _("taken")
        DECLINED = "declined", _("declined")

    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="proposals")
    once = models.CharField(max_length=40)
    revision = models.PositiveIntegerField()  # of the passage, when it was proposed
    before = models.TextField(blank=True)  # what the passage said then
    text = models.TextField(blank=True)
    why = models.CharField(max_length=1000)
    proposed_at = models.DateTimeField()
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    proposed_from = models.ForeignKey(
        Sitting, null=True, on_delete=models.SET_NULL, related_name="+"
    )  # of a guest
    standing = models.CharField(max_length=10, choices=Standing.choices, default=Standing.OPEN)
    answer = models.CharField(max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("proposed_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=("passage", "once"), name="one_proposal_a_form"),
            models.CheckConstraint(
                condition=Q(standing="open", decided_at=None)
                | ~Q(standing="open") & Q(decided_at__isnull=False),
                name="a_decision_says_when",
            ),
        )

    def __str__(self) -> str:
        return f"proposal about passage {self.passage_id}"


class ReportVersion(models.Model):
    """The whole report as it went from one hand to the next: kept for good."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=Report.State.choices)  # that it entered
    why = models.CharField(max_length=1000, blank=True)
    content = models.TextField()  # JSON: [[passage, kind, text], …]
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("report", "number"), name="one_version_a_number"),)

    def __str__(self) -> str:
        return f"version {self.number} of report {self.report_id}"
