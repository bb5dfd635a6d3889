"""Rows and loaders of the joining."""

from convenor.apps.accounts.table import Loader, Row

ROWS: tuple[Row, ...] = ()
LOADERS: dict[str, Loader] = {}
