"""The permission table's rows of the journey."""

from convenor.apps.accounts.table import Row, row
from convenor.domain.kernel import Role

_PAIR = (Role.MENTEE, Role.MENTOR)
_THREE = (*_PAIR, Role.SECRETARIAT)
_GROUP = (Role.CONVENOR, Role.SECRETARY, Role.SECRETARIAT)

PAGES: tuple[Row, ...] = (
    *row("home", "GET", Role.PERSON),
    *row("my-way", "GET", Role.MENTEE),
    *row("cohort", "GET", Role.SECRETARIAT),
    *row("editions", "GET", Role.SECRETARIAT),
    *row("edition", "GET POST", Role.SECRETARIAT, on="journey", states=("under-way",)),
    *row("mentees", "GET", Role.MENTOR),
    *row("journey", "GET", *_THREE, Role.MEMBER_BODY, Role.CONVENOR, Role.SECRETARY, on="journey"),
)
SESSIONS: tuple[Row, ...] = (
    *row("sessions", "GET", *_PAIR, on="journey"),
    *row("session-new", "GET POST", *_PAIR, on="journey", states=("under-way",)),
    *row("session", "GET", *_PAIR, on="session"),
    *row("session-accept", "POST", *_PAIR, on="session"),
    *row("session-move", "GET POST", *_PAIR, on="session"),
    *row("session-cancel", "POST", *_PAIR, on="session"),
    *row("session-confirm", "POST", *_PAIR, on="session"),
    *row("session-notes", "POST", *_PAIR, on="session"),
    *row("session-point", "POST", *_PAIR, on="session"),
    *row("session-point-remove", "POST", *_PAIR, on="session"),
    *row("session-calendar", "GET", *_PAIR, on="session"),
)
ATTENDANCE: tuple[Row, ...] = (
    *row("attendances", "GET", *_THREE, Role.CONVENOR, Role.SECRETARY, on="journey"),
    *row("attendance-claim", "POST", Role.MENTEE, on="journey"),
    *row("attendance", "GET", *_PAIR, *_GROUP, on="attendance"),
    *row("attendance-confirm", "POST", *_GROUP, on="attendance"),
    *row("attendance-decline", "POST", *_GROUP, on="attendance"),
)
ASSIGNMENTS: tuple[Row, ...] = (
    *row("assignments", "GET", *_PAIR, on="journey"),
    *row("assignment-new", "GET POST", Role.MENTOR, on="journey", states=("under-way",)),
    *row("assignment", "GET", *_PAIR, on="assignment"),
    *row("assignment-save", "POST", Role.MENTEE, on="assignment"),
    *row("assignment-hand-in", "POST", Role.MENTEE, on="assignment"),
    *row("assignment-answer", "POST", Role.MENTOR, on="assignment"),
    *row("assignment-withdraw", "POST", Role.MENTOR, on="assignment"),
)
OBJECTIVES: tuple[Row, ...] = (
    *row("objectives", "GET", *_THREE, on="journey"),
    *row("objective-assess", "GET POST", Role.MENTEE, on="journey"),
    *row("objective-sign", "GET POST", Role.MENTOR, on="journey"),
    *row("objective-take-back", "POST", Role.MENTOR, on="journey"),
    *row("objective-confirm", "POST", Role.SECRETARIAT, on="journey"),
    *row("graduation", "GET", *_THREE, on="journey"),
    *row("graduation-recommend", "POST", Role.MENTOR, on="journey"),
    *row("graduation-confirm", "POST", Role.SECRETARIAT, on="journey"),
    *row(
        "certificate",
        "GET",
        Role.MENTEE,
        Role.SECRETARIAT,
        Role.MEMBER_BODY,
        on="journey",
        states=("graduated",),
    ),
    *row("become-mentor", "POST", Role.MENTEE, on="journey", states=("graduated",)),
)
ROWS: tuple[Row, ...] = (*PAGES, *SESSIONS, *ATTENDANCE, *ASSIGNMENTS, *OBJECTIVES)
