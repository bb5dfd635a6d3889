"""Working groups, who sits in them, the document they write, and when they meet."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import Person


class WorkingGroup(models.Model):
    """A group of experts that writes one document."""

    class Kind(models.TextChoices):
        REVISION = "revision", _("revision")
        NEW = "new", _("new document")

    name = models.CharField(max_length=40, unique=True)  # "WG 57"
    title = models.CharField(max_length=200)
    document = models.CharField(max_length=60)  # "ISO/IEC 17024"
    document_title = models.CharField(max_length=300)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    size = models.PositiveSmallIntegerField()  # experts appointed, convenors included
    track = models.CharField(max_length=20, blank=True)  # key of the pack's track
    secretary = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="secretary_of"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """Somebody sits in a working group, as convenor or expert, from a day to a day."""

    class Part(models.TextChoices):
        CONVENOR = "convenor", _("convenor")
        EXPERT = "expert", _("expert")

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="memberships")
    part = models.CharField(max_length=10, choices=Part.choices)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("part", "person__name")
        constraints = (
            models.UniqueConstraint(
                fields=("group", "person"), condition=Q(until=None), name="one_current_membership"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="membership_ends_after_it_began"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.part} in {self.group}"


class Meeting(models.Model):
    """A meeting of a working group: when, where, in which mode, how many."""

    class Mode(models.TextChoices):
        IN_PERSON = "in-person", _("in person")
        HYBRID = "hybrid", _("hybrid")
        VIRTUAL = "virtual", _("virtual")

    group = models.ForeignKey(WorkingGroup, on_delete=models.CASCADE, related_name="meetings")
    title = models.CharField(max_length=120)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    time_zone = models.CharField(max_length=64, default="UTC")
    mode = models.CharField(max_length=10, choices=Mode.choices)
    place = models.CharField(max_length=120, blank=True)
    in_room = models.PositiveSmallIntegerField(default=0)
    remote = models.PositiveSmallIntegerField(default=0)
    between = models.BooleanField(default=False)  # a working session at short notice, between two meetings

    class Meta:
        ordering = ("starts_at",)
        constraints = (
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")), name="meeting_ends_after_it_began"
            ),
        )

    def __str__(self) -> str:
        return f"{self.group} {self.title}"
