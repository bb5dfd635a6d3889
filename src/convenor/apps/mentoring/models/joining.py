"""From nomination to a pair: who proposes whom, who accompanies whom, and on which conditions."""

from django.db import models
from django.db.models import F, Q

from convenor.apps.accounts.models import MemberBody, Person
from convenor.apps.committees.models import WorkingGroup
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
            models.UniqueConstraint(
                fields=("certificate",), condition=~Q(certificate=""), name="one_journey_per_certificate"
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
    """Somebody of a pair asks, in confidence, to end it. Only the confidant asked reads the words."""

    pairing = models.ForeignKey(Pairing, on_delete=models.CASCADE, related_name="end_requests")
    asked_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    asked_of = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")  # the confidant
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
    over_at = models.DateTimeField(
        null=True
    )  # when the rule was kept again; until then it is not raised anew

    class Meta:
        ordering = ("-raised_at",)
        constraints = (
            models.UniqueConstraint(
                fields=("pairing", "rule"), condition=Q(settled_at=None), name="one_open_alarm_per_rule"
            ),
        )

    def __str__(self) -> str:
        return f"{self.rule} on pairing {self.pairing_id}"
