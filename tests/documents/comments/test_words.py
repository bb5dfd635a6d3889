"""Every reason and every doubt that the readers of files give has its sentence."""

import re
from pathlib import Path

import convenor.documents
from convenor.site.comment_words import DOUBTS, WHY_NOT

ROOM = Path(convenor.documents.__file__).parent
CODE = "\n".join(
    each.read_text("utf-8") for each in [ROOM / "package.py", *sorted((ROOM / "comment_form").glob("*.py"))]
)


def test_every_refusal_has_a_sentence_and_every_sentence_a_refusal() -> None:
    codes = set(re.findall(r'"(file-[a-z0-9-]+)"', CODE))

    assert sorted(WHY_NOT) == sorted(codes)


def test_every_doubt_has_a_sentence_and_every_sentence_a_doubt() -> None:
    codes = set(re.findall(r'(?:Doubt\(\s*code=|doubts\.append\()"([a-z-]+)"', CODE)) | {
        "no-form",
        "nothing-found",
    }

    assert sorted(DOUBTS) == sorted(codes)
