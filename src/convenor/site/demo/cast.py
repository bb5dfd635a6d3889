"""The standing characters, as rows: Amina chairs WG 57, Emil learns there, Greta belongs elsewhere."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from convenor.apps.accounts.models import (
    Availability,
    MemberBody,
    Person,
    Representative,
    Seat,
    SpokenLanguage,
)
from convenor.apps.committees.models import Meeting, Membership, WorkingGroup
from convenor.apps.mentoring.models import Experience, Mentor


@dataclass(kw_only=True)
class World:
    """Everybody, by name, and their groups."""

    amina: Person  # convenor of WG 57
    bruno: Person  # co-convenor of WG 57
    chen: Person  # expert of WG 57, in the room
    dana: Person  # expert of WG 57, remote
    emil: Person  # to be nominated for WG 57
    fatou: Person  # mentor, independent of WG 57
    greta: Person  # mentor and convenor of WG 61: must see nothing of WG 57
    hugo: Person  # secretariat
    ines: Person  # speaks for Emil's member body
    karin: Person  # confidant outside every pair
    wg57: WorkingGroup
    wg61: WorkingGroup
    meeting: Meeting

    def everybody(self) -> dict[str, Person]:
        """All people by name."""
        return {name: each for name, each in vars(self).items() if isinstance(each, Person)}


def person(name: str, body: MemberBody, zone: str, called: str = "", language: str = "en") -> Person:
    """Somebody with an account."""
    first = name.split()[0].lower()
    return Person.objects.create_user(
        f"{first}@example.org", name, body=body, time_zone=zone, called=called, language=language
    )


def make_world(at: datetime) -> World:
    """Fill an empty database with the standing characters; WG 57 meets seventeen days after ``at``."""
    bodies = {
        each: MemberBody.objects.create(acronym=each, name=f"{each} standards body", country=country)
        for each, country in (
            ("SN", "NO"),
            ("ASN", "SN"),
            ("UNI", "IT"),
            ("SAC", "CN"),
            ("DIN", "DE"),
            ("SNV", "CH"),
        )
    }
    amina = person("Amina Haddad", bodies["ASN"], "Africa/Dakar")
    bruno = person("Bruno Rossi", bodies["UNI"], "Europe/Rome")
    chen = person("Chen Li", bodies["SAC"], "Asia/Shanghai")
    dana = person("Dana Weber", bodies["DIN"], "Europe/Berlin")
    emil = person("Emil Nordahl", bodies["SN"], "Europe/Oslo")
    fatou = person("Fatou Diop", bodies["ASN"], "Africa/Dakar", language="fr")
    greta = person("Greta Lind", bodies["DIN"], "Europe/Berlin")
    hugo = person("Hugo Favre", bodies["SNV"], "Europe/Zurich")
    ines = person("Ines Berg", bodies["SN"], "Europe/Oslo")
    karin = person("Karin Sutter", bodies["SNV"], "Europe/Zurich")
    Seat.objects.create(person=hugo, kind=Seat.Kind.SECRETARIAT)
    Seat.objects.create(person=karin, kind=Seat.Kind.CONFIDANT)
    Representative.objects.create(person=ines, body=bodies["SN"])
    wg57 = WorkingGroup.objects.create(
        name="WG 57",
        title="Bodies certifying persons",
        document="ISO/IEC 17024",
        document_title="General requirements for bodies operating certification of persons",
        kind="revision",
        size=25,
        track="sdt-36",
        secretary=hugo,
    )
    wg61 = WorkingGroup.objects.create(
        name="WG 61",
        title="Remote assessment",
        document="ISO/IEC TS 17012",
        document_title="Guidelines for the use of remote auditing methods",
        kind="new",
        size=60,
        track="sdt-24",
    )
    since = date(2025, 3, 1)
    for group, who, part in (
        (wg57, amina, "convenor"),
        (wg57, bruno, "convenor"),
        (wg57, chen, "expert"),
        (wg57, dana, "expert"),
        (wg61, greta, "convenor"),
    ):
        Membership.objects.create(group=group, person=who, part=part, since=since)
    first_day = (at + timedelta(days=17)).replace(hour=8, minute=0, second=0, microsecond=0)
    meeting = Meeting.objects.create(
        group=wg57,
        title="3rd meeting",
        starts_at=first_day,
        ends_at=first_day + timedelta(days=2, hours=8),
        time_zone="Europe/Zurich",
        mode="hybrid",
        place="Geneva",
        in_room=16,
        remote=9,
    )
    for who in (emil, fatou):
        for weekday in range(5):
            Availability.objects.create(person=who, weekday=weekday, start=time(9), end=time(16))
        SpokenLanguage.objects.create(person=who, code="en", level="C1")
    SpokenLanguage.objects.create(person=fatou, code="fr", level="C2")
    for mentor_person, size in ((fatou, 60), (greta, 25)):
        mentor = Mentor.objects.create(person=mentor_person, capacity=2)
        Experience.objects.create(
            mentor=mentor,
            group="WG 44",
            document="ISO/IEC 17025",
            size=size,
            kind="revision",
            from_year=2014,
            to_year=2017,
        )
    return World(
        amina=amina, bruno=bruno, chen=chen, dana=dana, emil=emil, fatou=fatou, greta=greta, hugo=hugo,
        ines=ines, karin=karin, wg57=wg57, wg61=wg61, meeting=meeting,
    )  # fmt: skip
