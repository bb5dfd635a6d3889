"""Pictures that stand in the cells of a form are read beside the comment, by whoever reads the comment."""

import pytest
from ballot_steps import collated, signed_in
from django.http import HttpResponse
from django.urls import reverse

from convenor.apps.ballots.models import Ballot
from documents.comments.forged import Member, zipped
from world import NOW, World

pytestmark = pytest.mark.django_db
PNG, PAGE = b"\x89PNG\r\n\x1a\nrest", b"<html><script>alert(1)</script>"
PARTS = {
    "word/media/image1.png": PNG,
    "word/media/image2.png": PAGE,
    "word/media/huge.png": b"\0" * (9 << 20),
}


@pytest.fixture
def ballot(world: World) -> Ballot:
    found = collated(world)
    content = zipped([Member(name, data, method=0) for name, data in PARTS.items()])
    file = found.files.create(name="DE.docx", content=content, sha256="1", form="iso-2012", came_at=NOW)
    pictures = [*PARTS, "word/media/gone.png"]
    found.comments.create(
        number=1, place=1, file=file, table=0, row=0, body="DE", comment="As drawn.", pictures=pictures
    )
    return found


def picture(ballot: Ballot, person: object, place: int) -> HttpResponse:
    return signed_in(person).get(reverse("ballot-comment-picture", args=(ballot.pk, 1, place)))


def test_the_page_of_a_comment_leads_to_its_pictures(world: World, ballot: Ballot) -> None:
    page = signed_in(world.chen).get(reverse("ballot-comment", args=(ballot.pk, 1))).content.decode()

    assert reverse("ballot-comment-picture", args=(ballot.pk, 1, 0)) in page


def test_a_picture_comes_as_what_it_is(world: World, ballot: Ballot) -> None:
    shown = picture(ballot, world.chen, 0)

    assert (shown.status_code, shown.content, shown["Content-Type"]) == (200, PNG, "image/png")
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert shown["Content-Disposition"] == 'inline; filename="image1.png"'


def test_what_only_says_that_it_is_a_picture_is_kept_and_not_shown(world: World, ballot: Ballot) -> None:
    kept = picture(ballot, world.chen, 1)

    assert (kept.content, kept["Content-Type"]) == (PAGE, "application/octet-stream")
    assert kept["Content-Disposition"] == 'attachment; filename="image2.png"'


@pytest.mark.parametrize("place", [2, 3, 4])
def test_one_that_is_too_large_or_not_there_is_not_found(world: World, ballot: Ballot, place: int) -> None:
    assert picture(ballot, world.chen, place).status_code == 404


def test_before_the_collation_only_those_who_work_on_the_comments_see_it(
    world: World, ballot: Ballot
) -> None:
    Ballot.objects.update(collated_at=None)

    assert picture(ballot, world.amina, 0).status_code == 200
    assert picture(ballot, world.chen, 0).status_code == 409
    assert picture(ballot, world.greta, 0).status_code == 404
