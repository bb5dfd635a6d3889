"""A programme of four steps, so that a test shows everything it stands on."""

from datetime import UTC, datetime

from convenor.domain.kernel import Role, Words
from convenor.domain.programme.definition import (
    Activity,
    EvidenceKind,
    EvidenceRule,
    GraduationRule,
    Item,
    ItemKind,
    Objective,
    Option,
    Programme,
    Question,
    Reading,
    SelfTest,
)


def words(text: str) -> Words:
    """English words."""
    return Words({"en": text})


def day(number: int) -> datetime:
    """A moment on that day of November."""
    return datetime(2026, 11, number, 9, tzinfo=UTC)


def activity(
    key: str, *rules: EvidenceRule, after: tuple[str, ...] = (), actors: tuple[Role, ...]
) -> Activity:
    """A step with what fulfils it."""
    return Activity(
        key=key,
        number=1,
        title=words(key),
        explain=words(""),
        actors=actors,
        fulfilled_by=rules,
        after=after,
        repeats=False,
        section="",
    )


def rule(kind: EvidenceKind, ref: str = "", count: int = 1) -> EvidenceRule:
    """What must exist."""
    return EvidenceRule(kind=kind, ref=ref, count=count)


def reading(key: str, essential: bool = True) -> Reading:
    """A document to read."""
    return Reading(
        key=key,
        group="rules",
        essential=essential,
        identifier=key,
        title=words(key),
        edition="",
        where="",
        why=words(""),
        newer_edition=None,
        section="",
    )


def item(key: str, options: str, right: str, *, single: bool = False, readings: tuple[str, ...] = ()) -> Item:
    """A question whose options are single letters."""
    return Item(
        key=key,
        number=1,
        kind=ItemKind.SINGLE if single else ItemKind.ALL_THAT_APPLY,
        stem=words(key),
        options=tuple(Option(key=each, words=words(each), why=None) for each in options),
        right=frozenset(right),
        why=words(""),
        readings=readings,
        printed_key=None,
        erratum=None,
        section="",
    )


def question(key: str, *seen_by: Role) -> Question:
    """A field of a handout."""
    return Question(
        key=key, number=1, prompt=words(key), help=words(""), prefill=(), seen_by=seen_by, section=""
    )


def objective(key: str) -> Objective:
    """What can be done at the end."""
    return Objective(key=key, title=words(key), shown_by=words(""), section="")


PAIR = activity("pair", rule(EvidenceKind.PAIRED), actors=(Role.SECRETARIAT,))
READ = activity("read", rule(EvidenceKind.READINGS_READ), after=("pair",), actors=(Role.MENTEE,))
TALK = activity("talk", rule(EvidenceKind.SESSION_HELD), after=("read",), actors=(Role.MENTEE, Role.MENTOR))
MEET = activity(
    "meet",
    rule(EvidenceKind.MEETING_ATTENDED, count=2),
    after=("talk",),
    actors=(Role.MENTEE, Role.CONVENOR),
)
END = activity(
    "end",
    rule(EvidenceKind.OBJECTIVES_CONFIRMED),
    rule(EvidenceKind.GRADUATED),
    after=("meet",),
    actors=(Role.MENTOR, Role.SECRETARIAT),
)

SMALL = Programme(
    key="small",
    version="1",
    languages=("en",),
    name=words("Small"),
    organisation=words(""),
    aim=words(""),
    for_whom=words(""),
    how_nominated=words(""),
    licence="",
    declarations=(),
    objectives=(objective("understand"), objective("lead")),
    activities=(PAIR, READ, TALK, MEET, END),
    reading_groups=(),
    readings=(reading("one"), reading("two"), reading("aside", essential=False)),
    self_test=SelfTest(version="1", title=words(""), intro=words(""), items=()),
    handouts=(),
    tracks=(),
    letters=(),
    graduation=GraduationRule(
        activities=("pair", "read", "talk", "meet", "end"),
        objectives=("understand", "lead"),
        certificate=words(""),
    ),
)
