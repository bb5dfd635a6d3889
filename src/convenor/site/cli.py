"""The command ``convenor``: Django's management behind a friendlier name."""

import os
import sys

from convenor.site.environment import CannotStart


def main() -> None:
    """Run ``convenor COMMAND``; what hinders the start is told in words, without a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.site.settings")
    arguments = [
        sys.argv[0],
        *(each.replace("-", "_") if place == 0 else each for place, each in enumerate(sys.argv[1:])),
    ]
    try:
        from django.core.management import execute_from_command_line

        execute_from_command_line(arguments)
    except CannotStart as lacking:
        sys.exit(f"Convenor cannot start:\n{lacking}")


if __name__ == "__main__":
    main()
