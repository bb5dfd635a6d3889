"""Readings that are remembered: the same things give the same answer, other things another."""

from convenor.domain.meeting.state.kept import REMEMBERED, kept
from convenor.domain.meeting.state.seats import People, Seat
from convenor.domain.meeting.state.voices import voices


def test_what_was_made_of_the_very_same_things_is_not_made_again() -> None:
    asked = []

    @kept
    def length(of: list[int], more: int) -> int:
        asked.append(of)
        return len(of) + more

    one, other = [1, 2, 3], [1, 2, 3]
    assert [length(one, 1000), length(one, int("1000")), length(other, 1000), length(one, 1)] == [
        1003,
        1003,
        1003,
        4,
    ]
    assert len(asked) == 3


def test_answers_of_long_ago_are_forgotten() -> None:
    asked = []

    @kept
    def first(of: list[int]) -> int:
        asked.append(of)
        return of[0]

    oldest, *others = [[number] for number in range(REMEMBERED + 1)]
    for each in (oldest, *others, oldest):
        first(each)

    assert asked.count(oldest) == 2


def test_whoever_comes_in_has_a_voice_at_once() -> None:
    before = People(seats={1: Seat(number=1, standing="present")})
    after = People(seats={**before.seats, 2: Seat(number=2, standing="present")})

    assert [len(voices(each)) for each in (before, after, before)] == [1, 2, 1]
    assert len(voices(after, but=2)) == 1
