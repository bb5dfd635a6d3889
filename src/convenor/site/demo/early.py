"""The first part of the way: nominations that wait, and mentees up to the open self-test."""

from convenor.apps.mentoring.actions import joining, pairs
from convenor.apps.mentoring.models import Nomination
from convenor.site.demo import joined
from convenor.site.demo.cohort import COHORT, WAITING, Entry
from convenor.site.demo.groups import Houses
from convenor.site.demo.telling import Way


def tell(houses: Houses) -> None:
    """Everything, in the order in which it began."""
    _farah_is_deferred(houses)
    _linh_sits_in_the_self_test(houses)
    _oskar_reads(houses)
    _wanjiru_has_had_the_first_call(houses)
    _tiago_waits_for_hana(houses)
    _lars_was_asked_about(houses)
    _yusra_has_no_mentor(houses)
    _paulo_waits_for_the_secretariat(houses)
    _nominated(houses, WAITING["signe"])


def _nominated(houses: Houses, entry: Entry) -> Nomination:
    return joined.nominated(houses, entry.who, entry.by, entry.group, entry.statement, entry.day)


def _farah_is_deferred(houses: Houses) -> None:
    hugo = houses.world.hugo
    nomination = joined.accepted(houses, _nominated(houses, WAITING["farah"]), -35)
    words = "WG 59 ends with the publication of ISO 17034 in a few months: too late to begin there. We take this up again when the next group on measurement is formed."
    joining.defer(nomination, words=words, by=hugo, at=houses.days.at(-25, "10:20", hugo.time_zone))


def _lars_was_asked_about(houses: Houses) -> None:
    hugo = houses.world.hugo
    nomination = joined.accepted(houses, _nominated(houses, WAITING["lars"]), -12)
    words = "The group meets four times a year, twice on the spot. Has Mr Mikkelsen’s employer agreed to the time and the travel? And has he ever chaired, if only at home?"
    joining.ask_more(nomination, words=words, by=hugo, at=houses.days.at(-4, "11:45", hugo.time_zone))


def _paulo_waits_for_the_secretariat(houses: Houses) -> None:
    joined.accepted(houses, _nominated(houses, WAITING["paulo"]), -3)


def _yusra_has_no_mentor(houses: Houses) -> None:
    entry = COHORT["yusra"]
    joined.confirmed(houses, joined.accepted(houses, _nominated(houses, entry), -11), -3)


def _tiago_waits_for_hana(houses: Houses) -> None:
    entry = COHORT["tiago"]
    journey = joined.confirmed(houses, joined.accepted(houses, _nominated(houses, entry), -18), -12)
    joined.proposed(houses, journey, entry.mentor, -5)


def paired(houses: Houses, who: str, statement: str = "") -> Way:
    """Somebody of the cohort, with the mentor who said yes."""
    entry = COHORT[who]
    return joined.paired(
        houses,
        entry.who,
        entry.by,
        entry.group,
        statement or entry.statement,
        entry.mentor,
        day=entry.day,
        pair=entry.pair,
    )


def _wanjiru_has_had_the_first_call(houses: Houses) -> None:
    way = paired(houses, "wanjiru")
    way.talks(
        "first-call",
        -6,
        "11:00",
        "Every second week, Wednesdays, half an hour. Ciru begins with the two booklets and leaves the Directives for later. Rajesh sends the list of words that mislead.",
        "Sharp, and very busy. Keep the talks short and regular.",
    )
    way.begins_reading(
        "my-iso-job",
        -2,
        "Experts speak for themselves, delegates for their country. In a WG I am an expert; at the plenary I am not.",
    )


def _oskar_reads(houses: Houses) -> None:
    way = paired(houses, "oskar")
    way.talks("first-call", -27, "10:00", "Talks on the first Monday. Reading until the end of the month.")
    way.reads(
        (
            "my-iso-job",
            "convenor-toolkit",
            "code-of-conduct",
            "directives-1-consensus",
            "writers-dos-and-donts",
            "project-portal",
        ),
        -25,
        -6,
    )
    way.begins_reading("proc-01", -4)
    way.asks(
        "convenor-toolkit",
        "The toolkit says that the convenor decides on the order of the agenda. Can the group change it?",
        -20,
        "It can, at the start, when the agenda is adopted. Afterwards you ask, and nobody ever minds if you say why.",
    )
    way.asks(
        "directives-1-consensus",
        "If an objection comes from one member only, can it be “an important part of the concerned interests”?",
        -5,
    )
    start = way.at(4, "10:00")
    way.offers("reading-talk", (start, way.at(5, "10:00"), way.at(6, "11:00")), -3, way.mentee, "Video call")
    pairs.ask_to_end(
        way.pairing,
        "I would like to change mentors, if that can be done without anybody losing face. Pádraig is kind and knows everything, but he has moved our talk three times, and I have one day a week. He is ill more often than he says. I do not want to complain about him.",
        houses.world.karin,
        by=way.mentee,
        at=way.at(-2, "17:30"),
    )


def _linh_sits_in_the_self_test(houses: Houses) -> None:
    way = paired(houses, "linh")
    way.talks(
        "first-call",
        -43,
        "14:00",
        "Linh writes her questions the day before; Kenji answers in short sentences. Chat beside the video, for names and numbers.",
    )
    way.reads_all(-41, -16)
    way.notes("proc-33", "Five common elements. Obligatory text is copied word for word, not improved.", -18)
    way.asks(
        "iso-iec-17007",
        "Is it normal that I understand the French text more easily than the English one?",
        -22,
        "Quite normal. Where the two differ you have found something for the editing group.",
    )
    way.talks(
        "reading-talk", -12, "14:30", "Consensus, neutrality, tracks. Self-test this week, without hurry."
    )
    way.begins_test(-2, {"deliverables": ["a", "b", "c"]}, only=6)
