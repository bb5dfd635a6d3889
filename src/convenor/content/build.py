"""From the fields of the six files to the domain's programme."""

import re
from collections.abc import Mapping

from convenor.content.fields import NO_WORDS, Fields
from convenor.content.letters import build_letters
from convenor.content.questions import build_handouts, build_self_test
from convenor.content.vocabulary import ACTORS
from convenor.domain.programme.definition import (
    Activity,
    Declaration,
    EvidenceKind,
    EvidenceRule,
    GraduationRule,
    Objective,
    Programme,
    Reading,
    ReadingGroup,
    Track,
)

LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8})*")
FILES = (
    "programme.yaml",
    "reading.yaml",
    "self_test.yaml",
    "handouts.yaml",
    "tracks.yaml",
    "letters.yaml",
)

_NO_GRADUATION = GraduationRule(activities=(), objectives=(), certificate=NO_WORDS)
_WHAT_REF_NAMES = {
    EvidenceKind.SESSION_HELD: "activity",
    EvidenceKind.HANDOUT_SUBMITTED: "handout",
    EvidenceKind.READINGS_READ: "reading group",
}


def build_programme(files: Mapping[str, Fields]) -> Programme:
    """Read all six files into one programme, noting what is wrong."""
    head = files["programme.yaml"]
    groups, readings = _build_reading(files["reading.yaml"])
    programme = Programme(
        key=head.key("programme"),
        version=head.text("version"),
        languages=read_languages(head),
        name=head.words("name"),
        organisation=head.words("organisation"),
        aim=head.words("aim"),
        for_whom=head.words("for_whom"),
        how_nominated=head.words("how_nominated"),
        licence=head.text("licence"),
        declarations=head.each("declarations", "a declaration", _declaration),
        objectives=head.each("objectives", "an objective", _objective),
        activities=head.each("activities", "an activity", _activity),
        reading_groups=groups,
        readings=readings,
        self_test=build_self_test(files["self_test.yaml"]),
        handouts=build_handouts(files["handouts.yaml"]),
        tracks=_tracks(files["tracks.yaml"]),
        letters=build_letters(files["letters.yaml"]),
        graduation=head.part("graduation", "graduation", _graduation) or _NO_GRADUATION,
    )
    for fields in files.values():
        fields.close()
    return programme


def read_languages(head: Fields) -> tuple[str, ...]:
    """The languages in which every text of the pack must stand; without one nothing else can be read."""
    names = head.names("languages")
    for name, place in names:
        if not LANGUAGE.fullmatch(name):
            head.notebook.note(
                place, f"“{name}” is not a language code", "write codes such as en, fr or pt-br"
            )
    return tuple(name for name, _ in names if LANGUAGE.fullmatch(name))


def _declaration(fields: Fields) -> Declaration:
    return Declaration(
        key=fields.key("declaration"),
        words=fields.words("words"),
        section=fields.text("section"),
    )


def _objective(fields: Fields) -> Objective:
    return Objective(
        key=fields.key("objective"),
        title=fields.words("title"),
        shown_by=fields.words("shown_by"),
        section=fields.text("section"),
    )


def _activity(fields: Fields) -> Activity:
    key = fields.key("activity")
    return Activity(
        key=key,
        number=fields.number("number"),
        title=fields.words("title"),
        explain=fields.words("explain"),
        actors=fields.roles("actors", ACTORS),
        fulfilled_by=fields.each("fulfilled_by", "evidence", lambda rule: _evidence(rule, key)),
        after=fields.mentions("after", "activity", required=False),
        repeats=fields.flag("repeats", default=False),
        section=fields.text("section"),
    )


def _evidence(fields: Fields, activity: str) -> EvidenceRule:
    """Evidence names its handout or reading group; a session is for its own activity unless it says otherwise."""
    kind = fields.choice("kind", EvidenceKind)
    ref, count = fields.text("ref", default=""), fields.number("count", default=1)
    named = _WHAT_REF_NAMES.get(kind)
    if ref and named:
        fields.notebook.mention(named, ref, fields.line_of("ref"))
    elif ref:
        fields.notebook.note(fields.line_of("ref"), f"“{kind}” takes no “ref”", "take the line out")
    elif kind is EvidenceKind.HANDOUT_SUBMITTED:
        fields.notebook.note(
            fields.place,
            f"“{kind}” does not say which handout",
            "add “ref:” with the handout's key",
        )
    own = activity if kind is EvidenceKind.SESSION_HELD else ""
    return EvidenceRule(kind=kind, ref=ref or own, count=count)


def _graduation(fields: Fields) -> GraduationRule:
    return GraduationRule(
        activities=fields.mentions("activities", "activity"),
        objectives=fields.mentions("objectives", "objective"),
        certificate=fields.words("certificate"),
    )


def _build_reading(
    file: Fields,
) -> tuple[tuple[ReadingGroup, ...], tuple[Reading, ...]]:
    groups = file.each("groups", "a reading group", _reading_group)
    return groups, file.each("readings", "a reading", _reading)


def _reading_group(fields: Fields) -> ReadingGroup:
    return ReadingGroup(key=fields.key("reading group"), title=fields.words("title"))


def _reading(fields: Fields) -> Reading:
    key, group = fields.key("reading"), fields.text("group")
    if group:
        fields.notebook.mention("reading group", group, fields.line_of("group"))
    return Reading(
        key=key,
        group=group,
        essential=fields.flag("essential"),
        identifier=fields.text("identifier", default=""),
        title=fields.words("title"),
        edition=fields.text("edition", default=""),
        where=fields.text("where"),
        why=fields.words("why"),
        newer_edition=fields.words_or_none("newer_edition"),
        section=fields.text("section"),
    )


def _tracks(file: Fields) -> tuple[Track, ...]:
    return file.each("tracks", "a track", _track, least=0)


def _track(fields: Fields) -> Track:
    track = Track(
        key=fields.key("track"),
        months_to_dis=fields.number("months_to_dis"),
        months_to_publication=fields.number("months_to_publication"),
        note=fields.words_or_none("note"),
    )
    if track.months_to_publication and track.months_to_dis >= track.months_to_publication:
        fields.notebook.note(
            fields.line_of("months_to_dis"),
            f"the DIS comes after {track.months_to_dis} months, publication after {track.months_to_publication}",
            "give the DIS fewer months than publication",
        )
    return track
