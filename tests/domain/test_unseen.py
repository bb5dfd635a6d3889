"""What cannot be seen does not come in; what a language needs stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenor.documents.outline import clean
from convenor.domain.meeting import commands as cmd
from convenor.domain.meeting.codec import wish_from_json
from convenor.domain.unseen import seen

TURNS = [chr(each) for each in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))]
NO_WIDTH = ["\u200b", "\u2060", "\ufeff", "\u180e", "\U000e0041", "\u206a", "\ufff9"]
CONTROLS = [chr(each) for each in (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))]


@pytest.mark.parametrize("mark", [*TURNS, *NO_WIDTH, *CONTROLS], ids=ascii)
def test_nothing_unseen_comes_into_a_meeting_or_a_document(mark: str) -> None:
    typed = f"{mark}Am{mark}ina{mark}"
    wish = wish_from_json({"do": "raise-hand", "seat": 3, "note": typed}, by=3)
    poll = wish_from_json({"do": "open-poll", "question": typed, "options": [typed, f"no{mark}"]}, by=1)

    assert wish == cmd.RaiseHand(by=3, seat=3, note="Amina")
    assert poll == cmd.OpenPoll(by=1, question="Amina", options=("Amina", "no"))
    assert clean(typed) == "Amina"


@pytest.mark.parametrize(
    "name",
    [
        "علی‌رضا",  # Persian: a joiner that keeps two letters apart
        "क्‍ष",  # Hindi: a joiner that asks for a half form
        "ශ්‍රී",  # Sinhala
        "👩‍🔬",  # one emoji of two
        "דנה\u200f!",  # Hebrew with a mark of direction
        "Łukasz Žižka Ćirić",
    ],
)
def test_names_keep_the_spelling_of_their_language(name: str) -> None:
    assert seen(name) == name


@pytest.mark.parametrize("typed", ["A\u200dmina", "\u200dAmina", "Amina\u200c", "Ami\u200c\u200cna"])
def test_joiners_that_only_disguise_a_name_go(typed: str) -> None:
    assert seen(typed) == "Amina"


@given(st.text())
def test_what_was_cleaned_is_clean(text: str) -> None:
    assert seen(seen(text)) == seen(text)
    assert clean(clean(text)) == clean(text)
