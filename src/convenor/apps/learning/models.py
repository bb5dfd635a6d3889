"""What one who learns has read, answered and written. Progress is computed from these rows."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import Person


class Enrolment(models.Model):
    """Somebody learns by one version of a programme, and stays on it until moved."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="enrolments")
    programme = models.CharField(max_length=40)  # key of the pack
    version = models.CharField(max_length=20)  # of the pack
    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("person", "programme"), condition=Q(ended_at=None), name="one_current_enrolment"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} in {self.programme} {self.version}"


class PairKey(models.Model):
    """The wrapped key of one pair. Every sealed row names the key it was sealed by."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="keys")
    wrapped = models.BinaryField()
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"key {self.pk} of {self.enrolment_id}"


class ReadingMark(models.Model):
    """How far somebody is with one reading, and the notes for oneself."""

    class Status(models.TextChoices):
        UNREAD = "unread", _("not begun")
        READING = "reading", _("reading")
        READ = "read", _("read")

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="reading_marks")
    reading = models.CharField(max_length=60)  # key in the pack
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.UNREAD)
    notes = models.BinaryField(default=bytes)  # sealed by the outer key; for the reader alone
    notes_revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("enrolment", "reading"), name="one_mark_per_reading"),
            models.CheckConstraint(
                condition=~Q(status="read") | Q(read_at__isnull=False), name="read_says_when"
            ),
        )

    def __str__(self) -> str:
        return f"{self.reading} {self.status}"


class Asked(models.Model):
    """A question to the mentor, on a reading or on anything; it stands on the next session's agenda."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="questions")
    key = models.ForeignKey(PairKey, on_delete=models.PROTECT, related_name="+")
    reading = models.CharField(max_length=60, blank=True)
    words = models.BinaryField()  # sealed
    asked_at = models.DateTimeField()
    answer = models.BinaryField(default=bytes)  # sealed
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    answered_at = models.DateTimeField(null=True)
    once = models.CharField(max_length=40)  # idempotency key of the form

    class Meta:
        ordering = ("asked_at", "pk")
        constraints = (models.UniqueConstraint(fields=("enrolment", "once"), name="one_question_per_form"),)

    def __str__(self) -> str:
        return f"question {self.pk}"


class Attempt(models.Model):
    """One sitting of the self-test. Formula and version of the key stay with it."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    key_version = models.CharField(max_length=20)
    formula = models.CharField(max_length=20)
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)
    points = models.DecimalField(max_digits=6, decimal_places=3, null=True)
    whole_points = models.PositiveSmallIntegerField(null=True)
    out_of = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("enrolment", "number"), name="one_attempt_per_number"),
            models.UniqueConstraint(
                fields=("enrolment",), condition=Q(submitted_at=None), name="one_open_attempt"
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None, points=None)
                | Q(submitted_at__isnull=False, points__isnull=False),
                name="submitted_means_scored",
            ),
        )

    def __str__(self) -> str:
        return f"attempt {self.number} of {self.enrolment_id}"


class Ticked(models.Model):
    """The options ticked for one item of an attempt; saved at every change."""

    attempt = models.ForeignKey(Attempt, on_delete=models.CASCADE, related_name="answers")
    item = models.CharField(max_length=40)
    options = models.JSONField(default=list)
    saved_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("attempt", "item"), name="one_answer_per_item"),)

    def __str__(self) -> str:
        return f"{self.item} {self.options}"


class Handout(models.Model):
    """One filled-in form of the pack, in work or submitted."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="handouts")
    form = models.CharField(max_length=40)  # key in the pack
    begun_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)  # last time
    discussed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("enrolment", "form"), name="one_handout_per_form"),)

    def __str__(self) -> str:
        return f"{self.form} of {self.enrolment_id}"


class Answer(models.Model):
    """What stands in one field of a handout, sealed. ``revision`` grows with every save."""

    handout = models.ForeignKey(Handout, on_delete=models.CASCADE, related_name="answers")
    question = models.CharField(max_length=40)
    key = models.ForeignKey(PairKey, on_delete=models.PROTECT, related_name="+")
    text = models.BinaryField(default=bytes)  # sealed
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField()
    discussed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("handout", "question"), name="one_answer_per_question"),
        )

    def __str__(self) -> str:
        return f"{self.question} r{self.revision}"


class Version(models.Model):
    """A handout as it was when submitted: sealed JSON of question to text."""

    handout = models.ForeignKey(Handout, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    key = models.ForeignKey(PairKey, on_delete=models.PROTECT, related_name="+")
    answers = models.BinaryField()  # sealed JSON
    submitted_at = models.DateTimeField()

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=("handout", "number"), name="one_version_per_number"),)

    def __str__(self) -> str:
        return f"version {self.number} of {self.handout_id}"


class Comment(models.Model):
    """The mentor's word on one answer, and the mentee's reply."""

    handout = models.ForeignKey(Handout, on_delete=models.CASCADE, related_name="comments")
    question = models.CharField(max_length=40)
    key = models.ForeignKey(PairKey, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveSmallIntegerField()  # of the handout, when this was said
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.BinaryField()  # sealed
    at = models.DateTimeField()
    once = models.CharField(max_length=40)  # idempotency key of the form

    class Meta:
        ordering = ("at", "pk")
        constraints = (models.UniqueConstraint(fields=("handout", "once"), name="one_comment_per_form"),)

    def __str__(self) -> str:
        return f"comment {self.pk} on {self.question}"
