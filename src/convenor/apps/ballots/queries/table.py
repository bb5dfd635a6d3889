"""The comments of a ballot by clause, with filters; and one of them with its neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from django.core.paginator import Page, Paginator
from django.db.models import Max, Q, QuerySet

from convenor.apps.accounts.models import Person
from convenor.apps.audit.models import Entry
from convenor.apps.ballots.keeping import FIELDS
from convenor.apps.ballots.models import Ballot, Batch, Comment
from convenor.domain.ballot.clause_reading import read_clauses
from convenor.domain.ballot.sheet import Column

A_PAGE = 40
FILTERS = ("clause", "body", "kind", "state", "lane", "only", "q")
LONGEST = 120  # characters of a filter


@dataclass(frozen=True, slots=True)
class Sieve:
    """What the reader wants to see; nothing chosen shows everything that is there."""

    chosen: Mapping[str, str] = field(default_factory=dict)

    def of(self, name: str) -> str:
        """What is chosen for one filter."""
        return self.chosen.get(name, "")

    @property
    def is_on(self) -> bool:
        """Whether anything is chosen."""
        return any(self.chosen.values())


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Beside what was typed: what stands there now, and who wrote it when; no column where it is the note."""

    column: Column | None
    typed: str
    now: str
    who: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The comments before and after one, in the order of the document."""

    before: int | None
    after: int | None


def sieve_of(asked: Mapping[str, str]) -> Sieve:
    """The filters of an address, without what no text can hold."""
    return Sieve({name: str(asked.get(name, "")).replace("\x00", "").strip()[:LONGEST] for name in FILTERS})


def readable(ballot: Ballot, bodies: frozenset[str] | None) -> QuerySet[Comment]:
    """The comments that somebody may read: all, or those of the bodies for which the reader speaks."""
    found = ballot.comments.all()
    return found if bodies is None else found.filter(body__in=bodies)


def table(ballot: Ballot, bodies: frozenset[str] | None, sieve: Sieve, page: str) -> Page[Comment]:
    """One page of comments by clause: two queries, one more where a clause is chosen."""
    found = sifted(readable(ballot, bodies), sieve)
    return Paginator(found.select_related("issue").order_by("place", "number"), A_PAGE).get_page(page)


def bodies_in(ballot: Ballot, bodies: frozenset[str] | None) -> list[str]:
    """The codes of all who commented."""
    found = readable(ballot, bodies).exclude(body="")
    return list(found.order_by("body").values_list("body", flat=True).distinct())


def one_comment(ballot: Ballot, bodies: frozenset[str] | None, number: int) -> Comment | None:
    """One comment with its file and its issue."""
    found = readable(ballot, bodies).select_related("file", "issue").defer("file__content")
    return found.filter(number=number).first()


def batch_done(ballot: Ballot, asked: str) -> Batch | None:
    """The step for many that somebody has just taken, while it is not taken back."""
    found = ballot.batches.filter(pk=asked, undone_at=None) if asked.isdecimal() and len(asked) < 10 else None
    return found.first() if found is not None else None


def overtaken(row: Comment, typed: Mapping[str, str]) -> Overtaken | None:
    """What stands where somebody typed something, and who was faster; nothing where the form says nothing to keep."""
    column, words = typed.get("column", ""), typed.get("take") or typed.get("text", "")
    if "note" not in typed and not (column in FIELDS and words):
        return None
    named = cast("Column", column) if "note" not in typed else None
    last = Entry.objects.filter(
        subject_type="ballots.Comment", subject=str(row.pk), action__startswith="comment."
    ).last()
    who = Person.objects.filter(pk=last.actor).first() if last and last.actor else None
    now = getattr(row, FIELDS[named]) if named else row.note
    return Overtaken(named, words, now, who.name if who else "", last.at if last else None)


def neighbours(row: Comment, bodies: frozenset[str] | None) -> Neighbours:
    """The comments before and after it by clause: two queries."""
    found = readable(row.ballot, bodies).filter(gone=False)
    before = found.filter(Q(place__lt=row.place)).order_by("-place").values_list("number", flat=True)
    after = found.filter(Q(place__gt=row.place)).order_by("place").values_list("number", flat=True)
    return Neighbours(before.first(), after.first())


def sifted(found: QuerySet[Comment], sieve: Sieve) -> QuerySet[Comment]:
    """Those of the comments that the filters show."""
    only = sieve.of("only")
    found = found.filter(gone=only == "gone")
    for name in ("body", "state", "lane"):
        if sieve.of(name):
            found = found.filter(**{name: sieve.of(name)})
    if sieve.of("kind"):
        found = (
            found.filter(kinds="")
            if sieve.of("kind") == "none"
            else found.filter(kinds__contains=sieve.of("kind"))
        )
    if sieve.of("q"):
        found = found.filter(_said(sieve.of("q")))
    if sieve.of("clause"):
        found = found.filter(clause__in=_clauses(found, sieve.of("clause")))
    return _only(found, only)


def _said(words: str) -> Q:
    """Every word of the search stands in one of the texts."""
    wanted = Q()
    for word in words.split():
        named = ("comment", "change", "element", "clause", "source", "observation")
        said = Q(number=int(word)) if word.isdecimal() and len(word) < 8 else Q()
        for name in named:
            said |= Q(**{f"{name}__icontains": word})
        wanted &= said
    return wanted


def _clauses(found: QuerySet[Comment], wanted: str) -> list[str]:
    """The clauses as typed that are, or lie in, the clause that is sought: 3 finds 3.10, and 3.9 – 3.11."""
    sought = read_clauses(wanted)
    typed = found.order_by().values_list("clause", flat=True).distinct()
    return [
        each for each in typed if sought.meets(read_clauses(each)) or each.casefold() == wanted.casefold()
    ]


def _only(found: QuerySet[Comment], only: str) -> QuerySet[Comment]:
    last = found.aggregate(last=Max("file__collation"))["last"] if only in ("new", "changed") else 0
    match only:
        case "question":
            return found.filter(questions__gt=0)
        case "alone":
            return found.filter(issue=None)
        case "new":
            return found.filter(since=last)
        case "changed":
            return found.filter(changed_in=last)
        case _:
            return found
