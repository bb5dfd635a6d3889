"""What is in question in a comment is put right by one click, by hand, or left as it is. The file keeps what it says."""

from collections.abc import Iterable

from convenor.apps.accounts.models import Person
from convenor.apps.audit.actions import audited
from convenor.apps.ballots import keeping
from convenor.apps.ballots.models import Ballot, Comment
from convenor.apps.ballots.queries.repairs import unknown_bodies
from convenor.apps.ballots.queries.standing import bodies
from convenor.documents.outline import clean
from convenor.domain.ballot.bodies import BodyKind, body_of, with_body
from convenor.domain.ballot.sheet import COLUMNS, Column, Doubt
from convenor.domain.kernel import Refused

MOST = 20_000  # characters of a comment or of a change


@audited("comment.put-right")
def put_right(ballot: Ballot, number: int, column: str, text: str, revision: int, *, by: Person) -> Comment:
    """Put a text into one column of a comment; what the file says stays beside it."""
    row = _locked(ballot, number, revision)
    if column not in COLUMNS or column == "observation":
        raise Refused("unknown-move")
    clause = row.clause
    _put(row, column, clean(text).strip(), keeping.likely_of(row.file))
    if row.clause != clause:
        keeping.put_in_place(ballot)
    return row


@audited("comment.left-as-it-is")
def leave(ballot: Ballot, number: int, doubt: int, revision: int, *, by: Person) -> Comment:
    """Somebody has looked at a doubt, and the comment stays as it is."""
    row = _locked(ballot, number, revision)
    doubts = _doubts(row)
    if not 0 <= doubt < len(doubts):
        raise Refused("unknown-move")
    _keep(row, [doubts[doubt]])
    row.save()
    return row


@audited("comments.put-right-at-once")
def put_right_at_once(ballot: Ballot, file: int, code: str, *, by: Person) -> int:
    """Take every suggestion for one kind of doubt in a file; how many comments were put right."""
    rows = _in_question(ballot, file)
    likely = keeping.likely_of(rows[0].file) if rows else ""
    done = 0
    for row in rows:
        found = next((each for each in _doubts(row) if each.code == code and each.suggested), None)
        if found and found.column:
            texts = keeping.texts_of(row)
            row.typed = {found.column: texts[found.column], **row.typed}
            doubts = [each for each in _doubts(row) if each != found]
            _read(row, {**texts, found.column: found.suggested}, doubts, likely)
            done += 1
    keeping.put_in_place(ballot)
    return done


@audited("comments.left-as-they-are")
def leave_at_once(ballot: Ballot, file: int, code: str, *, by: Person) -> int:
    """Every comment of a file stays as it is where this kind of doubt was raised; how many comments those are."""
    left = []
    for row in _in_question(ballot, file):
        found = [each for each in _doubts(row) if (each.code, each.severity) == (code, "question")]
        if found:
            _keep(row, found)
            left.append(row)
    Comment.objects.bulk_update(left, ["kept", "doubts", "questions", "revision"], batch_size=200)
    return len(left)


@audited("comments.body-put-at-once")
def put_body_at_once(ballot: Ballot, file: int, name: str, text: str, *, by: Person) -> int:
    """Put a body that is known for a name that is not, in every comment of a file; how many were put right."""
    words = clean(text).strip()
    if body_of(words, bodies()).kind is BodyKind.UNKNOWN:
        raise Refused("vote-body-unknown", name=words)
    found = [row for row in _in_question(ballot, file) if name in unknown_bodies(row)]
    likely = keeping.likely_of(found[0].file) if found else ""
    for row in found:
        _put(row, "id", with_body(row.source, name, words), likely)
    return len(found)


def _in_question(ballot: Ballot, file: int) -> list[Comment]:
    """Comments of a file with something in question, which nobody else changes meanwhile."""
    Ballot.objects.select_for_update().get(pk=ballot.pk)
    rows = ballot.comments.select_for_update(of=("self",)).select_related("file").defer("file__content")
    return list(rows.filter(file=file, gone=False, questions__gt=0).order_by("number"))


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


def _keep(row: Comment, looked_at: Iterable[Doubt]) -> None:
    """These doubts do not come back while the text is the same. Nothing is written."""
    kept = [[each.code, each.was] for each in looked_at]
    row.kept = [*row.kept, *kept]
    row.doubts = [each for each in row.doubts if [each["code"], each["was"]] not in kept]
    row.questions = sum(each["severity"] == "question" for each in row.doubts)
    row.revision += 1


def _put(row: Comment, column: Column, words: str, likely: str) -> None:
    if len(words) > (most := keeping.MOST.get(keeping.FIELDS[column]) or MOST):
        raise Refused("comment-text-too-long", length=len(words), most=most)
    texts = keeping.texts_of(row)
    row.typed = {column: texts[column], **row.typed}
    if row.typed[column] == words:
        row.typed = {key: value for key, value in row.typed.items() if key != column}
    doubts = [each for each in _doubts(row) if each.column != column]
    _read(row, {**texts, column: words}, doubts, likely)


def _read(row: Comment, texts: dict[Column, str], doubts: list[Doubt], likely: str) -> None:
    keeping.read_row_again(row, texts, doubts, likely)
    row.save()
