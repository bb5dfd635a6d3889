"""What was said when WG 61 met about remote methods: an invented meeting, in the words of its secretary."""

AGENDA = (
    # title, minutes, purpose, expected outcome
    ("Opening, code of conduct, agenda", 10, "to begin", "the agenda is agreed"),
    ("Report of the drafting group", 15, "to hear", "what is ready for the group is known"),
    ("Clause 5.4: how much of an audit may be remote", 45, "to decide", "one text that all can live with"),
    ("Annex B: when the connection fails", 30, "to decide", "Annex B goes to the editor"),
    ("Terms: remote, virtual, live", 15, "to discuss", "a list of words for the glossary"),
    ("Next steps", 10, "to agree", "who does what by when"),
)
CLAUSE = "5.4"
BEFORE = (
    "Remote auditing methods shall not be used for more than half of the time of an audit, unless the client and "
    "the body have agreed otherwise in writing."
)
FIRST_OPTION = (
    "Remote auditing methods should not be used for more than half of the time of an audit. Where they are, the "
    "reasons shall be recorded."
)
THIRD_OPTION = (
    "The body shall have documented criteria for the extent to which remote auditing methods are used, based on the "
    "risk to the confidence in the result. Where remote methods are used for more than half of the time of an audit, "
    "the justification shall be reviewed, before the audit, by a person who does not take part in it."
)
ANNEX = (
    "If the connection is lost for more than fifteen minutes in all, the lead auditor decides, and records, whether "
    "what was missed is audited again remotely, on site, or not at all."
)
SHARES = "How much of your own audits was remote last year?"
SHARE_ANSWERS = ("less than a quarter", "a quarter to a half", "more than half", "I cannot say")

# Clause 5.4: who opposes, why, what would resolve it; then what lies under it, and how the chair says it back.
OPPOSED = (
    (
        "A figure punishes those who do it well: we audit four time zones and our results are good.",
        "No figure, but criteria that somebody checks.",
        "The body lost two clients to a competitor who asks for less travel.",
        "You fear that a fixed half treats good and careless bodies alike.",
    ),
    (
        "Without a limit the market goes to whoever never travels.",
        "A limit that can be checked from outside.",
        "Accreditation has withdrawn three scopes after desk audits that were sold as remote.",
        "You need something that an assessor can verify without judging each case anew.",
    ),
    (
        "Half of the time says nothing: one hour on the shop floor may be worth a day of papers.",
        "Speak of what is audited, not of hours.",
        "Inspection is done on site for a reason; hours were never the measure.",
        "The measure should be the confidence in the result, not the clock.",
    ),
    (
        "Agreement with the client is no safeguard: the client pays.",
        "Somebody other than the client and the audit team has to look at it.",
        "There was a complaint that went as far as the ministry.",
        "The decision must not lie with the two who both gain from it.",
    ),
)
STILL_UNLIVABLE = (
    "“Should” leaves it to everybody.",
    "A record that nobody reads is no safeguard.",
    "There is still a figure without a reason.",
)
NOT_CONVINCED = (
    "Fifteen minutes in all is too little for regions where the line drops every hour.",
    "Say “a significant part” instead of fifteen minutes.",
    "In two member bodies' countries a power cut a day is normal.",
    "A fixed number of minutes would count against regions with weak networks.",
)

HANDS = {
    "opening": (
        "Please put Annex B before the break",
        "Can we have the drafting group's paper on screen?",
        "Greetings from the remote room",
    ),
    "report": (
        "Thanks to the drafting group",
        "Was the comment on sampling taken up?",
        "Where is the text on confidentiality?",
        "How many comments are still open?",
    ),
    "clause": (
        "Half of what: of the hours, or of the sites?",
        "Our scheme owners ask for a third",
        "A figure helps the assessor",
        "Small bodies cannot afford four trips a year",
        "What does the client gain?",
        "Compare with ISO/IEC 17021-1, where reasons are recorded",
        "The word “unless” opens everything",
        "Two experiences from the pandemic",
        "Why not by process instead of by time?",
        "An unannounced visit cannot be remote",
        "Time zones cost us two hours a day",
        "Please think of inspection bodies too",
        "Who would review the justification?",
        "A risk table exists already in our scheme",
        "Consumers expect that somebody was there",
        "The text should hold for witness audits",
        "Drones and cameras see more than I do on a ladder",
        "Could both go together: criteria, and a second pair of eyes?",
        "The regulator will not accept a sentence without a shall",
        "We need a transition period",
    ),
    "annex": (
        "Fifteen minutes in a row, or in all?",
        "Who decides when the lead auditor is the one offline?",
        "Recording the call is not allowed everywhere",
        "A phone call is a connection too",
        "Interviews cannot be repeated the same",
        "Please add power cuts",
        "A checklist before the audit would prevent most of it",
        "The annex is informative: no shall",
        "Our networks are not yours",
        "Say what is recorded, and where",
    ),
    "terms": (
        "“Virtual site” means two things to us",
        "In Spanish “en directo” is not “live”",
        "Keep “remote” and drop “virtual”",
        "The vocabulary standard has a definition",
        "“Hybrid” is missing",
        "Does “remote” include the telephone?",
    ),
    "next": (
        "The drafting group can meet in two weeks",
        "May we see the text before the ballot?",
        "Thank you, both of you, for the chair",
    ),
}
NOTES = {
    "opening": ("The agenda is agreed; Annex B stays after the break.",),
    "report": (
        "The drafting group has settled 31 of 44 comments; 9 wait for clause 5.4.",
        "The comment on sampling is taken up in 6.2.",
    ),
    "clause": (
        "Several schemes ask for no more than a third already.",
        "A figure is easy to verify, and easy to get round.",
        "What counts is the confidence in the result, not the hours.",
        "The client gains from less travel and is no neutral judge of it.",
        "Justifications are recorded in ISO/IEC 17021-1 too; nobody outside sees them.",
        "Inspection bodies work differently and should be named.",
        "A second pair of eyes could stand in for a figure.",
    ),
    "annex": (
        "The annex is informative and should help, not bind.",
        "A check of the line on the day before prevents most failures.",
        "Recording is not lawful everywhere; the annex must not presuppose it.",
    ),
    "terms": ("“Virtual” is to be avoided until the vocabulary group has answered.",),
    "next": ("The text goes to the editor with today's two changes.",),
}
WORDS = ("virtual site", "live", "hybrid audit")
AS_EXPERT = (
    "I convene this group and have the chair no more: as an expert of my body I say that a figure without a reason "
    "has never made an audit better."
)
GROUPS = (
    ("Before the audit", "Draft three lines: what is checked before a remote audit begins."),
    ("During the audit", "Draft three lines: what happens while the line is down."),
    ("After the audit", "Draft three lines: what is recorded, and for whom."),
)
BROUGHT_BACK = (
    "The line is tested from the place of the audit, at the hour of the audit, on the day before. Both sides name a "
    "person and a telephone number. What cannot be seen on screen is listed before.",
    "Whoever notices it first says so by telephone. Nothing is audited by one side alone. The clock runs on.",
    "The record says when the line failed, for how long, and what was audited again. The client gets a copy.",
)
ACTIONS = (
    ("Put the agreed text of 5.4 into the working draft", 6),
    ("Write the list of criteria as an example for 5.4", 20),
    ("Ask the vocabulary group about “virtual site” and “live”", 10),
    ("Send Annex B with the three groups' lines to the editor", 8),
    ("Collect figures on lost connections from three regions", 30),
)
PARKED = (
    "Whether witness audits may be remote",
    "A transition period for schemes that have a limit of their own",
)
CONDUCT = "One participant interrupted twice while a remote colleague searched for words; a quiet word in the break helped."
