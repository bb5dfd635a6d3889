"""What Amina and Bruno wrote into the plans of WG 57: the drafting session of today, and the meeting in Geneva."""

GENEVA = {
    "goals": (
        "Clause 9 agreed, so that the draft can go out to the member bodies in time.\n"
        "A way forward on training by certification bodies that everybody can live with.\n"
        "Every technical comment of the second meeting has an answer."
    ),
    "facilitation": "item",
    "order": "not-yet-heard",
    "limit": "120",
    "calling": (
        "Hands in the room and on screen go into one list, kept in the product. Whoever does not chair watches the "
        "faces. After each break the first word goes to the screen."
    ),
    "consensus_by": "call",
    "consensus": (
        "“Is there anybody who cannot live with this?”, then ten seconds by the clock. An objection is said in other "
        "words until the objector agrees that this is it, and we look for a third way before anything is declared. "
        "Straw polls are for our own orientation; they decide nothing."
    ),
    "tents": "both",
    "seat_rows": "4",
    "row_seats": "6",
    "host": "SNV, at the house of standards. Ask Hugo Favre for anything.",
    "rooms": "Room A, second floor; tram 14 or 18 to Blandonnet, five minutes on foot. Bring a passport for the desk.",
    "breakout_rooms": "Rooms 2 and 3, both booked for the second afternoon.",
    "dinner": "yes",
    "dinner_words": "Second evening, half past seven, ten minutes on foot. Everybody pays for themselves; say by the first day if you come.",
    "equipment": "Two cameras on the table, one on whoever chairs; a microphone for every two seats. Tried out the evening before.",
    "link": "Comes with the calendar entry, the same for all three days.",
    "languages": "The text under discussion is always on screen. Whoever wants it gets the questions the evening before.",
}
GENEVA_ITEMS: tuple[dict[str, str], ...] = (
    {"title": "Opening, and who is here", "way": "formal", "minutes": "20", "chair": "amina", "lead": "amina"},
    {"title": "Adoption of the agenda", "way": "formal", "minutes": "10", "chair": "amina"},
    {"title": "Report of the secretariat", "way": "inform", "minutes": "20", "chair": "amina", "lead": "hugo",
     "documents": "N 57/41, project plan and dates"},
    {"title": "Definitions: the word “scheme”", "way": "decide", "minutes": "20", "chair": "bruno", "lead": "Giulia Ferraro",
     "purpose": "The toolbox and the certifiers of persons use the word differently.",
     "documents": "Comments 12 to 31", "expected": "One definition, or a note that says how the two differ."},
    {"title": "Break", "way": "break", "minutes": "20"},
    {"title": "Clause 6.2: competence of examiners", "way": "discuss", "minutes": "60", "chair": "bruno", "lead": "Daniel Schröder",
     "documents": "Comments 44 to 58", "expected": "A text for the drafting group."},
    {"title": "Training by a certification body", "way": "decide", "minutes": "150", "chair": "amina", "lead": "Samuel Tremblay",
     "purpose": "May a body train the people whom it certifies?", "documents": "Comments 60 to 97; clarifications 2 and 5",
     "expected": "A text that everybody can live with, or the objections in their own words.",
     "draft": "A certification body shall not train candidates for its own scheme unless …"},
    {"title": "Clause 9: the process of certification", "way": "decide", "minutes": "210", "day": "2", "chair": "amina",
     "lead": "Hiroko Tanaka", "purpose": "New since the second meeting; drafted in the session before.",
     "documents": "N 57/44, clause 9 as drafted", "expected": "Clause 9 agreed, subclause by subclause."},
    {"title": "Break", "way": "break", "minutes": "75"},
    {"title": "Work in groups, and their texts", "way": "discuss", "minutes": "150", "chair": "bruno"},
    {"title": "Remote examination", "way": "decide", "minutes": "120", "day": "3", "chair": "bruno", "lead": "Wei Zhang",
     "documents": "Comments 101 to 126", "expected": "One clause on remote examination, and what stays for annex A."},
    {"title": "What we have learned from each other", "way": "round", "minutes": "45", "chair": "amina"},
    {"title": "Next steps and the next meeting", "way": "decide", "minutes": "30", "chair": "amina", "lead": "hugo"},
    {"title": "Any other business, and closing", "way": "formal", "minutes": "15", "chair": "bruno"},
)  # fmt: skip
GROUPS = (
    ("Impartiality", "A text on training that both camps can live with, one page."),
    ("Remote examination", "What has to be the same as in the room, and what may differ."),
)
HOMEWORK = (
    (
        "Who took part in the last revision? What was contentious then?",
        "Fatou Diop knows two people who sat in the 2012 group; one has retired and is glad to talk.",
        "The door left ajar for training was the price for agreement then. Whoever wrote it did not like it either.",
        "done",
    ),
    (
        "Have there been requests for an interpretation? What do they show?",
        "Hugo has all seven.",
        "Four of seven are about impartiality, two of them from bodies that train.",
        "done",
    ),
    (
        "Talk to the two who object to remote examination before it is on the table.",
        "One on each side of the world: find an hour.",
        "",
        "under-way",
    ),
    ("Read clause 9 aloud once: does it test what it asks for?", "", "", "open"),
)
TODAY = {
    "goals": "Clause 9 in a shape in which it can go on the table in Geneva.",
    "facilitation": "item",
    "order": "room-remote",
    "limit": "120",
    "calling": "One list for the room and the screen, in the product.",
    "consensus_by": "call",
    "consensus": "As in Geneva: a call, each objection worked on, and no vote.",
    "tents": "screen",
    "seat_rows": "4",
    "row_seats": "6",
    "rooms": "Room 2, second floor.",
    "link": "The same as always.",
    "dinner": "no",
}
TODAY_ITEMS: tuple[dict[str, str], ...] = (
    {"title": "Welcome, and what we want today", "way": "formal", "minutes": "10", "chair": "amina", "lead": "amina"},
    {"title": "9.2: who may assess an application", "way": "decide", "minutes": "45", "chair": "amina", "lead": "Hiroko Tanaka",
     "purpose": "The draft asks for two people; smaller bodies have one.", "documents": "N 57/44, clause 9.2",
     "expected": "A text that bodies of every size can follow.",
     "draft": "The certification body shall have each application assessed by a person who was not involved in the training of the candidate."},
    {"title": "9.4: examining at a distance", "way": "decide", "minutes": "60", "chair": "bruno", "lead": "Wei Zhang",
     "purpose": "How sure must a body be who sits at the other end?", "documents": "N 57/44, clause 9.4",
     "expected": "The requirement; the methods go to annex A."},
    {"title": "Break", "way": "break", "minutes": "10"},
    {"title": "Does it work for you? Once around", "way": "round", "minutes": "30", "chair": "amina"},
    {"title": "What goes to Geneva", "way": "decide", "minutes": "25", "chair": "bruno", "lead": "hugo"},
)  # fmt: skip
