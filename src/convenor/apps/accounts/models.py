"""People and the bodies they come from. What a person may do follows from relations, not flags."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class MemberBody(models.Model):
    """A national standards body that nominates people."""

    acronym = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, blank=True)  # ISO 3166-1 alpha-2

    class Meta:
        ordering = ("acronym",)
        verbose_name_plural = "member bodies"

    def __str__(self) -> str:
        return self.acronym


class People(BaseUserManager["Person"]):
    """Makes and finds people; an e-mail address is one person's, in any case of letters."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)

    def create_user(self, email: str, name: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=email.strip().lower(), name=name, **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("full name"), max_length=120)
    called = models.CharField(_("name as you wish to be called"), max_length=60, blank=True)
    said = models.CharField(_("how your name is said"), max_length=120, blank=True)
    body = models.ForeignKey(
        MemberBody, null=True, blank=True, on_delete=models.PROTECT, related_name="people"
    )
    time_zone = models.CharField(_("time zone"), max_length=64, default="UTC")
    language = models.CharField(_("language of the pages and letters"), max_length=10, default="en")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)
    erased_at = models.DateTimeField(null=True, editable=False)  # nobody any more: rows of others point here

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects: ClassVar[People] = People()

    class Meta:
        ordering = ("name", "pk")
        verbose_name_plural = "people"

    def __str__(self) -> str:
        return self.name

    @classmethod
    def from_db(cls, *args: Any, **kwargs: Any) -> "Person":
        """Somebody who was erased is called so in the reader's language."""
        person: Person = super().from_db(*args, **kwargs)
        if person.__dict__.get("erased_at"):
            person.name = person.called = gettext("a former member")
        return person

    @property
    def short(self) -> str:
        """The name as the person wishes to be called, else the first part of the full name."""
        return self.called or self.name.split(" ")[0]


class SpokenLanguage(models.Model):
    """A language that somebody speaks, with its level (CEFR)."""

    class Level(models.TextChoices):
        A2 = "A2", _("A2 basic")
        B1 = "B1", _("B1 independent")
        B2 = "B2", _("B2 at ease")
        C1 = "C1", _("C1 fluent")
        C2 = "C2", _("C2 or first language")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="languages")
    code = models.CharField(max_length=10)
    level = models.CharField(max_length=2, choices=Level.choices)

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=("person", "code"), name="one_level_per_language"),)

    def __str__(self) -> str:
        return f"{self.code} {self.level}"


class Availability(models.Model):
    """A weekly window in which somebody can meet, in that person's own time zone."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="windows")
    weekday = models.PositiveSmallIntegerField()  # 0 is Monday
    start = models.TimeField()
    end = models.TimeField()  # earlier than start: past midnight

    class Meta:
        ordering = ("weekday", "start")
        verbose_name_plural = "availabilities"
        constraints = (
            models.CheckConstraint(condition=Q(weekday__lte=6), name="a_week_has_seven_days"),
            models.UniqueConstraint(fields=("person", "weekday", "start"), name="one_window_per_start"),
        )

    def __str__(self) -> str:
        return f"{self.weekday} {self.start}-{self.end}"


class Seat(models.Model):
    """Somebody works in the committee's secretariat, or is the confidant outside every pair."""

    class Kind(models.TextChoices):
        SECRETARIAT = "secretariat", _("secretariat")
        CONFIDANT = "confidant", _("confidant")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="seats")
    kind = models.CharField(max_length=20, choices=Kind.choices)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "kind"), name="one_seat_of_a_kind"),)

    def __str__(self) -> str:
        return f"{self.person} {self.kind}"


class Representative(models.Model):
    """Somebody speaks for a member body: nominates, and follows those nominated."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="represents")
    body = models.ForeignKey(MemberBody, on_delete=models.CASCADE, related_name="representatives")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("person", "body"), name="one_mandate_per_body"),)

    def __str__(self) -> str:
        return f"{self.person} for {self.body}"


class Invitation(models.Model):
    """A link in a letter that opens an account once. Only its digest is stored."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="invitations")
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the token in the link
    leads_to = models.CharField(max_length=200, default="/home/")
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.person} until {self.expires_at:%Y-%m-%d}"


class ErasureRequest(models.Model):
    """Somebody asks to be erased; the secretariat carries it out. It goes with the person, or when taken back."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="erasure_request")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ("asked_at",)

    def __str__(self) -> str:
        return f"{self.person} asks to be erased"


class Tries(models.Model):
    """How often something was tried in a window of time: the counter behind every rate limit."""

    key = models.CharField(max_length=120)
    window = models.BigIntegerField()
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name_plural = "tries"
        constraints = (models.UniqueConstraint(fields=("key", "window"), name="one_counter_per_window"),)

    def __str__(self) -> str:
        return f"{self.key} {self.count}"
