"""Who may take away what leaves a ballot: whoever reads its comments."""

from convenor.apps.accounts.table import Row
from convenor.apps.ballots.access.ballots import reading

PAGES = ("ballot-figures", "ballot-out", "ballot-answered", "ballot-report", "ballot-editor", "ballot-rows")

ROWS: tuple[Row, ...] = tuple(each for route in PAGES for each in reading(route))
