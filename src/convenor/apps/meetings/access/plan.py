"""Who may read and write what about a meeting's plan.

The group reads the agenda and the logistics; co-convenors, secretary and secretariat plan; homework is the co-convenors'
alone, and only they agree.
"""

from convenor.apps.accounts.table import Row, row
from convenor.domain.kernel import Role

GROUP = (Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY, Role.EXPERT, Role.MENTEE)
PLANNERS = (Role.SECRETARIAT, Role.CONVENOR, Role.SECRETARY)
NOT_CLOSED = ("planned", "open")

ROWS: tuple[Row, ...] = (
    *row("meeting", "GET", *GROUP, Role.MEMBER_BODY, on="meeting"),
    *row("meeting-agenda", "GET", *GROUP, on="meeting"),
    *row("meeting-agenda-word", "GET", *GROUP, on="meeting"),
    *row("meeting-agenda-pdf", "GET", *GROUP, on="meeting"),
    *row("meeting-plan", "GET", *PLANNERS, on="meeting"),
    *row("meeting-plan-part", "GET", *PLANNERS, on="meeting"),
    *row("meeting-plan-forecast", "GET", *PLANNERS, on="meeting"),
    *row("meeting-plan-tents", "GET", *PLANNERS, on="meeting"),
    *row("meeting-plan-begin", "POST", *PLANNERS, on="meeting", states=NOT_CLOSED),
    *row("meeting-plan-keep", "POST", *PLANNERS, on="meeting", states=NOT_CLOSED),
    *row("meeting-plan-save", "POST", *PLANNERS, on="meeting", states=NOT_CLOSED),
    *row("meeting-plan-send", "POST", *PLANNERS, on="meeting", states=NOT_CLOSED),
    *row("meeting-plan-open", "POST", *PLANNERS, on="meeting", states=NOT_CLOSED),
    *row("meeting-plan-tick", "POST", *PLANNERS, on="meeting"),
    *row("meeting-plan-agree", "POST", Role.CONVENOR, on="meeting", states=NOT_CLOSED),
    *row("meeting-plan-homework", "GET", Role.CONVENOR, on="meeting"),
    *row("meeting-plan-homework-keep", "POST", Role.CONVENOR, on="meeting", states=NOT_CLOSED),
    *row("meeting-plan-homework-save", "POST", Role.CONVENOR, on="meeting", states=NOT_CLOSED),
)
