"""Steps that tests about ballots share: a ballot of WG 57, a form that came in, comments and issues on it."""

from dataclasses import asdict
from typing import Any

from django.test import Client

from convenor.apps.ballots.models import Ballot, Comment, CommentFile, Issue
from convenor.documents.comment_form.reader import read_file
from documents.comments.forged import form, row
from world import NOW, World


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def collated(world: World, stage: str = "dis") -> Ballot:
    return Ballot.objects.create(
        group=world.wg57, stage=stage, title="DIS ballot", made_at=NOW, made_by=world.amina, collated_at=NOW
    )


def a_form(*said: tuple[str, str, str, str]) -> bytes:
    """An ISO form with rows of id, clause, type and comment."""
    return form(
        *(row(name, "", clause, "", kind, words, f"Change {words}", "") for name, clause, kind, words in said)
    )


def came(ballot: Ballot, data: bytes, name: str = "DIN Kommentare.docx") -> CommentFile:
    """A file and its comments, as they are read."""
    read = read_file(name, data)
    file = ballot.files.create(
        name=name, content=data, sha256=name, form=read.form, came_at=NOW,
        mapping=[asdict(each) for each in read.mapping],
    )  # fmt: skip
    begin = ballot.comments.count() + 1
    for number, each in enumerate(read.rows, start=begin):
        texts = each.texts
        ballot.comments.create(
            number=number, place=number, file=file, table=each.table, row=each.row, body=texts["id"][:2],
            source=texts["id"], clause=texts["clause"], typed_kinds=texts["type"], kinds=texts["type"],
            comment=texts["comment"], change=texts["change"],
            lane="batch" if texts["type"] == "ed" else "discussion",
        )  # fmt: skip
    return file


def issue_of(ballot: Ballot, number: int, title: str, *comments: int, **more: Any) -> Issue:
    """An issue of comments, each of which stands as the issue does."""
    state = more.get("state", "grouped")
    issue = Issue.objects.create(
        ballot=ballot, number=number, title=title, made_at=NOW, **{"state": state, **more}
    )
    stands = {
        name: more[name] for name in ("disposition", "reason", "decided_kind", "decided_name") if name in more
    }
    Comment.objects.filter(ballot=ballot, number__in=comments).update(issue=issue, state=state, **stands)
    return issue
