"""Who may be Emil's mentor, who best, and why. Emil learns in WG 57."""

from dataclasses import replace
from datetime import date, time

from convenor.domain.programme.pairing import (
    Convened,
    Language,
    Level,
    Mentor,
    Need,
    ProjectKind,
    Reason,
    SizeBand,
    band,
    breaches,
    rank,
    why_not,
)
from convenor.domain.programme.schedule import Weekly, Window

TODAY = date(2026, 11, 22)
AFTERNOONS = Weekly(
    zone="Europe/Zurich",
    windows=tuple(Window(weekday=day, start=time(14), end=time(17)) for day in range(5)),
)
NIGHTS = Weekly(zone="Europe/Zurich", windows=(Window(weekday=0, start=time(1), end=time(3)),))

EMIL = Need(
    mentee="emil",
    member_body="SN",
    wg="57",
    wg_name="WG 57",
    size=25,
    kind=ProjectKind.REVISION,
    languages=(Language(code="en", level=Level.B2), Language(code="fr", level=Level.C1)),
    availability=AFTERNOONS,
)
FATOU = Mentor(
    id="fatou",
    name="Fatou",
    member_body="ASN",
    convened=(Convened(name="WG 49", size=30, kind=ProjectKind.REVISION),),
    memberships=frozenset({"49"}),
    capacity=2,
    load=1,
    languages=(Language(code="fr", level=Level.C2), Language(code="en", level=Level.C1)),
    availability=AFTERNOONS,
)


def test_a_fitting_mentor_is_proposed_with_every_reason() -> None:
    ranking = rank(EMIL, [FATOU], on=TODAY)

    (suggestion,) = ranking.allowed
    assert suggestion.reasons == (
        Reason(code="reason-language", values={"language": "fr", "level": Level.C1}, points=300),
        Reason(code="reason-overlap", values={"hours": 15}, points=250),
        Reason(code="reason-size", values={"wg": "WG 49", "size": 30}, points=200),
        Reason(code="reason-kind-revision", values={}, points=100),
        Reason(code="reason-free", values={"free": 1, "capacity": 2}, points=50),
        Reason(code="reason-other-body", values={"body": "ASN"}, points=50),
    )
    assert (suggestion.score, ranking.forbidden) == (950, ())


def test_what_speaks_against_a_mentor_is_said_too() -> None:
    stranger = replace(
        FATOU,
        member_body="SN",
        convened=(Convened(name="WG 4", size=60, kind=ProjectKind.NEW),),
        languages=(Language(code="pt", level=Level.C2),),
        availability=NIGHTS,
    )

    (suggestion,) = rank(EMIL, [stranger], on=TODAY).allowed

    assert [reason.code for reason in suggestion.reasons if not reason.points] == [
        "reason-no-language",
        "reason-no-overlap",
        "reason-other-size",
        "reason-no-kind-revision",
        "reason-same-body",
    ]


def test_every_other_mentor_is_shown_with_the_rule_that_forbids() -> None:
    mentors = [
        FATOU,
        replace(FATOU, id="amina", name="Amina", memberships=frozenset({"57", "49"})),
        replace(FATOU, id="bo", name="Bo", capacity=1),
        replace(FATOU, id="cy", name="Cy", paused=True),
        replace(FATOU, id="di", name="Di", conflicts=frozenset({"emil"})),
        replace(FATOU, id="emil", name="Emil"),
        replace(FATOU, id="flo", name="Flo", convened=()),
    ]

    ranking = rank(EMIL, mentors, on=TODAY)

    assert [each.mentor.id for each in ranking.allowed] == ["fatou"]
    assert [(each.mentor.id, each.rule, each.values) for each in ranking.forbidden] == [
        ("amina", "rule-same-wg", {"wg": "WG 57"}),
        ("bo", "rule-capacity", {"load": 1, "capacity": 1}),
        ("cy", "rule-paused", {}),
        ("di", "rule-conflict", {}),
        ("emil", "rule-oneself", {}),
        ("flo", "rule-never-convened", {}),
    ]


def test_a_conflict_that_the_mentee_declares_forbids_as_well() -> None:
    forbidden = why_not(replace(EMIL, conflicts=frozenset({"fatou"})), FATOU)

    assert forbidden is not None
    assert forbidden.rule == "rule-conflict"


def test_a_mentor_who_takes_nobody_is_full() -> None:
    forbidden = why_not(EMIL, replace(FATOU, capacity=0, load=0))

    assert forbidden is not None
    assert forbidden.rule == "rule-capacity"


def test_the_same_facts_give_the_same_order_whatever_order_they_come_in() -> None:
    twins = [
        replace(FATOU, id=each, name="Same", capacity=capacity, load=load)
        for each, capacity, load in (("b", 2, 1), ("a", 2, 1), ("c", 4, 2), ("d", 1, 0))
    ]

    orders = [
        [each.mentor.id for each in rank(EMIL, mentors, on=TODAY).allowed] for mentors in (twins, twins[::-1])
    ]

    assert orders == [["d", "a", "b", "c"]] * 2


def test_the_language_that_counts_is_the_one_both_speak_best() -> None:
    english = replace(
        FATOU,
        languages=(Language(code="en", level=Level.C2), Language(code="fr", level=Level.A2)),
    )

    (suggestion,) = rank(EMIL, [english], on=TODAY).allowed

    assert suggestion.reasons[0] == Reason(
        code="reason-language", values={"language": "en", "level": Level.B2}, points=240
    )


def test_common_hours_are_those_that_last_through_the_winter_and_the_spring() -> None:
    arizona = replace(
        FATOU,
        availability=Weekly(
            zone="America/Phoenix",  # never changes its clocks
            windows=tuple(Window(weekday=day, start=time(6), end=time(9)) for day in range(5)),
        ),
    )

    (suggestion,) = rank(EMIL, [arizona], on=TODAY).allowed

    assert suggestion.reasons[1].values == {"hours": 10}  # 15 in winter, 10 once Geneva changes


def test_groups_of_12_25_and_60_are_led_differently() -> None:
    assert [band(size) for size in (12, 25, 60)] == [SizeBand.SMALL, SizeBand.MIDDLE, SizeBand.LARGE]


def test_joining_the_mentees_group_ends_independence() -> None:
    assert breaches({"49", "12"}, {"57"}) == ()
    assert breaches({"49", "57"}, {"57"}) == ("57",)
