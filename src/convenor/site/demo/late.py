"""The further part of the way: from the first handout to the graduate."""

from convenor.apps.mentoring.actions import graduation, sessions
from convenor.site.demo import older_papers as older
from convenor.site.demo import papers, papers_fr
from convenor.site.demo.early import paired
from convenor.site.demo.groups import Houses, take_seat
from convenor.site.demo.telling import Way

KNOWN = {
    "understand": (
        ("attempt", "reading", "session"),
        "Explains where a rule comes from and what it is for, and knows where to look when it does not.",
    ),
    "plan": (
        ("assignment", "handout"),
        "Read the plan against what had really happened, saw the delay before the group did, and proposed what was done.",
    ),
    "lead": (
        ("assignment", "attendance"),
        "Led a contested clause to a text that those who had opposed it could live with.",
    ),
    "review": (
        ("assignment", "handout"),
        "Compared summary and meeting line by line; the corrections were taken up.",
    ),
    "report": (("assignment",), "Wrote and gave a report which those who had not been there could follow."),
}


def tell(houses: Houses) -> None:
    """Everything, in the order in which it began."""
    _aroha_has_graduated(houses)
    _ayse_waits_for_hugo(houses)
    _minjun_keeps_going(houses)
    _sofia_looks_back(houses)
    _ruth_and_the_alarm(houses)
    _camille_and_fatou(houses)
    _emil_prepares(houses)


def _reads_and_talks(way: Way, call: int, read: tuple[int, int], talk: int, clock: str) -> None:
    way.talks("first-call", call, clock, "How often, how long, and what first.")
    way.reads_all(*read)
    way.talks("reading-talk", talk, clock, "The questions from the reading, one by one.")


def _aroha_has_graduated(houses: Houses) -> None:
    way, eleanor = paired(houses, "aroha"), houses.people["Eleanor Marsh"]
    _reads_and_talks(way, -382, (-380, -350), -346, "13:00")
    way.tests(-343, {"behind-schedule": ["c"]})
    way.submits("preparing", older.AROHA_PREPARING, -328)
    way.prepares(-320, "An hour with Eleanor and Hassan, on screen, about the order of speakers.", eleanor)
    way.talks("prepare-talk", -316, "13:00", "Keep the order, and nothing else, this time.")
    way.discussed("preparing", older.AROHA_PREPARING, -316)
    way.attends("2nd meeting", -308, "Both half days, on screen.", eleanor)
    way.submits("after", older.AROHA_AFTER, -304)
    way.talks("afterwards-talk", -298, "13:00", "Next time: the clause on labels.")
    way.discussed("after", older.AROHA_AFTER, -298)
    _works(
        way,
        "convene",
        "Lead the clause on labels",
        "Lead it at the third meeting, from the paper to the agreed words. Tell me afterwards about one silence.",
        older.AROHA_CONVENE,
        older.AROHA_CONVENE_ANSWER,
        (-280, -205, -200),
    )
    way.attends("3rd meeting", -206, "Three days, on screen from Wellington.", eleanor)
    way.talks("keep-going", -198, "13:00", "The bottle.")
    _works(
        way,
        "review",
        "Review the summary of the third meeting",
        "Compare it with your own notes and send what you would word differently.",
        older.AROHA_SUMMARY,
        older.AROHA_SUMMARY_ANSWER,
        (-198, -190, -186),
    )
    _works(
        way,
        "report",
        "Report to the CPC",
        "Two pages and ten minutes. Say what the group needs.",
        older.AROHA_REPORT,
        older.AROHA_REPORT_ANSWER,
        (-180, -158, -156),
    )
    _shows_everything(way, -140, -120)
    graduation.recommend(way.pairing, by=way.mentor, at=way.at(-112, "10:00", way.mentor))
    hugo = houses.world.hugo
    graduation.confirm(way.journey, way.mentor, by=hugo, at=way.at(-108, "11:00", hugo))


def _ayse_waits_for_hugo(houses: Houses) -> None:
    way, hassan = paired(houses, "ayse"), houses.people["Hassan El-Sayed"]
    _reads_and_talks(way, -312, (-310, -276), -270, "12:00")
    way.tests(-268, {"directives-part-2": ["c"], "convenor-role": ["a", "b", "c", "d", "e"]})
    way.tests(-262, {})
    way.submits("preparing", older.AYSE_PREPARING, -248)
    way.prepares(-236, "Two calls with Eleanor and Hassan, the second about the screen.", hassan)
    way.talks("prepare-talk", -226, "12:00", "Watch the four on the screen.")
    way.discussed("preparing", older.AYSE_PREPARING, -226)
    way.attends("3rd meeting", -207, "Three days in Tsukuba.", hassan)
    way.submits("after", older.AYSE_AFTER, -202)
    way.talks(
        "afterwards-talk", -196, "12:00", "Sit with the screen. Lead something on which people disagree."
    )
    way.discussed("after", older.AYSE_AFTER, -196)
    _works(
        way,
        "other",
        "The plan of WG 59, moved by what was",
        "Put the real length of each stage beside the planned one. What follows, and what do you propose?",
        older.AYSE_PLAN,
        older.AYSE_PLAN_ANSWER,
        (-190, -165, -160),
    )
    way.attends("4th meeting", -108, "Both half days, on screen, with the four.", hassan)
    way.talks("keep-going", -100, "12:00", "Clause 6.4 in Brno is yours.")
    _works(
        way,
        "convene",
        "Lead clause 6.4 in Brno",
        "Contested, fifty minutes. Reasons before opinions.",
        older.AYSE_CONVENE,
        older.AYSE_CONVENE_ANSWER,
        (-99, -31, -29),
    )
    way.attends("5th meeting", -32, "Three days in Brno.", hassan)
    _works(
        way,
        "review",
        "Review the summary of the fifth meeting",
        "What would you word differently, and which of it matters?",
        older.AYSE_SUMMARY,
        older.AYSE_SUMMARY_ANSWER,
        (-28, -22, -20),
    )
    _works(
        way,
        "report",
        "Report to the CPC",
        "Three pages and six slides, for people who were not there.",
        older.AYSE_REPORT,
        older.AYSE_REPORT_ANSWER,
        (-27, -16, -14),
    )
    way.talks("keep-going", -13, "12:00", "Nothing is missing.")
    _shows_everything(way, -12, -7)
    graduation.recommend(way.pairing, by=way.mentor, at=way.at(-3, "10:00", way.mentor))


def _works(
    way: Way, kind: str, title: str, brief: str, done: str, answer: str, days: tuple[int, int, int]
) -> None:
    """An assignment from its setting to the mentor's answer."""
    set_on, handed_in, answered = days
    work = way.set(kind, title, brief, set_on, way.houses.days.day(handed_in + 3))
    way.answers(way.hands_in(work, done, handed_in), answer, answered)


def _shows_everything(way: Way, signed: int, confirmed: int) -> None:
    """All five objectives, signed on one day and confirmed on another."""
    for objective, (shown, words) in KNOWN.items():
        way.assesses(objective, "ready", "See what is linked here.", shown, signed - 2)
        way.signs(objective, words, shown, signed)
        way.is_confirmed(objective, confirmed)


def _minjun_keeps_going(houses: Houses) -> None:
    way, greta = paired(houses, "minjun"), houses.world.greta
    _reads_and_talks(way, -222, (-220, -196), -190, "10:00")
    way.tests(-188, {"tracks": ["b", "c", "d"], "keeping-up": ["d"]})
    way.submits("preparing", older.MINJUN_PREPARING, -150)
    way.prepares(-136, "With Greta and Lucía, on screen; they gave me the proposals to read aloud.", greta)
    way.talks("prepare-talk", -128, "10:00", "Read slowly. Look at the screen first.")
    way.discussed("preparing", older.MINJUN_PREPARING, -128)
    way.attends("3rd meeting", -117, "Three days in Tokyo, in the room.", greta)
    way.submits("after", older.MINJUN_AFTER, -113)
    way.comments("after", older.MINJUN_REMARKS, -111)
    way.talks("afterwards-talk", -107, "10:00", "A clause on which people disagree: 7.3.")
    way.discussed("after", older.MINJUN_AFTER, -107)
    _works(
        way,
        "convene",
        "Lead clause 7.3",
        "Three proposals, one objection. Prepare one page with nothing on it but the proposals.",
        older.MINJUN_CONVENE,
        older.MINJUN_FEEDBACK,
        (-60, -22, -19),
    )
    way.attends("4th meeting", -24, "All four half days, on screen.", greta)
    way.signs("understand", KNOWN["understand"][1], KNOWN["understand"][0], -100)
    way.is_confirmed("understand", -96)
    way.assesses(
        "lead", "ready", "Clause 7.3, with an objection that stood and was lived with.", ("assignment",), -16
    )
    way.signs(
        "lead",
        "I read his account and heard Greta’s. He waited for the last objection and did not hurry it.",
        ("assignment", "attendance"),
        -8,
    )
    way.assesses("plan", "growing", "I can read the plan. I have not yet changed one.", ("handout",), -7)
    report = way.set(
        "report",
        "Draft the report to the CPC",
        "One page: where the group stands, what is contested, what you ask for.",
        -18,
        houses.days.day(2),
    )
    way.hands_in(report, older.MINJUN_REPORT, -2)
    way.set(
        "review",
        "Review the summary of the fourth meeting",
        "It comes out next week. Send me what you would word differently, and say which of it matters.",
        -10,
        houses.days.day(12),
    )
    session = way.agrees("keep-going", way.at(-3, "10:00"), -8, "Video call")
    sessions.confirm(session, by=way.mentee, at=way.at(-3, "11:00"))


def _sofia_looks_back(houses: Houses) -> None:
    way, greta = paired(houses, "sofia"), houses.world.greta
    _reads_and_talks(way, -93, (-91, -70), -66, "09:00")
    way.tests(-64, {"missed-votes": ["a"], "deliverables": ["a", "c", "d", "f"]})
    way.submits("preparing", papers.SOFIA_PREPARING, -50)
    way.prepares(-42, "An hour with both. I keep the clock.", greta)
    way.talks("prepare-talk", -36, "09:00", "Ten seconds are ten seconds.")
    way.discussed("preparing", papers.SOFIA_PREPARING, -36)
    way.attends("4th meeting", -24, "All four half days.", greta)
    way.submits("after", papers.SOFIA_AFTER, -19)
    way.comments("after", papers.SOFIA_REMARKS, -14)
    way.submits("after", papers.SOFIA_AFTER_AGAIN, -10, over=1)
    way.comments("after", papers.SOFIA_REPLIES, -10, by_mentee=True)
    way.assesses(
        "understand", "ready", "The self-test, and eleven times in the meeting.", ("attempt", "reading"), -9
    )
    starts = (way.at(3, "09:00"), way.at(4, "09:00"), way.at(5, "08:00"))
    way.offers("afterwards-talk", starts, -3, way.mentor, "Video call")


def _ruth_and_the_alarm(houses: Houses) -> None:
    way = paired(houses, "ruth")
    _reads_and_talks(way, -62, (-60, -42), -37, "10:00")
    way.tests(-34, {"who-may-convene": ["b"], "neutrality": ["b"], "tracks": ["c", "d"], "keeping-up": ["a"]})
    way.submits("preparing", papers.RUTH_PREPARING, -14)
    way.comments("preparing", papers.RUTH_REMARKS, -11)
    way.prepares(
        -4, "Forty minutes with Amina and Bruno. I shall send the two examples before the meeting.", None
    )
    take_seat(houses, "WG 57", houses.people["tomas"], -2)


def _camille_and_fatou(houses: Houses) -> None:
    way = paired(houses, "camille", papers_fr.STATEMENT)
    way.talks("first-call", -55, "11:00", papers_fr.FIRST_TALK, papers_fr.PRIVATE)
    way.reads_all(-53, -38)
    way.asks("directives-2-clause-33", papers_fr.ASKS, -44, papers_fr.ANSWER)
    way.talks("reading-talk", -34, "11:00", papers_fr.READING_TALK)
    way.tests(-32, {"convenor-role": ["a", "b", "c"], "policy-committee": ["a"]})
    way.assesses("understand", "growing", papers_fr.OWN_VIEW, ("attempt", "reading"), -30)
    way.submits("preparing", papers_fr.PREPARING, -12)
    way.comments("preparing", papers_fr.REMARKS, -9)
    way.comments("preparing", papers_fr.REPLIES, -8, by_mentee=True)
    way.prepares(-5, papers_fr.PREPARED, None)
    way.agrees("prepare-talk", way.at(4, "11:00"), -6, "Visioconférence")


def _emil_prepares(houses: Houses) -> None:
    way = paired(houses, "emil")
    way.talks(
        "first-call",
        -28,
        "15:00",
        "Every second Thursday, three quarters of an hour. First the reading, then Geneva. Questions in writing, as they come.",
        "Listens well. Underrates himself; give him something to lead in Geneva.",
    )
    way.reads_all(-27, -16)
    for place, (key, words) in enumerate(papers.EMIL_NOTES.items()):
        way.notes(key, words, -24 + 3 * place)
    way.talks(
        "reading-talk",
        -11,
        "15:00",
        "Consensus: listen for what lasts. Neutrality: Emil looks for three requirements in 17024 that only a third party can use.",
    )
    way.tests(-9, {"deliverables": ["a", "b", "c", "d"], "neutrality": ["b"]})
    way.assesses(
        "understand",
        "growing",
        "I know where to look. The neutrality principle I had wrong, and have read again.",
        ("attempt", "reading"),
        -8,
    )
    way.assesses(
        "plan",
        "growing",
        "I can read the plan of WG 57 and say where it may slip; we spoke about it in our second talk.",
        ("session",),
        -8,
    )
    way.signs(
        "understand",
        "He explains the toolbox in plain words, and corrects himself before I do.",
        ("attempt", "session"),
        -6,
    )
    start = way.thursday("15:00", way.mentee)
    session = way.agrees("prepare-talk", start, -6, "Video call")
    session.pairing = way.pairing
    sessions.add_point(
        session, "What may a mentee say aloud in the meeting?", by=way.mentee, at=way.at(-4, "12:30")
    )
    way.writes("preparing", {key: papers.EMIL_PREPARING[key] for key in ("q1", "q2")}, -5)
    way.writes("preparing", {key: papers.EMIL_PREPARING[key] for key in ("q3", "q4", "q7")}, -2)
    for place, (key, words) in enumerate(papers.EMIL_ASKS):
        way.asks(key, words, -3 + place)
