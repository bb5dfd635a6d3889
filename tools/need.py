"""Install what the tests need from the distribution's packages, or say the command to do so.

Usage: python tools/need.py chromium postgresql libreoffice-writer-nogui
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

FOUND_AS = {
    "libreoffice-writer-nogui": lambda: shutil.which("soffice"),
    "chromium": lambda: shutil.which("chromium") or shutil.which("chromium-browser"),
    "postgresql": lambda: (
        next(iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), None) or shutil.which("initdb")
    ),
}


def main(wanted: list[str]) -> int:
    """Install each missing package; 1 where that cannot be done, with the command that would."""
    missing = [each for each in wanted if not FOUND_AS[each]()]
    if not missing:
        return 0
    command = f"apt-get install -y --no-install-recommends {' '.join(missing)}"
    rights = [] if os.geteuid() == 0 else ["sudo", "-n"]
    print(f"The tests need {' and '.join(missing)} from the distribution's packages; installing: {command}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["apt-get", "update", "-qq"], [*command.split(), "-qq"]):
        if not shutil.which("apt-get") or subprocess.run([*rights, *step], env=environment).returncode:
            print(f"That did not work here. Please run: sudo apt-get update && sudo {command}")
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
