"""The permission table's rows of this app, and how its things are found."""

from convenor.apps.accounts.table import Loader, Row
from convenor.apps.mentoring.access import joining, journey

ROWS: tuple[Row, ...] = (*joining.ROWS, *journey.ROWS)
LOADERS: dict[str, Loader] = {**joining.LOADERS, **journey.LOADERS}
