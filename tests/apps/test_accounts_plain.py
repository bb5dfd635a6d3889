"""What a person types is cleaned of what nobody can see, and never cut off in silence."""

import pytest
from django.core.exceptions import ValidationError

from convenor.apps.accounts.forms import PlainText, cleaned

pytestmark = pytest.mark.once


def test_control_characters_surrogates_and_turned_directions_are_left_out() -> None:
    assert cleaned("Em\x00il\x07 \u202eNord\ud800ahl\ufeff\x7f") == "Emil Nordahl"


def test_white_space_in_one_line_becomes_one_space() -> None:
    assert cleaned("  Emil \t\r\n  Nordahl ") == "Emil Nordahl"


def test_several_lines_keep_their_line_ends_and_tabs() -> None:
    assert cleaned("one\r\n\ttwo\rthree\n", lines=True) == "one\n\ttwo\nthree"


def test_two_ways_to_write_the_same_letter_become_one() -> None:
    assert cleaned("e\u0301") == "é"


def test_joiners_that_scripts_need_stay() -> None:
    assert cleaned("می\u200cخواهم") == "می\u200cخواهم"


def test_an_answer_of_100_000_characters_is_told_how_much_too_long_it_is() -> None:
    with pytest.raises(ValidationError) as told:
        PlainText(most=8000, lines=True).clean("a" * 100_000)
    assert told.value.messages == [
        "This is 100000 characters long and 8000 fit: please shorten it by 92000 characters."
    ]


def test_a_text_of_control_characters_alone_is_empty() -> None:
    with pytest.raises(ValidationError) as told:
        PlainText(most=10).clean("\x00\x01\x02")
    assert told.value.messages == ["This field is required."]


def test_the_browser_is_not_told_to_cut_off() -> None:
    assert "maxlength" not in PlainText(most=10).widget.attrs
