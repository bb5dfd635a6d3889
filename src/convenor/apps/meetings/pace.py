"""How fast one seat may wish: far faster than any person, so that a client gone wild does not fill the log."""

import time
from collections.abc import Callable, Hashable

A_SECOND, AT_ONCE = 100.0, 300.0
REMEMBERED = 20_000


class Pace:
    """A bucket of wishes for each seat, filled again as time goes by."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._left: dict[Hashable, tuple[float, float]] = {}

    def allows(self, who: Hashable) -> bool:
        """Count one wish; False where there were too many."""
        now = self.clock()
        left, since = self._left.get(who, (AT_ONCE, now))
        left = min(AT_ONCE, left + (now - since) * A_SECOND)
        if len(self._left) > REMEMBERED:
            self._left.clear()
        self._left[who] = (max(0.0, left - 1), now)
        return left >= 1
