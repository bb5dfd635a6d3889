"""From the fields of the six files to the domain's programme."""

from convenor.content.fields import NO_WORDS, Fields
from convenor.content.letters import build_letters
from convenor.content.questions import build_handouts, build_self_test
from convenor.domain.kernel import Role
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


def build_programme(files: dict[str, Fields]) -> Programme:
    """Read all six files, programme.yaml first: it says which languages the others must have."""
    head = files["programme.yaml"]
    head.notebook.languages = _languages(head)
    groups, readings = _build_reading(files["reading.yaml"])
    programme = Programme(
        key=head.key("programme"),
        version=head.text("version"),
        languages=head.notebook.languages,
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


def _languages(head: Fields) -> tuple[str, ...]:
    names = head.names("languages")
    if head.has("languages") and not names:
        head.notebook.note(
            head.line_of("languages"),
            "the pack names no language",
            "write “languages: [en, fr]”",
        )
    return tuple(name for name, _ in names)


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
        actors=fields.choices("actors", Role),
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
    if count < 1:
        fields.notebook.note(fields.line_of("count"), "“count” is 0", "write 1 or more")
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
