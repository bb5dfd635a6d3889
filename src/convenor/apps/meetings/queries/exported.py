"""The log of a meeting to take away: as JSON lines, and as rows for a spreadsheet.

Who voted what in a straw poll, and where somebody stood in a call that was never revealed, leaves nowhere: the choices
are handed out anew among those who made them, so that every count stays right and nobody's choice is known.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC

from django.utils.translation import gettext as _

from convenor.apps.committees.models import Meeting
from convenor.apps.meetings import log
from convenor.apps.meetings.queries.rooms import names as names_at
from convenor.apps.meetings.queries.told import told, who
from convenor.documents.spreadsheet import to_csv
from convenor.domain.meeting import events as ev
from convenor.domain.meeting.codec import to_json


def as_lines(facts: Iterable[ev.Fact]) -> str:
    """One event a line, as the codec writes it."""
    return "".join(json.dumps(to_json(each), ensure_ascii=False) + "\n" for each in facts)


def whole_log(meeting: Meeting) -> str:
    """The log as it is, for whoever runs the machine: nothing is handed out anew."""
    return as_lines(log.read(meeting.pk))


def json_lines(meeting: Meeting) -> bytes:
    """The log for another product, without anybody's secret choices."""
    return as_lines(discreet(log.read(meeting.pk))).encode()


def spreadsheet(meeting: Meeting) -> bytes:
    """The log for people who look at tables: what happened in words, and the line itself."""
    names = names_at(meeting.pk)
    header = (
        _("No."), _("Day and time (UTC)"), _("What happened"), _("Done by"), _("Seat"), _("Event"), _("Line"),
    )  # fmt: skip
    facts = discreet(log.read(meeting.pk))
    return to_csv(header, (_row(place, each, names) for place, each in enumerate(facts, start=1)))


def discreet(facts: Sequence[ev.Fact]) -> list[ev.Fact]:
    """The same log with every secret choice given to somebody else who chose."""
    shown = {each.call for each in facts if isinstance(each, ev.CallRevealed)}
    votes: dict[int, dict[int, tuple[int, ...]]] = {}
    for each in facts:
        if isinstance(each, ev.VoteCast):
            votes.setdefault(each.poll, {})[each.seat] = each.chosen
    handed = {poll: _handed(chosen) for poll, chosen in votes.items()}
    found: list[ev.Fact] = []
    for each in facts:
        if isinstance(each, ev.VoteCast):
            each = replace(each, chosen=handed[each.poll][each.seat])
        elif isinstance(each, ev.PositionTaken) and each.call not in shown:
            each = replace(each, position="abstain", reason="", clause="", remedy="")
        found.append(each)
    return found


def _handed(chosen: dict[int, tuple[int, ...]]) -> dict[int, tuple[int, ...]]:
    return dict(zip(sorted(chosen), sorted(chosen.values()), strict=True))


def _row(place: int, fact: ev.Fact, names: dict[int, str]) -> tuple[str, ...]:
    seat = getattr(fact, "seat", 0)
    hidden = isinstance(fact, ev.VoteCast | ev.PositionTaken)
    return (
        str(place),
        fact.at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"),
        told(fact, names, private=True),
        who(fact.by, names) if fact.by and not hidden else "",
        str(seat) if seat and not hidden else "",
        fact.name,
        "" if hidden else json.dumps(to_json(fact), ensure_ascii=False),
    )
