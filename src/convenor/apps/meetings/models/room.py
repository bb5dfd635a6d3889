"""The room of a meeting, its log, and who sat where: the log names seats, these rows name people."""

from django.db import models
from django.db.models import Q

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting


class Room(models.Model):
    """A meeting that is held here: the code to join by, and what becomes of its talk times."""

    meeting = models.OneToOneField(Meeting, on_delete=models.PROTECT, related_name="room")
    code = models.CharField(max_length=12, blank=True)  # none: nobody joins by code
    code_expires_at = models.DateTimeField(null=True)
    door = models.BooleanField(default=True)  # whether people without an account may ask to come in
    purpose = models.CharField(max_length=500, blank=True)  # what the talk times are kept for
    delete_after = models.DateField(null=True)  # when names leave the talk times
    opened_at = models.DateTimeField()

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(code="", code_expires_at=None) | (~Q(code="") & Q(code_expires_at__isnull=False)),
                name="a_code_says_until_when",
            ),
            models.UniqueConstraint(fields=("code",), condition=~Q(code=""), name="one_room_per_code"),
        )

    def __str__(self) -> str:
        return f"room of {self.meeting}"


class LoggedEvent(models.Model):
    """One line of a meeting's log: appended, never changed. Only ``log.py`` writes and reads it.

    ``key`` and ``fingerprint`` belong to the wish that it answers: sent again it is found here, and not done again.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="logged")
    place = models.PositiveIntegerField()
    key = models.CharField(max_length=64, blank=True)
    fingerprint = models.CharField(max_length=32, blank=True)
    name = models.CharField(max_length=40)
    at = models.DateTimeField()
    data = models.TextField()  # JSON, as the codec writes it

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("meeting", "place"), name="one_event_per_place"),
            models.UniqueConstraint(
                fields=("meeting", "key"), condition=~Q(key=""), name="one_effect_per_wish"
            ),
        )
        indexes = (
            models.Index(
                fields=("meeting", "name"),
                condition=Q(name__in=("meeting.opened", "meeting.closed")),
                name="how_far_a_meeting_is",
            ),
        )

    def __str__(self) -> str:
        return f"{self.place} {self.name}"


class Sitting(models.Model):
    """Who sits at a seat: a person with an account, or a guest by name. Erasing a person never touches the log."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="sittings")
    seat = models.PositiveIntegerField()
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="sittings")
    name = models.CharField(max_length=120, blank=True)  # of a guest; people have theirs
    say_as = models.CharField(max_length=120, blank=True)  # how a guest's name is said
    device = models.CharField(max_length=64, blank=True)  # digest of the secret that the guest's device keeps
    history_opt_out = models.BooleanField(default=False)  # no talk time of this seat outlives the report

    class Meta:
        ordering = ("seat",)
        constraints = (
            models.UniqueConstraint(fields=("meeting", "seat"), name="one_sitting_per_seat"),
            models.UniqueConstraint(
                fields=("meeting", "person"), condition=Q(person__isnull=False), name="one_seat_per_person"
            ),
        )

    def __str__(self) -> str:
        return f"seat {self.seat}: {self.person or self.name}"
