"""Reading one passage of a report with all that was said about it, and whole versions side by side."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.http import Http404

from convenor.apps.accounts.models import Person
from convenor.apps.meetings.models import Passage, Proposal, Question, Report, ReportVersion, Wording
from convenor.apps.meetings.queries.report import May, Shown, may, standing_of
from convenor.apps.meetings.typed import name_of
from convenor.documents.outline import Outline
from convenor.documents.passages import Passage as Part
from convenor.documents.passages import outline_of
from convenor.domain.kernel import Refused, Role
from convenor.domain.programme.difference import Piece, difference


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One wording beside the one before: who wrote it, why, and what changed."""

    wording: Wording
    pieces: tuple[Piece, ...]

    @property
    def name(self) -> object:
        """Who wrote it."""
        return name_of(self.wording.by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amended:
    """A proposal, and what it changes in the words that it was made on."""

    row: Proposal
    pieces: tuple[Piece, ...]
    outdated: bool  # the passage says something else by now

    @property
    def name(self) -> object:
        """Who proposed it."""
        guest = self.row.proposed_from
        return guest.name if guest and guest.name else name_of(self.row.proposed_by)

    @property
    def decider(self) -> object:
        """Who took or declined it."""
        return name_of(self.row.decided_by)

    @property
    def form_name(self) -> str:
        """What the page calls the form that decides it."""
        return f"decide-{self.row.pk}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePage:
    """One passage as its own page shows it."""

    report: Report
    shown: Shown
    may: May
    history: tuple[Changed, ...]  # the newest first; without the first wording
    amended: tuple[Amended, ...]
    before: int  # the passages around it; 0 where there is none
    after: int

    @property
    def changed_by(self) -> object:
        """Who changed it last."""
        return name_of(self.shown.row.changed_by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One passage in two versions."""

    kind: str
    pieces: tuple[Piece, ...]
    changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """All versions of a report, and one of them beside another."""

    rows: tuple[ReportVersion, ...]  # the newest first
    shown: ReportVersion
    before: ReportVersion | None
    compared: tuple[Compared, ...]

    @property
    def changes(self) -> int:
        """Passages that are not the same in both."""
        return sum(each.changed for each in self.compared)


def passage_page(
    report: Report, passage: Passage, roles: Collection[Role], reader: Person, at: datetime
) -> PassagePage:
    """One passage, its history, questions and amendments."""
    questions = Question.objects.filter(passage=passage).select_related("asked_by", "answered_by")
    proposals = Proposal.objects.filter(passage=passage).select_related(
        "proposed_by", "proposed_from", "decided_by"
    )
    accepted = [
        each for each in passage.acceptances.select_related("person") if each.revision == passage.revision
    ]
    around = list(report.passages.exclude(text="").values_list("pk", flat=True))
    place = around.index(passage.pk) if passage.pk in around else -1
    return PassagePage(
        report=report,
        shown=Shown(
            row=passage,
            accepted_by=[each.person for each in accepted],
            accepted_by_me=any(each.person_id == reader.pk for each in accepted),
            questions=list(questions),
            proposals=list(proposals),
        ),
        may=may(report, standing_of(report), roles, reader, at),
        history=_history(passage),
        amended=tuple(
            Amended(row=each, pieces=difference(each.before, each.text), outdated=each.before != passage.text)
            for each in proposals
        ),
        before=around[place - 1] if place > 0 else 0,
        after=around[place + 1] if 0 <= place < len(around) - 1 else 0,
    )


def versions(report: Report, number: int | None, against: int | None, *, everything: bool) -> Versions:
    """All versions, and what changed from one to another; by default the newest and the one before it.

    Without ``everything``, only those that left the circle of convenors and secretary.
    """
    found = report.versions.order_by("-number").select_related("by")
    rows = tuple(found if everything else found.filter(state__in=("amending", "final")))
    if (
        number
        and not everything
        and found.filter(number=number).exclude(pk__in=[each.pk for each in rows]).exists()
    ):
        raise Refused("report-version-is-not-out")
    shown = next((each for each in rows if number in (None, each.number)), None)
    if shown is None:
        raise Http404
    earlier = [each for each in rows if each.number < shown.number]
    before = next((each for each in earlier if against in (None, each.number)), None)
    compared = _compared(_parts(before) if before else {}, _parts(shown))
    return Versions(rows=rows, shown=shown, before=before, compared=compared)


def version_outline(version: ReportVersion) -> Outline:
    """A version as a document."""
    report, parts = version.report, [Part(kind, text) for kind, text in _parts(version).values()]
    return outline_of(parts, title=report.title, language=report.language, subtitle=report.subtitle)


def _history(passage: Passage) -> tuple[Changed, ...]:
    rows = list(passage.wordings.select_related("by"))
    pairs = pairwise(rows)
    return tuple(
        Changed(wording=after, pieces=difference(before.text, after.text)) for before, after in pairs
    )[::-1]


def _parts(version: ReportVersion) -> dict[int, tuple[str, str]]:
    return {passage: (kind, text) for passage, kind, text in json.loads(version.content)}


def _compared(old: dict[int, tuple[str, str]], new: dict[int, tuple[str, str]]) -> tuple[Compared, ...]:
    """Every passage of both, in the new order; what was taken out stands where it stood."""
    order: list[int] = list(new)
    for place, passage in enumerate(old):
        if passage not in new:
            before = [each for each in list(old)[:place] if each in order]
            order.insert(order.index(before[-1]) + 1 if before else 0, passage)
    nothing = ("text", "")
    pairs = [(old.get(each, nothing), new.get(each, nothing)) for each in order]
    return tuple(
        Compared(
            kind=(is_now if is_now[1] else was)[0],
            pieces=difference(was[1], is_now[1]),
            changed=was[1] != is_now[1],
        )
        for was, is_now in pairs
    )
