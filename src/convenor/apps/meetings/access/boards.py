"""Who may come to the door, sit at a board, and show the projector.

At the door nobody is asked for an account: the code, and then the device's own signed cookie, are what opens it.
"""

from convenor.apps.accounts.table import EVERYBODY, Row, row
from convenor.domain.kernel import Role

SITTERS = (Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY, Role.EXPERT, Role.MENTEE)

ROWS: tuple[Row, ...] = (
    *row("join", "GET POST", *EVERYBODY, limit="join"),
    *row("join-code", "GET POST", *EVERYBODY, limit="join"),
    *row("join-board", "GET", *EVERYBODY),
    *row("join-welcome", "GET", *EVERYBODY),
    *row("join-press", "POST", *EVERYBODY, limit="join"),
    *row("join-report", "GET", *EVERYBODY),
    *row("join-report-passage", "GET", *EVERYBODY),
    *row("join-report-propose", "POST", *EVERYBODY, limit="join"),
    *row("join-report-link", "GET POST", *EVERYBODY, limit="join"),
    *row("join-history", "POST", *EVERYBODY, limit="join"),
    *row("meeting-board", "GET", *SITTERS, on="meeting"),
    *row("meeting-come-in", "POST", *SITTERS, on="meeting", states=("planned", "open")),
    *row("meeting-welcome", "GET", *SITTERS, on="meeting"),
    *row("meeting-press", "POST", *SITTERS, on="meeting", states=("planned", "open")),
    *row("meeting-history", "POST", *SITTERS, on="meeting"),
    *row("meeting-projector", "GET", *SITTERS, on="meeting"),
)
