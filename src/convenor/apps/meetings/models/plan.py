"""The plan of a meeting: what the co-convenors agree on before it. Experts read the agenda and the logistics of it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.models import Person
from convenor.apps.committees.models import Meeting


class Plan(models.Model):
    """What is planned for one meeting: goals, how it is run, the room, the logistics."""

    class Facilitation(models.TextChoices):
        DAY = "day", _("by day")
        PERIOD = "period", _("by period of the day")
        ITEM = "item", _("by item of the agenda")

    class Order(models.TextChoices):
        FIRST_COME = "first-come", _("in the order in which hands are raised")
        NOT_YET_HEARD = "not-yet-heard", _("first whoever has not spoken on the item")
        LEAST_HEARD = "least-heard", _("first whoever has spoken least in the meeting")
        ROOM_REMOTE = "room-remote", _("room and remote in turn")
        BODY = "body", _("first the member body heard least recently")
        INTEREST = "interest", _("first the interest heard least recently")
        BUDGET = "budget", _("last the delegations that have used up their minutes")

    class ConsensusBy(models.TextChoices):
        CALL = (
            "call",
            _("a consensus call: everybody says where they stand, then each objection is worked on"),
        )
        OBJECTIONS = "objections", _("the convenor asks who objects, and silence is not taken for a yes")
        ROUND = "round", _("a round: everybody says in turn whether they can live with it")

    class Tents(models.TextChoices):
        PAPER = "paper", _("name tents on the table")
        SCREEN = "screen", _("full names on screen")
        BOTH = "both", _("name tents on the table and full names on screen")
        NONE = "none", _("none: we know everybody")

    class Door(models.TextChoices):
        GUESTS = "guests", _("the code opens: names on the list, and guests")
        LISTED = "listed", _("the code opens: names on the list only")
        MEMBERS = "members", _("no code: only members who sign in")

    class Dinner(models.TextChoices):
        OPEN = "open", _("not decided yet")
        YES = "yes", _("yes, we go out together")
        NO = "no", _("no dinner together")

    meeting = models.OneToOneField(Meeting, on_delete=models.CASCADE, related_name="plan")
    begun_at = models.DateTimeField()
    goals = models.TextField(blank=True)
    # how it is run
    facilitation = models.CharField(max_length=10, choices=Facilitation.choices, blank=True)
    order = models.CharField(max_length=20, choices=Order.choices, blank=True)
    limit = models.PositiveSmallIntegerField(default=120)  # seconds of one turn; 0 is no limit
    budget = models.PositiveSmallIntegerField(default=0)  # minutes of a delegation on an item; 0: as reckoned
    calling = models.TextField(blank=True)  # how wishes to speak are seen, and people called
    watcher = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )  # of remote hands
    consensus_by = models.CharField(max_length=12, choices=ConsensusBy.choices, blank=True)
    consensus = models.TextField(blank=True)
    # the table
    tents = models.CharField(max_length=10, choices=Tents.choices, blank=True)
    seat_rows = models.PositiveSmallIntegerField(default=0)
    row_seats = models.PositiveSmallIntegerField(default=0)
    # the room
    door = models.CharField(max_length=10, choices=Door.choices, default=Door.GUESTS)
    purpose = models.CharField(max_length=500, blank=True)  # what talk times are kept for
    delete_after = models.DateField(null=True)  # when names leave them; None: as late as may be
    # logistics
    day_begins = models.TimeField(
        null=True, blank=True
    )  # on the meeting's clock; None: as the meeting begins
    day_ends = models.TimeField(null=True, blank=True)
    host = models.TextField(blank=True)
    rooms = models.TextField(blank=True)
    breakout_rooms = models.TextField(blank=True)
    dinner = models.CharField(max_length=10, choices=Dinner.choices, default=Dinner.OPEN)
    dinner_words = models.TextField(blank=True)
    equipment = models.TextField(blank=True)
    link = models.TextField(blank=True)
    languages = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"plan of {self.meeting}"


class PlanRow(models.Model):
    """Something of which a plan has several, in an order. What is taken off can be put back."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField()
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True
        ordering = ("position", "pk")


class Item(PlanRow):
    """One item of the agenda. ``number`` is the item's in the log, once the room is open."""

    class Way(models.TextChoices):
        FORMAL = "formal", _("a formality")
        INFORM = "inform", _("information")
        DISCUSS = "discuss", _("discussion")
        ROUND = "round", _("a round of the table")
        DECIDE = "decide", _("discussion and a decision")
        BREAK = "break", _("break")

    title = models.CharField(max_length=200, blank=True)
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.DISCUSS)
    minutes = models.PositiveSmallIntegerField(default=30)
    day = models.PositiveSmallIntegerField(
        default=0
    )  # begins on this day at the earliest; 0: after the one before
    purpose = models.TextField(blank=True)
    documents = models.TextField(blank=True)
    expected = models.TextField(blank=True)
    draft = models.TextField(blank=True)
    lead = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    chair = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    number = models.PositiveSmallIntegerField(default=0)

    class Meta(PlanRow.Meta):
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "number"), condition=Q(number__gt=0), name="one_planned_item_per_number"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Shift(PlanRow):
    """One of the co-convenors facilitates on a day, or for a part of it."""

    day = models.PositiveSmallIntegerField(default=1)
    begins = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    def __str__(self) -> str:
        return f"day {self.day}: {self.person}"


class Breakout(PlanRow):
    """A group that works apart: with a chair, a recorder and a task. ``number`` is the group's in the log."""

    title = models.CharField(max_length=120, blank=True)
    task = models.TextField(blank=True)
    room = models.CharField(max_length=120, blank=True)
    chair = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    recorder = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    number = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.title


class Homework(PlanRow):
    """Something that the co-convenors find out beforehand. The words are sealed and for the convenors alone."""

    class State(models.TextChoices):
        OPEN = "open", _("to do")
        UNDER_WAY = "under-way", _("under way")
        DONE = "done", _("done")

    words = models.BinaryField(default=bytes)  # sealed by the outer key
    whom = models.BinaryField(default=bytes)  # who can be asked; sealed
    found = models.BinaryField(default=bytes)  # what was learned; sealed
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)

    class Meta(PlanRow.Meta):
        verbose_name_plural = "homework"

    def __str__(self) -> str:
        return f"homework {self.pk}"


class Place(models.Model):
    """A member of the group at this meeting: comes or not, in the room or remote, where at the table, in which group."""

    class Mode(models.TextChoices):
        ROOM = "room", _("in the room")
        REMOTE = "remote", _("remote")
        ABSENT = "absent", _("does not come")

    class Interest(models.TextChoices):
        BODIES = "conformity-assessment", _("conformity assessment bodies")
        ACCREDITATION = "accreditation", _("accreditation")
        INDUSTRY = "industry", _("industry and trade")
        AUTHORITY = "authority", _("public authorities")
        CONSUMERS = "consumers", _("consumers and other users")
        ACADEMIA = "academia", _("science and education")
        OTHER = "other", _("other")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="places")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.ROOM)
    interest = models.CharField(max_length=30, choices=Interest.choices, blank=True)
    spot = models.PositiveSmallIntegerField(default=0)  # counted along the rows from 1; 0: none
    first_time = models.BooleanField(default=False)
    group = models.ForeignKey(
        Breakout, null=True, blank=True, on_delete=models.SET_NULL, related_name="places"
    )

    class Meta:
        ordering = ("person__name", "pk")
        constraints = (
            models.UniqueConstraint(fields=("plan", "person"), name="one_place_per_person"),
            models.UniqueConstraint(
                fields=("plan", "spot"), condition=Q(spot__gt=0), name="one_person_per_spot"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} at {self.plan_id}"


class Stamp(models.Model):
    """Who changed one field of a plan last, and how often it was changed: guards against writing over each other."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="stamps")
    field = models.CharField(max_length=60)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("plan", "field"), name="one_stamp_per_field"),)

    def __str__(self) -> str:
        return f"{self.field} r{self.revision}"


class Agreement(models.Model):
    """A co-convenor said "agreed": to how consensus is sought, or to the whole plan. A change takes it back."""

    class About(models.TextChoices):
        CONSENSUS = "consensus", _("how consensus is sought")
        PLAN = "plan", _("the plan")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="agreements")
    about = models.CharField(max_length=12, choices=About.choices)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ("at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=("plan", "about", "person"), condition=Q(ended_at=None), name="one_standing_agreement"
            ),
            models.CheckConstraint(
                condition=Q(ended_by=None) | Q(ended_at__isnull=False), name="who_ended_it_says_when"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} agrees {self.about}"


class Tick(models.Model):
    """A point of the first-meeting checklist that is prepared, or a deadline that was met."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="ticks")
    key = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = (models.UniqueConstraint(fields=("plan", "key"), name="one_tick_per_point"),)

    def __str__(self) -> str:
        return self.key


class CalendarEntry(models.Model):
    """A deadline, or the meeting itself, as it stands in people's calendars; ``sequence`` grows when it moves."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=12)
    uid = models.CharField(max_length=120, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    told = models.ManyToManyField(Person, related_name="+")
    cancelled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("plan", "kind"), name="one_entry_per_kind"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.starts_at:%Y-%m-%d}"
