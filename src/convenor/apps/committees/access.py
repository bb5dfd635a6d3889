"""The permission table's rows of this app, and how its things are found."""

from convenor.apps.accounts.table import Loader, Row

ROWS: tuple[Row, ...] = ()
LOADERS: dict[str, Loader] = {}
