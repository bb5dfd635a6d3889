"""What the names that a pack may use mean: the right-hand columns of the drawn tables. Kept complete by the drawing."""

EVIDENCE = {
    "paired": (
        "",
        "A mentor who is independent of the working group was proposed, and mentor and mentee accepted.",
    ),
    "session-held": (
        "activity (unless given: its own)",
        "Mentor and mentee both confirmed a session for it.",
    ),
    "readings-read": (
        "reading group (unless given: every group)",
        "Every essential reading of the group is marked as read.",
    ),
    "self-test-submitted": ("", "The self-test was handed in, whatever the result."),
    "handout-submitted": ("handout, always", "The handout was handed in."),
    "prepared-with-convenors": ("", "A convenor of the working group confirmed the preparation together."),
    "meeting-attended": ("", "The working group's convenor or secretary confirmed the attendance."),
    "objectives-confirmed": (
        "",
        "Every objective under `graduation` was signed by the mentor and confirmed by the secretariat.",
    ),
    "graduated": (
        "",
        "The secretariat confirmed the graduation. No activity under `graduation` may need it.",
    ),
}
FACTS = {
    "document": "the working group, the document's number and title",
    "kind": "whether it is a revision or a new document",
    "size": "how many experts the group has",
    "co_convenors": "the convenors, with their member bodies",
    "secretary": "the secretary of the group",
    "meeting_when": "from when to when the nearest meeting is",
    "meeting_where": "its place",
    "meeting_mode": "in person, on screen, or both",
    "in_room": "how many people are in the room",
    "remote": "how many people are on screen",
    "track": "the months to the DIS and to publication, from `tracks.yaml`",
    "meeting_attendance": "how many were at the last meeting held here that the mentee was at",
    "meeting_leading": "what its log says of those who had the chair",
    "meeting_voices": "who was heard there, where the group agreed to be shadowed",
    "meeting_agreement": "its consensus calls, each objection and how it ended",
    "meeting_time": "which of its items overran or were not reached",
    "meeting_language": "how often something was to be said again or more slowly, and words for the glossary",
}
PLACEHOLDERS = {
    "name": "the reader, as they wish to be called",
    "other": "the other person whom the letter is about",
    "mentee": "the mentee",
    "mentor": "the mentor",
    "wg": "the working group",
    "document": "the document that the group works on",
    "body": "the member body",
    "what": "the title of the thing: an activity, a handout, an objective",
    "when": "a day and time, in the reader's zone",
    "reason": "the words that somebody gave as the reason",
    "link": "the address that the button opens",
}
