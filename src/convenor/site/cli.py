"""The command ``convenor``: Django's management behind a friendlier name."""

import ctypes
import os
import sys
from contextlib import suppress

from convenor.site.environment import CannotStart

TRIM_THRESHOLD, MMAP_THRESHOLD = -1, -3  # parameters of mallopt in glibc
KEPT = 128 * 1024


def main() -> None:
    """Run ``convenor COMMAND``; what hinders the start is told in words, without a traceback."""
    give_back()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.site.settings")
    arguments = [
        sys.argv[0],
        *(each.replace("-", "_") if place == 0 else each for place, each in enumerate(sys.argv[1:])),
    ]
    if arguments[1:3] == ["meeting", "read"]:
        from convenor.site import reading  # here: no other command needs it in memory

        if reading.at_once(arguments[3:]):
            return
    try:
        from django.core.management import execute_from_command_line

        execute_from_command_line(arguments)
    except CannotStart as lacking:
        sys.exit(f"Convenor cannot start:\n{lacking}")


def give_back() -> None:
    """Have the C library return what is free to the system: up to 40 MB after a start. Elsewhere nothing happens."""
    with suppress(OSError, AttributeError, TypeError):
        for parameter in (TRIM_THRESHOLD, MMAP_THRESHOLD):
            ctypes.CDLL(None).mallopt(parameter, KEPT)


if __name__ == "__main__":
    main()
