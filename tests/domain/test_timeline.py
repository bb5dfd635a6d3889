"""When an agenda, documents and a report are due."""

from datetime import date

import pytest

from convenor.domain.timeline import Deadline, deadlines, standing

MONDAY, WEDNESDAY = date(2026, 11, 23), date(2026, 11, 25)


@pytest.mark.parametrize("mode", ["in-person", "hybrid"])
def test_agenda_and_documents_are_due_six_weeks_before_a_meeting_in_a_room(mode: str) -> None:
    found = deadlines(mode, MONDAY, WEDNESDAY)

    assert found == (
        Deadline(kind="agenda", due=date(2026, 10, 12), weeks=6),
        Deadline(kind="documents", due=date(2026, 10, 12), weeks=6),
        Deadline(kind="report", due=date(2026, 12, 23), weeks=4),
    )


def test_a_virtual_meeting_asks_for_its_agenda_four_weeks_before() -> None:
    agenda, documents, report = deadlines("virtual", MONDAY, WEDNESDAY)

    assert (agenda.due, documents.due) == (date(2026, 10, 26), date(2026, 10, 26))
    assert report.due == date(2026, 12, 23)


@pytest.mark.parametrize(
    ("met", "today", "told"),
    [
        (None, date(2026, 9, 1), "coming"),
        (None, date(2026, 10, 1), "soon"),
        (None, date(2026, 10, 12), "soon"),
        (None, date(2026, 10, 13), "late"),
        (date(2026, 10, 12), date(2026, 12, 1), "met"),
        (date(2026, 10, 13), date(2026, 12, 1), "met-late"),
    ],
)
def test_a_deadline_says_how_it_stands(met: date | None, today: date, told: str) -> None:
    assert standing(date(2026, 10, 12), met, today) == told
