"""Every code of calls, polls, record, groups and readings has a sentence; the pictures show the legal moves."""

import re
from pathlib import Path

import pytest
from django.utils.translation import override

from convenor.domain.meeting.rules import call_moves
from convenor.site.refusals import WORDS, say

ROOT = Path(__file__).resolve().parents[3]
MEETING = ROOT / "src" / "convenor" / "domain" / "meeting"
RULES = ("breakouts", "consensus", "language", "polls", "record", "whose")
READINGS = ("debrief", "forecast", "neutrality", "voice")
TABLES = (call_moves.CALL_TABLE, call_moves.OBJECTION_TABLE, call_moves.POLL_TABLE)
STEPS = ("drafting-group", "parked", "next-meeting")
ENDED = {"consensus", "reservations", "open", "taken-back", *(f"none-{step}" for step in STEPS)}


def test_every_code_has_a_sentence() -> None:
    rules = "".join((MEETING / "rules" / f"{name}.py").read_text("utf-8") for name in RULES)
    readings = "".join((MEETING / "readings" / f"{name}.py").read_text("utf-8") for name in READINGS)

    codes = {
        *re.findall(r'(?:Refused\(\s*|_words\([^"]*)"([a-z-]+)"', rules),
        *re.findall(r'told\(\s*"([a-z-]+)"', readings),
        *(f"{table.name}-is-{state}" for table in TABLES for state in type(table.begins[0])),
        *(f"debrief-call-{ended}" for ended in ENDED),
        *(f"debrief-objection-{standing}" for standing in call_moves.ObjectionStanding),
    }

    assert sorted(codes - WORDS.keys()) == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "3 of 41 people used 58 % of the time."),
        ("fr", "58\u00a0% du temps est allé à 3 des 41 personnes."),
    ],
)
def test_a_share_is_a_plain_sentence(language: str, sentence: str) -> None:
    with override(language):
        assert say("voice-few", {"few": 3, "people": 41, "percent": 58}) == sentence


def test_the_refusal_to_declare_gives_the_definition() -> None:
    with override("en"):
        said = say("sustained-opposition", {})

    assert "no important part of the interests concerned" in said
    assert "need not be unanimous" in said


def test_the_pictures_show_the_legal_moves() -> None:
    pages = {
        "call-states.md": call_moves.call_page(),
        "objection-states.md": call_moves.objection_page(),
        "poll-states.md": call_moves.poll_page(),
    }

    drawn = {name: (ROOT / "docs" / "reference" / name).read_text("utf-8") for name in pages}

    assert drawn == pages
