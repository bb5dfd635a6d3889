"""The permission table's rows of this app, and how a ballot is found."""

from convenor.apps.accounts.table import Loader, Row
from convenor.apps.ballots.access import agenda, ballots, files, out, votes, work

ROWS: tuple[Row, ...] = (*ballots.ROWS, *files.ROWS, *votes.ROWS, *out.ROWS, *agenda.ROWS, *work.ROWS)
LOADERS: dict[str, Loader] = {**ballots.LOADERS}
