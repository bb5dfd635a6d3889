"""The permission table's rows of this app, and how a ballot is found."""

from convenor.apps.accounts.table import Loader, Row
from convenor.apps.ballots.access import ballots, out, votes

ROWS: tuple[Row, ...] = (*ballots.ROWS, *votes.ROWS, *out.ROWS)
LOADERS: dict[str, Loader] = {**ballots.LOADERS}
