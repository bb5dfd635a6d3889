"""Draw docs/reference/*-states.md from the tables of legal moves; ``--check`` only compares."""

import sys
from pathlib import Path

from convenor.domain.ballot import resolution
from convenor.domain.meeting import report
from convenor.domain.meeting.rules import call_moves, moves
from convenor.domain.programme import joining, pairs, sessions

REFERENCE = Path(__file__).resolve().parent.parent / "docs" / "reference"
PAGES = {
    REFERENCE / "agenda-item-states.md": moves.item_page,
    REFERENCE / "call-states.md": call_moves.call_page,
    REFERENCE / "chair-states.md": moves.chair_page,
    REFERENCE / "floor-states.md": moves.floor_page,
    REFERENCE / "hand-states.md": moves.hand_page,
    REFERENCE / "meeting-states.md": moves.meeting_page,
    REFERENCE / "nomination-states.md": joining.states_diagram,
    REFERENCE / "objection-states.md": call_moves.objection_page,
    REFERENCE / "pairing-states.md": pairs.states_diagram,
    REFERENCE / "poll-states.md": call_moves.poll_page,
    REFERENCE / "report-states.md": report.states_diagram,
    REFERENCE / "resolution-states.md": resolution.states_diagram,
    REFERENCE / "session-states.md": sessions.states_diagram,
}


def main(arguments: list[str]) -> int:
    """Write every page, or with ``--check`` say which are out of date; 1 when one is."""
    if "--check" not in arguments:
        REFERENCE.mkdir(parents=True, exist_ok=True)
        for path, draw in PAGES.items():
            path.write_text(draw(), encoding="utf-8")
        return 0
    stale = [path for path, draw in PAGES.items() if not _is_drawn(path, draw())]
    for path in stale:
        print(f"{path.name} does not show the legal moves any more: run python tools/draw_states.py")
    return 1 if stale else 0


def _is_drawn(path: Path, page: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == page


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
