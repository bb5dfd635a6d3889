"""Beginning to practise, looking at what the working group decided, and ending it."""

from collections.abc import Iterable
from datetime import datetime
from random import Random

from django.utils.translation import gettext as _

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots.actions import ballots, files
from convenor.apps.ballots.bag import Brought
from convenor.apps.ballots.models import Ballot
from convenor.apps.practice import queries
from convenor.apps.practice.models import Look, Practice, Truth
from convenor.content.practice_ballot import Shape, make_ballot
from convenor.content.practice_ballot import Truth as Made
from convenor.documents.comment_form.made import made_form
from convenor.documents.comment_form.reader import read_file
from convenor.domain.ballot.dispositions import Disposition
from convenor.domain.kernel import Refused

SIZES = (60, 150, 300)
"""How many comments: an evening, a day, a week of evenings."""
MISTYPED = 0.04  # technical comments whose member body calls them editorial
SHAPES = {
    Practice.Language.MIXED: Shape(mistyped=MISTYPED),
    Practice.Language.ENGLISH: Shape(mistyped=MISTYPED, french=0),
    Practice.Language.FRENCH: Shape(mistyped=MISTYPED, only_french=True),
}
NAME = "collated comments.docx"


@audited("practice.begun")
def begin(size: int, language: str, dice: Random, *, by: Person, at: datetime) -> Practice:
    """Make a ballot of its own, read it as any file is read, and keep apart what the working group decided."""
    if size not in SIZES or language not in Practice.Language.values:
        raise Refused("unknown-move")
    if Practice.objects.filter(ballot__practice_for=by).count() >= queries.MOST:
        raise Refused("practice-too-many", most=queries.MOST)
    made = make_ballot(size, dice, SHAPES[Practice.Language(language)])
    number = queries.next_number(by)
    title = _("Practice %(number)s: %(document)s") % {
        "number": number,
        "document": made.sheet.about["document"],
    }
    facts = {"title": title, "stage": Ballot.Stage.DIS}
    ballot = ballots.open_practice(facts, by=by, at=at)
    content = made_form(made.sheet)
    bag = [Brought(name=NAME, content=content, sheet=read_file(NAME, content))]
    files.take_in(ballot, bag, by=by, at=at)
    ballot = files.collate(ballot, by=by, at=at)
    practice = Practice.objects.create(ballot=ballot, number=number, language=language)
    Truth.objects.bulk_create(_truth(practice, at, each) for at, each in enumerate(made.truths, start=1))
    return practice


@audited("practice.looked")
def look(practice: Practice, key: str, *, by: Person, at: datetime) -> Practice:
    """Look at what was decided on one issue of theirs, or on the batch; what they said before is kept."""
    found = next((each for each in queries.practice_page(practice).ready if each.key == key), None)
    if found is None:
        raise Refused("practice-answer-first")
    now = queries.standing(practice.ballot).values()
    if key == queries.BATCH:
        _keep(practice, (each for each in now if each.batched and each.disposition), at)
    else:
        _keep(practice, (each for each in now if not each.batched and each.issue == key), at)
    return practice


@audited("practice.done")
def finish(practice: Practice, *, by: Person, at: datetime) -> Practice:
    """Everything is open from now on; what stands now is what is compared."""
    row = Practice.objects.select_for_update(of=("self",)).get(pk=practice.pk)
    if row.done_at is None:
        _keep(row, queries.standing(row.ballot).values(), at)
        row.done_at = at
        row.save(update_fields=["done_at"])
    return row


@audited("practice.dropped")
def drop(practice: Practice, *, by: Person) -> None:
    """Take a practice away, with its ballot and all that was written on it."""
    ballots.drop_practice(practice.ballot, by=by)


def _truth(practice: Practice, number: int, made: Made) -> Truth:
    disposition = Disposition(made.decided.replace("_", "-").removeprefix("accepted-"))
    return Truth(
        practice=practice,
        number=number,
        issue=made.issue,
        title=made.title,
        batched=made.batched,
        stance=made.side,
        disposition=disposition.value,
        reason=made.answer,
    )


def _keep(practice: Practice, rows: Iterable[Look], at: datetime) -> None:
    """What was looked at once stays as it was said then."""
    kept = set(practice.looks.values_list("number", flat=True))
    fresh = [each for each in rows if each.number not in kept]
    for each in fresh:
        each.practice, each.at = practice, at
    Look.objects.bulk_create(fresh, ignore_conflicts=True)
