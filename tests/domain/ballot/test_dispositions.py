"""Dispositions as secretaries write them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballot_rows import REAL, real_rows
from convenor.domain.ballot.dispositions import Disposition, Observation, observation, read_observation

D = Disposition


@pytest.mark.parametrize(
    ("typed", "disposition", "text"),
    [
        ("Accepted\nhttps://example.org/1", D.ACCEPTED, "https://example.org/1"),
        ("Accepted.", D.ACCEPTED, ""),
        ("Accepted. Now “An empty set”.", D.ACCEPTED, "Now “An empty set”."),
        ("Accepté", D.ACCEPTED, ""),
        ("Accepted in principle \nredrawn", D.IN_PRINCIPLE, "redrawn"),
        ("Accepté en principe : redessiné", D.IN_PRINCIPLE, "redessiné"),
        ("Accepted with modifications: see 3.2", D.WITH_MODIFICATIONS, "see 3.2"),
        ("AWM", D.WITH_MODIFICATIONS, ""),
        ("Partially accepted", D.WITH_MODIFICATIONS, ""),
        ("Not Accepted\nLike any other", D.NOT_ACCEPTED, "Like any other"),
        ("Rejected.  The intent", D.NOT_ACCEPTED, "The intent"),
        ("Non accepté – hors sujet", D.NOT_ACCEPTED, "hors sujet"),
        ("Noted", D.NOTED, ""),
        ("Pris note.", D.NOTED, ""),
        ("Referred to WG 44", D.REFERRED, "to WG 44"),
        ("Acceptance depends on 3.2", None, "Acceptance depends on 3.2"),
        ("Clarification needed.", None, "Clarification needed."),
        ("????", None, "????"),
        ("", None, ""),
    ],
)
def test_the_beginning_of_an_observation_tells_the_disposition(
    typed: str, disposition: Disposition | None, text: str
) -> None:
    assert read_observation(typed) == Observation(typed, disposition, text)


def test_fixed_may_mean_accepted_but_a_person_says_so() -> None:
    assert read_observation("Fixed.") == Observation("Fixed.", None, "Fixed.", D.ACCEPTED)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not at hand")
def test_the_dispositions_of_a_real_ballot_are_read_exactly() -> None:
    rows = real_rows("dis19156_resolved_126.docx")

    assert Counter(read_observation(each.texts["observation"]).disposition for each in rows) == {
        D.ACCEPTED: 108,
        D.IN_PRINCIPLE: 7,
        D.NOT_ACCEPTED: 11,
    }


@given(st.sampled_from(Disposition), st.text(alphabet=st.characters(categories=["L", "N"]), max_size=20))
def test_what_is_written_is_read_again(disposition: Disposition, text: str) -> None:
    read = read_observation(observation(disposition, text))

    assert (read.disposition, read.text) == (disposition, text)


@given(st.text())
def test_no_observation_is_refused(typed: str) -> None:
    assert read_observation(typed).typed == typed
