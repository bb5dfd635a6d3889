"""The standing characters: Amina chairs WG 57, Emil learns there, Greta belongs elsewhere; and who is who."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
from convenor.site.demo.experts import BODIES


@dataclass(frozen=True, slots=True)
class Figure:
    """One of the demo's main people: the address, and in one sentence who that is and what waits there."""

    email: str
    role: Promise


CAST = (
    Figure(
        "emil@example.org",
        _(
            "Mentee in WG 57, at activity 6 of 13: five of seven answers of the first handout are written, and the talk with Fatou is on Thursday."
        ),
    ),
    Figure(
        "fatou@example.org",
        _(
            "Mentor of Emil and of Camille, in English and in French: two questions wait for an answer, and one more mentee would be too many."
        ),
    ),
    Figure(
        "hugo@example.org",
        _(
            "Works in the secretariat: one nomination to confirm, one mentor to choose, one alarm, one graduation."
        ),
    ),
    Figure(
        "ines@example.org",
        _(
            "Speaks for the Norwegian member body: nominated three people, and is asked a question about one of them."
        ),
    ),
    Figure(
        "amina@example.org",
        _(
            "Convenes WG 57 with Bruno: a room is open, the meeting can begin; Ruth waits for a word of theirs, too."
        ),
    ),
    Figure(
        "greta@example.org",
        _(
            "Convenes WG 61, which has just met, and accompanies Ayşe: sees nothing of WG 57, whatever address she opens."
        ),
    ),
    Figure("karin@example.org", _("Stands outside every pair: somebody wrote to her in confidence.")),
    Figure(
        "signe.aas@example.org",
        _("Was nominated a few days ago: a letter waits, with three declarations to make."),
    ),
    Figure("hana.novotna@example.org", _("Is asked to be Tiago’s mentor; he has said yes already.")),
    Figure(
        "nguyen.thi.linh@example.org",
        _("Mentee in WG 61: sits in the self-test, six of fifteen questions are answered."),
    ),
    Figure(
        "sofia.restrepo@example.org",
        _("Mentee in WG 61: was at the meeting, wrote about it, and chooses a time to talk about it."),
    ),
    Figure("nomvula.dlamini@example.org", _("Mentor of Sofía: has commented on her second handout.")),
    Figure(
        "min-jun.park@example.org",
        _(
            "Mentee in WG 61, at activity 12: has led a clause, drafts a report, and has two objectives signed."
        ),
    ),
    Figure(
        "kenji.watanabe@example.org",
        _("Mentor of Min-jun and of Linh: a report to answer, and a talk to confirm."),
    ),
    Figure(
        "camille.lefevre@example.org", _("Mentee in WG 61; everything between her and Fatou is in French.")
    ),
    Figure(
        "ayse.demir@example.org",
        _("Mentee in WG 59: all is done and signed, the secretariat has the last word."),
    ),
    Figure(
        "aroha.ngata@example.org",
        _("Graduated in WG 59: the certificate is there, and an invitation to become a mentor."),
    ),
    Figure(
        "ruth.mensah@example.org",
        _("Mentee in WG 57; her mentor Tomás has just taken a seat in her own group."),
    ),
    Figure(
        "bruno@example.org",
        _("Convenes WG 57 with Amina; takes the chair when she wants to argue as an expert."),
    ),
    Figure("chen@example.org", _("Expert of WG 57, in the room: raises a hand on a phone.")),
    Figure("dana@example.org", _("Expert of WG 57, on screen: is heard as soon as those in the room.")),
)
"""The demo's main people, in the order in which to meet them."""

TOUR = (
    ("signe.aas@example.org", _("reads the letter, makes the three declarations and accepts.")),
    (
        "hugo@example.org",
        _("confirms for the secretariat, and proposes a mentor who is independent of the group."),
    ),
    ("hana.novotna@example.org", _("says yes to being a mentor, and a pair begins.")),
    ("emil@example.org", _("finishes the first handout and hands it in.")),
    (
        "fatou@example.org",
        _("answers his questions, comments on the handout, and confirms the talk once it took place."),
    ),
    ("amina@example.org", _("confirms that a mentee prepared the meeting with the convenors.")),
    (
        "kenji.watanabe@example.org",
        _("answers Min-jun’s report, and signs another objective with what shows it."),
    ),
    ("hugo@example.org", _("confirms Ayşe’s graduation: the certificate is ready.")),
    ("karin@example.org", _("reads what was written in confidence, and decides whether the pair goes on.")),
    ("greta@example.org", _("belongs to another group: of all that concerns WG 57 she sees nothing.")),
)
"""A story to follow: who does what next, from a nomination to a graduation."""

SITTING = (
    ("amina@example.org", _("goes to the room, comes in, and opens the meeting from the console.")),
    ("bruno@example.org", _("comes in too: two consoles, one meeting.")),
    (
        "chen@example.org",
        _("opens the room on a phone and raises a hand; the queue says why it stands where."),
    ),
    ("dana@example.org", _("is remote and waits as long as those in the room, no longer.")),
    ("hugo@example.org", _("writes down who said what; the report drafts itself from it.")),
    ("amina@example.org", _("asks for consensus on a text: blind first, then each objection is worked.")),
    ("greta@example.org", _("sees her own meeting of sixty-two people again, and reads its report.")),
)
"""A meeting to hold: each of them in a window of their own, at the same time."""

BALLOT = (
    ("amina@example.org", _("opens the ballot of WG 57, and makes a key issue of comments that are alike.")),
    ("bruno@example.org", _("drafts: reads an issue by its keys, and proposes an answer with its reason.")),
    ("chen@example.org", _("reads the draft by clause, and pulls a comment out of the editorial batch.")),
    ("ines@example.org", _("finds what her member body said, and what became of it.")),
    ("amina@example.org", _("shares the minutes out, and puts the issues on the agenda of today’s session.")),
    (
        "hugo@example.org",
        _("records what the session decided, and takes away the very file with its last column filled."),
    ),
    (
        "emil@example.org",
        _("practises with an invented ballot, and compares his answers with those of its group."),
    ),
    ("greta@example.org", _("finds no ballot of WG 57, whatever address she opens.")),
)
"""A ballot to bring to its end: three hundred comments, mid-way."""


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
        each: MemberBody.objects.create(acronym=each, name=BODIES[each].name, country=BODIES[each].country)
        for each in ("SN", "ASN", "UNI", "SAC", "DIN", "SNV")
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
