"""Guests without an account take part in the round of amendments: by their device, or by a link of their own."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

import report_steps as steps
from convenor.apps.learning import programmes
from convenor.apps.meetings.actions import amendments, report
from convenor.apps.meetings.models import Proposal, Report, Sitting
from convenor.apps.meetings.queries import guests
from convenor.domain.kernel import Refused
from report_steps import CONVENES
from world import NOW, World

pytestmark = pytest.mark.django_db
ZOE = "Zoë Okafor"


@pytest.fixture
def open_round(world: World) -> Report:
    """The report is open to amendments; Dana's seat was that of a guest, Zoë, and nobody of BSI came."""
    found = steps.accepted(world)
    Sitting.objects.filter(meeting=world.meeting, seat=steps.DANA).update(person=None, name=ZOE)
    Sitting.objects.create(meeting=world.meeting, seat=steps.LATE, name="Never Came")
    return report.open_round(
        found, 14, programmes.current(), roles=CONVENES, by=world.amina, at=timezone.now()
    )


def zoe(open_round: Report) -> Sitting:
    return Sitting.objects.get(meeting=open_round.meeting_id, name=ZOE)


def link(sitting: Sitting) -> str:
    return f"/join/at/{sitting.meeting_id}/report/by/{guests.slip(sitting)}/"


def by_link(sitting: Sitting) -> Client:
    """A guest's telephone, on which the link was opened and pressed."""
    client = Client()
    client.post(link(sitting))
    return client


def address(found: Report, path: str = "") -> str:
    return f"/join/at/{found.meeting_id}/report/{path}"


def proposal(found: Report, **more: str) -> dict[str, str]:
    row = steps.noted(found)
    return {"text": "Zoë: yearly.", "why": "I said so.", "once": "a", "revision": str(row.revision), **more}


def test_a_guest_reads_the_report_of_the_meeting_by_a_link_of_their_own(open_round: Report) -> None:
    page = by_link(zoe(open_round)).get(address(open_round))

    assert page.status_code == 200
    assert "Intervals should be planned" in page.content.decode()
    assert "You read this as Zoë Okafor" in page.content.decode()


def test_looking_at_a_link_opens_nothing_before_its_button_is_pressed(open_round: Report) -> None:
    client = Client()
    seen = client.get(link(zoe(open_round))).content.decode()

    assert ("Read the report" in seen, "Intervals should be planned" in seen) == (True, False)
    assert client.get(address(open_round)).headers["Location"] == "/join/"


def test_a_guest_proposes_other_words_and_stands_beside_them_by_name(
    open_round: Report, world: World
) -> None:
    client, row = by_link(zoe(open_round)), steps.noted(open_round)
    for _twice in range(2):
        client.post(address(open_round, f"{row.pk}/propose/"), proposal(open_round), follow=True)

    made = Proposal.objects.get(passage=row)
    assert (made.text, made.proposed_by, made.proposed_from) == ("Zoë: yearly.", None, zoe(open_round))
    convenor = Client()
    convenor.force_login(world.amina)
    assert ZOE in convenor.get(f"/meetings/{world.meeting.pk}/report/passages/{row.pk}/").content.decode()


def test_a_guest_reads_what_became_of_the_amendment(open_round: Report, world: World) -> None:
    client, row = by_link(zoe(open_round)), steps.noted(open_round)
    client.post(address(open_round, f"{row.pk}/propose/"), proposal(open_round))
    amendments.decline(Proposal.objects.get(), "It was not said.", by=world.amina, at=timezone.now())

    assert "It was not said." in client.get(address(open_round, f"{row.pk}/")).content.decode()


def test_an_amendment_without_a_reason_is_refused_and_stays_typed(open_round: Report) -> None:
    row = steps.noted(open_round)
    page = by_link(zoe(open_round)).post(
        address(open_round, f"{row.pk}/propose/"), proposal(open_round, why=" ")
    )

    assert (page.status_code, "Zoë: yearly." in page.content.decode()) == (409, True)


def test_a_guest_sees_nothing_of_the_review(open_round: Report, world: World) -> None:
    row = steps.noted(open_round)
    row.questions.create(once="q", words="Did Chen say so?", asked_at=NOW, asked_by=world.amina)
    page = by_link(zoe(open_round)).get(address(open_round, f"{row.pk}/")).content.decode()

    assert ("Did Chen say so?" in page, "Accepted by" in page) == (False, False)


def test_after_the_round_a_guest_reads_on_but_proposes_nothing(open_round: Report, world: World) -> None:
    client, row = by_link(zoe(open_round)), steps.noted(open_round)
    Report.objects.update(until=timezone.now() - timedelta(minutes=1))
    refused = client.post(address(open_round, f"{row.pk}/propose/"), proposal(open_round))

    assert (refused.status_code, Proposal.objects.count()) == (409, 0)
    assert client.get(address(open_round)).status_code == 200
    assert Client().get(link(zoe(open_round))).status_code == 410


def test_a_report_that_is_not_out_is_shown_to_no_guest(open_round: Report) -> None:
    client = by_link(zoe(open_round))
    Report.objects.update(state="review")

    assert client.get(address(open_round)).headers["Location"] == "/join/"


def test_a_guest_who_was_expected_and_did_not_come_has_no_way_in(open_round: Report) -> None:
    absent = Sitting.objects.get(name="Never Came")

    assert [each.name for each in guests.ways(open_round)] == [ZOE]
    assert Client().get(link(absent)).status_code == 410
    with pytest.raises(Refused, match="was-not-present"):
        row = steps.noted(open_round)
        amendments.propose(
            row, steps.typed(row, "Other."), "Because.", "b", by=None, at=timezone.now(), guest=absent
        )


@pytest.mark.parametrize("spoil", [lambda slip: slip + "x", lambda slip: "nonsense", lambda slip: slip[1:]])
def test_a_link_that_somebody_changed_opens_nothing(spoil: object, open_round: Report) -> None:
    slip = spoil(guests.slip(zoe(open_round)))  # type: ignore[operator]

    assert Client().get(address(open_round, f"by/{slip}/")).status_code == 410


def test_a_link_opens_the_report_of_its_own_meeting_alone(open_round: Report) -> None:
    slip = guests.slip(zoe(open_round))

    assert Client().post(f"/join/at/{open_round.meeting_id + 1}/report/by/{slip}/").status_code == 410


def test_the_convenors_side_alone_is_given_the_links(open_round: Report, world: World) -> None:
    page = f"/meetings/{world.meeting.pk}/report/"
    found = {}
    for name in ("amina", "hugo", "chen"):
        client = Client()
        client.force_login(getattr(world, name))
        found[name] = "/report/by/" in client.get(page).content.decode()

    assert found == {"amina": True, "hugo": True, "chen": False}


def test_greta_and_strangers_get_nothing(open_round: Report, world: World) -> None:
    greta = Client()
    greta.force_login(world.greta)
    row = steps.noted(open_round)
    paths = (address(open_round), address(open_round, f"{row.pk}/"))

    assert {client.get(path).headers.get("Location") for client in (greta, Client()) for path in paths} == {
        "/join/"
    }
    sent = greta.post(address(open_round, f"{row.pk}/propose/"), proposal(open_round))
    assert (sent.headers.get("Location"), Proposal.objects.count()) == ("/join/", 0)


def test_when_the_names_are_forgotten_the_link_ends_and_the_words_stay(
    open_round: Report, world: World
) -> None:
    client, row = by_link(zoe(open_round)), steps.noted(open_round)
    client.post(address(open_round, f"{row.pk}/propose/"), proposal(open_round))
    zoe(open_round).delete()

    assert client.get(address(open_round)).headers["Location"] == "/join/"
    assert Proposal.objects.get().proposed_from is None
    convenor = Client()
    convenor.force_login(world.amina)
    page = convenor.get(f"/meetings/{world.meeting.pk}/report/passages/{row.pk}/").content.decode()
    assert ("Somebody who is not here any more" in page, ZOE in page) == (True, False)
