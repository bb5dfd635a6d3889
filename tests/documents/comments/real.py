"""Where the real files are, which cannot all be shipped; tests upon them are skipped where they are not."""

from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[4] / "shared" / "data"
COMMENTS, HOSTILE = DATA / "comments", DATA / "hostile"
needs_real_files = pytest.mark.skipif(not COMMENTS.is_dir(), reason="the real files of comments are not here")
needs_hostile_files = pytest.mark.skipif(
    not HOSTILE.is_dir(), reason="the corpus of hostile files is not here"
)
