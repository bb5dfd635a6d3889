"""Somebody is erased: nothing tells any more who that was, and the log of a meeting is not touched."""

import io
from pathlib import Path

import ballot_steps
import pytest
from allauth.mfa.totp.internal.auth import TOTP
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

import journey_steps
import report_steps
from canaries import CANARIES, disguises, everything_in_the_database, write_everything
from convenor.apps.accounts.days import dated
from convenor.apps.accounts.models import ErasureRequest, Person, Seat
from convenor.apps.audit.models import Entry
from convenor.apps.ballots.models import Batch, Issue
from convenor.apps.committees.models import Membership, WorkingGroup
from convenor.apps.learning.models import Asked, PairKey
from convenor.apps.meetings.actions.room import arrive, ask, open_room
from convenor.apps.meetings.models import Passage, Room, Sitting
from convenor.apps.mentoring.actions import graduation, pairs
from convenor.apps.mentoring.models import Journey, ObjectiveStanding
from convenor.apps.mentoring.queries.home import home
from convenor.apps.mentoring.queries.journey_turns import A_MONTH, of_the_office
from convenor.apps.outbox.models import Letter
from convenor.apps.outbox.seal import outer_key, unseal, unwrap
from convenor.domain.kernel import Refused, Role
from convenor.domain.meeting import commands as cmd
from convenor.site.erasure.actions import erase
from convenor.site.erasure.hindrances import hindrances
from learners import Learner, make_learner
from world import NOW, World, make_world

NAMES = ("Emil Nordahl", "emil@example.org")


def log_rows() -> list[tuple[object, ...]]:
    """Every line of every log, as it stands in the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM meetings_loggedevent ORDER BY id")
        return cursor.fetchall()


def tables_with(*words: str) -> list[tuple[str, str, str]]:
    return [
        (table, column, word)
        for table, column, raw in everything_in_the_database()
        for word in words
        if any(each.lower() in raw.lower() for each in disguises(word))
    ]


def codes(person: Person) -> list[str]:
    return [each.code for each in hindrances(person)]


@pytest.fixture
def learner(world: World) -> Learner:
    """Emil wrote wherever one can write, sat at a meeting with its report, and the pair has ended."""
    learner = make_learner(world)
    write_everything(world, learner)
    report = report_steps.accepted(world)
    Passage.objects.filter(pk=report_steps.noted(report).pk).update(
        text="Emil Nordahl asked (emil@example.org)."
    )
    assert learner.pairing is not None
    for asked in learner.pairing.end_requests.all():
        pairs.answer_request(asked, ends=True, by=world.karin, at=NOW, reason="Emil Nordahl asked for it.")
    TOTP.activate(world.emil, "SECRETSECRETSECRETSECRETSECRETSE")
    named_in_a_ballot(world)
    return learner


def named_in_a_ballot(world: World) -> None:
    """Others name Emil in an issue, and in a step with many comments that can be undone."""
    ballot = ballot_steps.collated(world)
    ballot_steps.issue_of(ballot, 1, "What Emil Nordahl asked for", reason="emil@example.org\nhas said why.")
    before = {"number": 1, "before": {"reason": "As\n“Emil Nordahl” said."}, "after": {"reason": ""}}
    ballot.batches.create(verb="propose", changes=[before], at=NOW, by=world.bruno)


def test_what_others_named_somebody_in_on_a_ballot_can_still_be_undone(
    world: World, learner: Learner
) -> None:
    erased(world)

    issue, step = Issue.objects.get(), Batch.objects.get()
    assert (issue.title, issue.reason) == ("What a former member asked for", "a former member\nhas said why.")
    assert step.changes[0]["before"] == {"reason": "As\n“a former member” said."}


def erased(world: World) -> Person:
    erase(world.emil, "Emil Nordahl", by=world.hugo, at=NOW)
    return Person.objects.get(pk=world.emil.pk)


def test_no_column_of_any_table_holds_the_name_the_address_or_a_word(world: World, learner: Learner) -> None:
    assert {word for _, _, word in tables_with(*NAMES)} == set(NAMES)

    erased(world)

    assert tables_with(*NAMES, *CANARIES.values()) == []


def test_the_log_of_a_meeting_is_the_same_byte_by_byte(world: World, learner: Learner) -> None:
    before = log_rows()
    assert Sitting.objects.filter(person=world.emil).exists()

    erased(world)

    assert (len(before) > 20, log_rows() == before) == (True, True)
    assert not Sitting.objects.filter(person=world.emil).exists()


def test_what_was_sealed_opens_with_no_key_that_is_left(world: World, learner: Learner) -> None:
    kept = Asked.objects.get()
    about = f"question:{learner.enrolment.pk}:{kept.once}"
    assert unseal(kept.words, unwrap(PairKey.objects.get(pk=kept.key_id).wrapped), about)

    erased(world)

    for key in (outer_key(), *(unwrap(each.wrapped) for each in PairKey.objects.all())):
        with pytest.raises(Refused):
            unseal(kept.words, key, about)


def test_letters_to_others_name_a_former_member(world: World, learner: Learner) -> None:
    erased(world)

    told = [unseal(each.sealed, outer_key(), f"letter:{each.key}") for each in Letter.objects.all()]
    assert [name for name in NAMES for text in told if name in text] == []
    assert any("a former member" in text for text in told)
    assert not Letter.objects.filter(to=world.emil).exists()


def test_a_report_says_a_former_member_in_its_language(world: World, learner: Learner) -> None:
    erased(world)

    assert "a former member asked (a former member)." in Passage.objects.values_list("text", flat=True)


def test_the_account_is_nobodys_and_lets_nobody_in(world: World, learner: Learner) -> None:
    emil = Client()
    emil.force_login(world.emil)

    person = erased(world)

    assert emil.get("/home/").status_code == 302
    assert (person.is_active, person.has_usable_password(), person.email) == (
        False,
        False,
        f"erased-{person.pk}@invalid",
    )
    assert str(person) == "a former member"


def test_a_line_says_that_somebody_was_erased_and_names_nobody(world: World, learner: Learner) -> None:
    erased(world)

    line = Entry.objects.get(action="person.erased")
    assert (line.actor, line.subject, line.detail) == (world.hugo.pk, str(world.emil.pk), {})


def test_a_way_without_graduation_is_gone(world: World, learner: Learner) -> None:
    erased(world)

    assert not Journey.objects.filter(mentee=world.emil).exists()
    assert not PairKey.objects.filter(enrolment__person=world.emil).exists()


def graduated(world: World) -> Journey:
    pairing = journey_steps.begun(world)
    journey = journey_steps.confirmed(world, pairing)
    graduation.recommend(pairing, by=world.fatou, at=journey_steps.AFTER)
    return graduation.confirm(journey, world.fatou, by=world.hugo, at=journey_steps.AFTER)


def test_a_graduation_stays_with_its_signatures_and_without_a_name(world: World) -> None:
    journey = graduated(world)
    signatures = list(ObjectiveStanding.objects.order_by("pk").values("objective", "signed_by", "signed_at"))

    erased(world)

    kept = Journey.objects.get(pk=journey.pk)
    assert (kept.certificate, kept.graduated_at) == (journey.certificate, journey.graduated_at)
    assert (
        list(ObjectiveStanding.objects.order_by("pk").values("objective", "signed_by", "signed_at"))
        == signatures
    )
    assert tables_with(*NAMES) == []
    assert (kept.nomination.statement, set(kept.pairings.values_list("reason", flat=True))) == ("", {""})


@pytest.mark.parametrize("name", ["hugo", "fatou", "amina", "ines", "chen"])
def test_the_pages_of_the_others_open_as_before(world: World, learner: Learner, name: str) -> None:
    erased(world)
    client = Client()
    client.force_login(getattr(world, name))

    paths = ("/home/", "/groups/", f"/groups/{world.wg57.pk}/", f"/meetings/{world.meeting.pk}/report/")
    answers = [client.get(path) for path in (*paths, "/cohort/", "/people/", "/mentees/", "/nominations/")]

    assert {each.status_code for each in answers} <= {200, 404, 409}  # the report waits for its round
    assert [each.request["PATH_INFO"] for each in answers if "Emil Nordahl" in each.text] == []


def test_pages_after_a_graduation_name_a_former_member(world: World) -> None:
    journey = graduated(world)
    erased(world)
    client = Client()
    client.force_login(world.hugo)

    answers = [
        client.get(path)
        for path in (f"/journeys/{journey.pk}/", "/cohort/", f"/journeys/{journey.pk}/objectives/")
    ]

    assert [each.status_code for each in answers] == [200, 200, 200]
    assert "a former member" in answers[0].text


def test_a_mentor_is_erased_and_the_mentee_keeps_what_was_said(world: World, learner: Learner) -> None:
    answer = bytes(Asked.objects.get().answer)

    erase(world.fatou, "fatou  DIOP", by=world.hugo, at=NOW)

    assert bytes(Asked.objects.get().answer) == answer
    assert tables_with("Fatou Diop", "fatou@example.org") == []


def test_whoever_is_in_a_pair_is_not_erased_before_it_ends(world: World) -> None:
    make_learner(world)

    assert (codes(world.emil), codes(world.fatou)) == (["erasure-is-paired"], ["erasure-is-paired"])
    with pytest.raises(Refused) as refused:
        erase(world.fatou, "Fatou Diop", by=world.hugo, at=NOW)
    assert refused.value.values["others"] == "Emil Nordahl"


def test_whoever_is_secretary_or_has_an_office_stays_until_another_has_it(world: World) -> None:
    assert (codes(world.hugo), codes(world.karin)) == (
        ["erasure-holds-an-office", "erasure-is-secretary"],
        ["erasure-holds-an-office"],
    )
    WorkingGroup.objects.filter(secretary=world.hugo).update(secretary=world.chen)
    Seat.objects.filter(person=world.hugo).delete()

    assert codes(world.hugo) == []


def test_the_only_convenor_of_a_group_stays(world: World) -> None:
    Membership.objects.filter(person=world.bruno).delete()

    assert (codes(world.amina), codes(world.chen)) == (["erasure-convenes-alone"], [])


def test_whoever_has_the_chair_of_a_running_meeting_hands_it_over_first(world: World) -> None:
    room: Room = open_room(world.meeting, by=world.amina, at=NOW)
    for person in (world.amina, world.bruno):
        arrive(room.meeting, by=person)
    before = codes(world.amina)
    ask(room.meeting, cmd.OpenMeeting(), by=world.amina)

    assert (before, codes(world.amina), codes(world.bruno)) == ([], ["erasure-is-in-the-chair"], [])


def test_whoever_was_asked_in_confidence_answers_first(world: World) -> None:
    learner = make_learner(world)
    assert learner.pairing is not None
    pairs.ask_to_end(learner.pairing, "We do not fit.", world.karin, by=world.emil, at=NOW)
    Seat.objects.filter(person=world.karin).delete()

    assert codes(world.karin) == ["erasure-was-asked-in-confidence"]


def test_a_request_is_made_on_ones_own_page_seen_by_the_secretariat_and_taken_back(
    world: World, client: Client
) -> None:
    chen = Client()
    chen.force_login(world.chen)
    client.force_login(world.hugo)

    chen.post("/privacy/erasure/")
    first = ErasureRequest.objects.get().asked_at
    chen.post("/privacy/erasure/")
    seen = client.get("/people/erasures/").text
    letters = Letter.objects.filter(template="erasure-asked").values_list("to", flat=True)

    assert (ErasureRequest.objects.get().asked_at, "Chen Li" in seen, list(letters)) == (
        first,
        True,
        [world.hugo.pk],
    )
    chen.post("/privacy/erasure/take-back/")
    assert "Chen Li" not in client.get("/people/erasures/").text


def test_a_request_is_what_is_next_for_the_secretariat_and_for_nobody_else(world: World) -> None:
    ErasureRequest.objects.create(person=world.emil, asked_at=NOW)

    told = [each for each in of_the_office() if each.url == f"/people/{world.emil.pk}/erase/"]

    assert [each.title for each in told] == ["Answer Emil Nordahl, who asks to be erased"]
    assert told[0].words == f"An answer is due within a month: by {dated(NOW + A_MONTH, 'j F Y')}."
    assert home(world.hugo, {Role.SECRETARIAT}, NOW).first == told[0]
    assert home(world.amina, {Role.CONVENOR}, NOW).first != told[0]


def test_the_secretariat_carries_it_out_once_the_name_is_typed(world: World, client: Client) -> None:
    client.force_login(world.hugo)
    page = f"/people/{world.chen.pk}/erase/"

    wrong = client.post(page, {"typed": "Chen Lee"})
    right = client.post(page, {"typed": "chen li"})

    assert (wrong.status_code, 'value="Chen Lee"' in wrong.text) == (409, True)
    assert (right["Location"], client.get(page).status_code) == ("/people/", 404)
    assert "Chen Li" not in client.get("/people/").text
    assert tables_with("Chen Li", "chen@example.org") == []


def test_nobody_carries_out_the_own(world: World, client: Client) -> None:
    client.force_login(world.hugo)

    assert client.post(f"/people/{world.hugo.pk}/erase/", {"typed": "Hugo Favre"}).status_code == 409
    assert Person.objects.get(pk=world.hugo.pk).erased_at is None


@pytest.mark.parametrize(
    "name", ["amina", "bruno", "chen", "dana", "emil", "fatou", "greta", "ines", "karin"]
)
def test_nobody_else_erases_or_sees_who_asks(world: World, client: Client, name: str) -> None:
    client.force_login(getattr(world, name))

    answers = [
        client.get("/people/erasures/"),
        client.get(f"/people/{world.dana.pk}/erase/"),
        client.post(f"/people/{world.dana.pk}/erase/", {"typed": "Dana Weber"}),
    ]

    assert [each.status_code for each in answers] == [404, 404, 404]
    assert Person.objects.get(pk=world.dana.pk).erased_at is None


def test_a_stranger_asks_for_nobody(world: World, client: Client) -> None:
    assert client.post("/privacy/erasure/")["Location"].startswith("/account/login/")
    assert ErasureRequest.objects.count() == 0


def test_a_name_that_two_people_have_is_left_in_the_words_of_others(world: World) -> None:
    Person.objects.create_user("other@example.org", "Chen Li")
    WorkingGroup.objects.filter(pk=world.wg57.pk).update(title="As Chen Li and chen@example.org said")

    erase(world.chen, "Chen Li", by=world.hugo, at=NOW)

    world.wg57.refresh_from_db()
    assert world.wg57.title == "As Chen Li and a former member said"


def test_the_command_erases_whoever_cannot_sign_in(world: World) -> None:
    out = io.StringIO()

    with pytest.raises(CommandError, match="Type the full name"):
        call_command("erase_person", "chen@example.org", "--name", "Chen")
    call_command("erase_person", "chen@example.org", "--name", "Chen Li", stdout=out)

    assert (out.getvalue().startswith("Erased."), tables_with("Chen Li")) == (True, [])


@pytest.mark.django_db(transaction=True)
def test_sqlite_keeps_no_bytes_of_it_in_its_files(transactional_db: None) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("another database cleans its own files")
    world = make_world()
    erase(world.chen, "Chen Li", by=world.hugo, at=NOW)

    files = Path(str(connection.settings_dict["NAME"]))
    raw = b"".join(each.read_bytes() for each in files.parent.glob(f"{files.name}*"))
    assert b"chen@example.org" not in raw
