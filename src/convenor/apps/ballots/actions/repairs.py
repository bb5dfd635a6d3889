"""What is in question in a comment is put right by one click, by hand, or left as it is. The file keeps what it says."""

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots import keeping
from convenor.apps.ballots.models import Ballot, Comment
from convenor.documents.outline import clean
from convenor.domain.ballot.sheet import COLUMNS, Column, Doubt
from convenor.domain.kernel import Refused

MOST = 20_000  # characters of a comment or of a change


@audited("comment.put-right")
def put_right(ballot: Ballot, number: int, column: str, text: str, revision: int, *, by: Person) -> Comment:
    """Put a text into one column of a comment; what the file says stays beside it."""
    row = _locked(ballot, number, revision)
    if column not in COLUMNS or column == "observation":
        raise Refused("unknown-move")
    named: Column = column
    words = clean(text).strip()
    if len(words) > (most := keeping.MOST.get(keeping.FIELDS[named]) or MOST):
        raise Refused("comment-text-too-long", length=len(words), most=most)
    texts = keeping.texts_of(row)
    row.typed = {named: texts[named], **row.typed}
    if row.typed[named] == words:
        row.typed = {key: value for key, value in row.typed.items() if key != named}
    doubts = [each for each in _doubts(row) if each.column != named]
    _read(row, {**texts, named: words}, doubts)
    return row


@audited("comment.left-as-it-is")
def leave(ballot: Ballot, number: int, doubt: int, revision: int, *, by: Person) -> Comment:
    """Somebody has looked at a doubt, and the comment stays as it is."""
    row = _locked(ballot, number, revision)
    doubts = _doubts(row)
    if not 0 <= doubt < len(doubts):
        raise Refused("unknown-move")
    row.kept = [*row.kept, [doubts[doubt].code, doubts[doubt].was]]
    _read(row, keeping.texts_of(row), doubts)
    return row


@audited("comments.put-right-at-once")
def put_right_at_once(ballot: Ballot, file: int, code: str, *, by: Person) -> int:
    """Take every suggestion for one kind of doubt in a file; how many comments were put right."""
    Ballot.objects.select_for_update().get(pk=ballot.pk)
    done = 0
    rows = ballot.comments.filter(file=file, gone=False, questions__gt=0).select_related("file")
    for row in rows.defer("file__content"):
        found = next((each for each in _doubts(row) if each.code == code and each.suggested), None)
        if found and found.column:
            texts = keeping.texts_of(row)
            row.typed = {found.column: texts[found.column], **row.typed}
            _read(
                row, {**texts, found.column: found.suggested}, [e for e in _doubts(row) if e != found], False
            )
            done += 1
    keeping.put_in_place(ballot)
    return done


def _locked(ballot: Ballot, number: int, revision: int) -> Comment:
    rows = Comment.objects.select_for_update(of=("self",)).select_related("file").defer("file__content")
    row = rows.filter(ballot=ballot, number=number).first()
    if row is None:
        raise Refused("unknown-move")
    if row.revision != revision:
        raise Refused("comment-changed-meanwhile", number=number)
    return row


def _doubts(row: Comment) -> list[Doubt]:
    return [Doubt(**each) for each in row.doubts]


def _read(row: Comment, texts: dict[Column, str], doubts: list[Doubt], place: bool = True) -> None:
    clause = row.clause
    keeping.read_row_again(row, texts, doubts, keeping.likely_of(row.file))
    row.save()
    if place and row.clause != clause:
        keeping.put_in_place(row.ballot)
