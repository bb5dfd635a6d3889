"""From nomination to graduation: every row here is made by doing something, never by ticking it off."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import MemberBody, Person
from convenor.apps.committees.models import Meeting, WorkingGroup
from convenor.apps.learning.models import Enrolment, PairKey


class Nomination(models.Model):
    """A member body proposes somebody as mentee for a working group. States: domain ``joining``."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="nominations")
    body = models.ForeignKey(MemberBody, on_delete=models.PROTECT, related_name="nominations")
    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="nominations")
    statement = models.TextField()
    nominated_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    state = models.CharField(max_length=20)  # domain.programme.joining.NominationState
    changed_at = models.DateTimeField()
    declared_at = models.DateTimeField(null=True)  # all declarations of the pack, at once

    class Meta:
        ordering = ("-changed_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("person",),
                condition=Q(state__in=("invited", "accepted", "more-asked", "deferred", "confirmed")),
                name="one_nomination_under_way",
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} for {self.group}: {self.state}"


class NominationStep(models.Model):
    """One legal move of a nomination: who, when, with which words."""

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="steps")
    verb = models.CharField(max_length=20)
    state = models.CharField(max_length=20)  # the state it led to
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.verb} at {self.at:%Y-%m-%d}"


class Mentor(models.Model):
    """An experienced convenor who accompanies mentees of other groups."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="mentor")
    capacity = models.PositiveSmallIntegerField(default=1)
    about = models.TextField(blank=True)
    paused_from = models.DateField(null=True, blank=True)
    paused_until = models.DateField(null=True, blank=True)  # None with a start: until further notice
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("person__name",)
        constraints = (
            models.CheckConstraint(
                condition=Q(paused_until=None)
                | Q(paused_from__isnull=False, paused_until__gte=F("paused_from")),
                name="a_pause_ends_after_it_began",
            ),
        )

    def __str__(self) -> str:
        return str(self.person)


class Experience(models.Model):
    """A working group that a mentor convened."""

    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="experience")
    group = models.CharField(max_length=60)  # its name: it may be closed and older than this product
    document = models.CharField(max_length=120, blank=True)
    size = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=WorkingGroup.Kind.choices)
    from_year = models.PositiveSmallIntegerField(null=True, blank=True)
    to_year = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("-to_year", "group")
        verbose_name_plural = "experience"

    def __str__(self) -> str:
        return f"{self.group} ({self.size})"


class Conflict(models.Model):
    """A declared conflict of interest between a mentor and somebody. The reason is not asked."""

    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="conflicts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    declared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    declared_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("mentor", "person"), name="one_conflict_per_person"),)

    def __str__(self) -> str:
        return f"{self.mentor} and {self.person}"


class Journey(models.Model):
    """One mentee's way through the programme, from confirmation to graduation."""

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="journey")
    enrolment = models.OneToOneField(Enrolment, on_delete=models.PROTECT, related_name="journey")
    mentee = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="journeys")
    group = models.ForeignKey(WorkingGroup, on_delete=models.PROTECT, related_name="journeys")
    begun_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)  # graduation asked for by the mentor
    graduated_at = models.DateTimeField(null=True)
    graduated_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    certificate = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ("begun_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(graduated_at=None, graduated_by=None)
                | Q(graduated_at__isnull=False, graduated_by__isnull=False),
                name="graduation_has_who_and_when",
            ),
        )

    def __str__(self) -> str:
        return f"journey of {self.mentee}"


class Pairing(models.Model):
    """A mentor for a journey: proposed, accepted by both, ended. States: domain ``pairing``."""

    journey = models.ForeignKey(Journey, on_delete=models.CASCADE, related_name="pairings")
    mentor = models.ForeignKey(Mentor, on_delete=models.PROTECT, related_name="pairings")
    state = models.CharField(max_length=20)  # proposed, active, declined, ended
    proposed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    mentor_accepted_at = models.DateTimeField(null=True)
    mentee_accepted_at = models.DateTimeField(null=True)
    active_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)  # declined or ended
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)  # as told to both; never the confidential words
    key = models.OneToOneField(PairKey, null=True, on_delete=models.PROTECT, related_name="pairing")

    class Meta:
        ordering = ("-proposed_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("journey",), condition=Q(state__in=("proposed", "active")), name="one_pair_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.mentor} for {self.journey}: {self.state}"


class EndRequest(models.Model):
    """Somebody of a pair asks, in confidence, to end it. Only the confidant reads the words."""

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="end_requests")
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    words = models.BinaryField()  # sealed by the outer key
    asked_at = models.DateTimeField()
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    ended = models.BooleanField(null=True)  # the answer: the pair was ended, or goes on

    class Meta:
        ordering = ("-asked_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("pairing", "asked_by"), condition=Q(answered_at=None), name="one_open_request_each"
            ),
        )

    def __str__(self) -> str:
        return f"request on pairing {self.pairing_id}"


class Alarm(models.Model):
    """A pair is no longer independent: the secretariat must act."""

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="alarms")
    rule = models.CharField(max_length=40)  # code of the rule that is broken
    group = models.ForeignKey(WorkingGroup, null=True, on_delete=models.SET_NULL, related_name="+")
    raised_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)

    class Meta:
        ordering = ("-raised_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("pairing", "rule"), condition=Q(settled_at=None), name="one_open_alarm_per_rule"
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} on pairing {self.pairing_id}"


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
    own_words = models.TextField(blank=True)
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
        SESSION = "session", _("session")
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
