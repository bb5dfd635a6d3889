"""The permission table's rows of this app, and how its things are found."""

from convenor.apps.accounts.table import Loader, Row
from convenor.apps.meetings.access import boards, consoles, plan, report, rooms

ROWS: tuple[Row, ...] = (*rooms.ROWS, *boards.ROWS, *consoles.ROWS, *plan.ROWS, *report.ROWS)
LOADERS: dict[str, Loader] = {**rooms.LOADERS, **consoles.LOADERS, **report.LOADERS}
