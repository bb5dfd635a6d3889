"""Names that a pack may use because the product knows them: letters, placeholders, facts of a working group."""

from convenor.domain.kernel import Role

READERS = (
    Role.MENTEE,
    Role.MENTOR,
    Role.SECRETARIAT,
    Role.MEMBER_BODY,
    Role.CONVENOR,
    Role.SECRETARY,
    Role.EXPERT,
)
"""Who may be let in to read an answer of a handout."""

ACTORS = (Role.NOMINEE, *READERS)
"""Who may act in an activity."""

LETTERS = (
    "invitation",
    "nomination-invites",
    "nomination-accepted",
    "nomination-declined",
    "nomination-confirmed",
    "nomination-more-asked",
    "nomination-answered",
    "nomination-deferred",
    "nomination-taken-up",
    "nomination-refused",
    "nomination-withdrawn",
    "pairing-proposed",
    "pairing-active",
    "pairing-declined",
    "pairing-forbidden",
    "pairing-ended",
    "end-asked",
    "end-answered",
    "independence-alarm",
    "session-proposed",
    "session-agreed",
    "session-moved",
    "session-cancelled",
    "handout-submitted",
    "handout-commented",
    "comment-replied",
    "question-asked",
    "question-answered",
    "assignment-set",
    "assignment-handed-in",
    "assignment-answered",
    "objective-signed",
    "objective-confirmed",
    "attendance-claimed",
    "attendance-confirmed",
    "attendance-declined",
    "graduation-recommended",
    "graduated",
    "become-mentor",
    "plan-agreed",
    "meeting-deadline",
    "meeting-deadline-moved",
    "meeting-deadline-cancelled",
    "meeting-called",
    "meeting-moved",
    "meeting-cancelled",
    "report-to-review",
    "report-open",
    "report-final",
)
"""Every letter the product sends; a pack gives the words of each."""

PLACEHOLDERS = (
    "name",
    "other",
    "mentee",
    "mentor",
    "wg",
    "document",
    "body",
    "what",
    "when",
    "reason",
    "link",
)
"""What a letter may say in braces."""

FACTS = (
    "document",
    "kind",
    "size",
    "co_convenors",
    "secretary",
    "meeting_when",
    "meeting_where",
    "meeting_mode",
    "in_room",
    "remote",
    "track",
    "meeting_attendance",
    "meeting_leading",
    "meeting_voices",
    "meeting_agreement",
    "meeting_time",
    "meeting_language",
)
"""What is known of a working group and may start an answer."""
