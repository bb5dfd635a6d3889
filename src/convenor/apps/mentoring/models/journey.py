"""What is done on the way: sessions, attendance, assignments, objectives with their evidence."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting
from convenor.apps.learning.models import PairKey
from convenor.apps.mentoring.models.joining import Journey, Pairing


class Session(models.Model):
    """A talk of mentor and mentee: proposed times, one agreed, held when both say so."""

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="sessions")
    activity = models.CharField(max_length=40)  # key in the pack: what the talk is for
    state = models.CharField(max_length=20)  # proposed, agreed, held, cancelled
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField(default=45)
    starts_at = models.DateTimeField(null=True)  # agreed
    place = models.CharField(_("where or link"), max_length=300, blank=True)
    sequence = models.PositiveSmallIntegerField(default=0)  # of the calendar invitation
    uid = models.CharField(max_length=80, unique=True)
    shared_notes = models.BinaryField(default=bytes)  # sealed by the pair's key
    shared_revision = models.PositiveIntegerField(default=0)
    private_notes = models.BinaryField(default=bytes)  # sealed; for the mentor alone
    private_revision = models.PositiveIntegerField(default=0)
    mentee_confirmed_at = models.DateTimeField(null=True)
    mentor_confirmed_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-made_at", "-pk")
        constraints = (
            models.CheckConstraint(
                condition=~Q(state__in=("agreed", "held")) | Q(starts_at__isnull=False),
                name="agreed_says_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.activity} {self.state}"


class ProposedTime(models.Model):
    """One start that was offered for a session."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="times")
    starts_at = models.DateTimeField()

    class Meta:
        ordering = ("starts_at",)
        constraints = (models.UniqueConstraint(fields=("session", "starts_at"), name="one_offer_per_start"),)

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class AgendaPoint(models.Model):
    """A point that somebody of the pair put on a session's agenda by hand."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="points")
    words = models.BinaryField()  # sealed by the pair's key
    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"point {self.pk}"


class Attendance(models.Model):
    """The mentee says: prepared with the co-convenors, or attended a meeting; the group confirms."""

    class Kind(models.TextChoices):
        PREPARED = "prepared", _("prepared with the co-convenors")
        ATTENDED = "attended", _("attended a meeting")

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="attendances")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    meeting = models.ForeignKey(Meeting, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    held_on = models.DateField()
    words = models.CharField(max_length=500, blank=True)
    claimed_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("held_on", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("journey", "meeting"), condition=Q(declined_at=None), name="one_claim_per_meeting"
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None, confirmed_by=None)
                | Q(confirmed_at__isnull=False, confirmed_by__isnull=False),
                name="confirmation_has_who_and_when",
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.held_on}"


class Assignment(models.Model):
    """Something the mentor asks the mentee to do, hand in and hear about."""

    class Kind(models.TextChoices):
        CONVENE = "convene", _("convene one clause")
        REPORT = "report", _("draft a report")
        REVIEW = "review", _("review a meeting summary")
        OTHER = "other", _("something else")

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="assignments")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=160)
    brief = models.TextField()
    due_on = models.DateField(null=True, blank=True)
    set_at = models.DateTimeField()
    work = models.BinaryField(default=bytes)  # sealed by the pair's key
    work_revision = models.PositiveIntegerField(default=0)
    handed_in_at = models.DateTimeField(null=True)
    feedback = models.BinaryField(default=bytes)  # sealed by the pair's key
    answered_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-set_at", "-pk")

    def __str__(self) -> str:
        return self.title


class ObjectiveStanding(models.Model):
    """Where one mentee stands with one objective: own view, mentor's signature, confirmation."""

    class Level(models.TextChoices):
        NOT_YET = "not-yet", _("not yet")
        GROWING = "growing", _("growing")
        READY = "ready", _("I can show it")

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="objectives")
    objective = models.CharField(max_length=40)  # key in the pack
    own_level = models.CharField(max_length=10, choices=Level.choices, blank=True)
    own_words = models.BinaryField(default=bytes)  # sealed by ``own_key``: between mentee and mentor
    own_key = models.ForeignKey(PairKey, null=True, on_delete=models.PROTECT, related_name="+")
    own_at = models.DateTimeField(null=True)
    signed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("journey", "objective"), name="one_standing_per_objective"),
            models.CheckConstraint(
                condition=Q(signed_at=None, signed_by=None)
                | Q(signed_at__isnull=False, signed_by__isnull=False),
                name="signature_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(signed_at__isnull=False),
                name="confirmed_only_when_signed",
            ),
        )

    def __str__(self) -> str:
        return f"{self.objective} of {self.journey_id}"


class LinkedEvidence(models.Model):
    """What a signature points at: an attempt, a handout, a session, an attendance, an assignment."""

    class Kind(models.TextChoices):
        ATTEMPT = "attempt", _("self-test")
        HANDOUT = "handout", _("handout")
        SESSION = "session", _("talk")
        ATTENDANCE = "attendance", _("attendance")
        ASSIGNMENT = "assignment", _("assignment")
        READING = "reading", _("reading")

    standing = models.ForeignKey(ObjectiveStanding, on_delete=models.CASCADE, related_name="evidence")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    ref = models.PositiveBigIntegerField()  # the row's id
    linked_at = models.DateTimeField()

    class Meta:
        ordering = ("linked_at", "pk")
        verbose_name_plural = "linked evidence"
        constraints = (
            models.UniqueConstraint(fields=("standing", "kind", "ref"), name="evidence_linked_once"),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.ref}"
