"""Who began on one version stays on it until moved; before that, the secretariat reads what changes."""

import shutil
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from docx import Document

import journey_steps
from convenor.apps.audit.models import Entry
from convenor.apps.learning import programmes
from convenor.apps.learning.actions import self_test
from convenor.apps.learning.models import Asked, Enrolment, Handout
from convenor.apps.learning.pairs import pair_of, sealed
from convenor.apps.learning.queries.former import former
from convenor.apps.mentoring.access.journey import load_enrolment
from convenor.apps.mentoring.models import Pairing
from convenor.content.pack import casco
from journey_steps import agreed, begun, handed_in, held, read_everything
from learners import make_learner
from world import NOW, World

RENAMED = {
    "programme.yaml": {'version: "2026.1"': 'version: "2027.1"', "prepare-talk": "rehearse"},
    "reading.yaml": {"proc-01": "proc-02"},
    "self_test.yaml": {
        "proc-01": "proc-02",
        "behind-schedule": "late",
        'version: "2026.1"': 'version: "2027.1"',
    },
    "handouts.yaml": {"key: q7": "key: q7-new"},
}


@pytest.fixture
def pairing(world: World) -> Pairing:
    """Emil and Fatou have begun, by the version of 2026."""
    return begun(world)


@pytest.fixture
def newer(pairing: Pairing, tmp_path: Path, settings: object) -> Iterator[None]:
    """The pack of 2027 is the current one."""
    folder = tmp_path / "casco"
    shutil.copytree(casco(), folder)
    for name, words in RENAMED.items():
        text = (folder / name).read_text("utf-8")
        for old, new in words.items():
            assert old in text
            text = text.replace(old, new)
        (folder / name).write_text(text, "utf-8")
    settings.PACK = str(folder)  # type: ignore[attr-defined]
    programmes.forget()
    yield
    settings.PACK = ""  # type: ignore[attr-defined]
    programmes.forget()


def page_of(pairing: Pairing) -> str:
    return f"/journeys/{pairing.journey_id}/version/"


def moved(pairing: Pairing, client: Client, version: str = "2027.1") -> object:
    return client.post(page_of(pairing), {"version": version})


def version_of(pairing: Pairing) -> str:
    return Enrolment.objects.get(journey=pairing.journey_id).version


def test_whoever_began_stays_on_the_version_and_the_secretariat_sees_it(
    world: World, pairing: Pairing, newer: None, client: Client
) -> None:
    client.force_login(world.hugo)
    pages = [client.get(each).content.decode() for each in ("/cohort/versions/", "/cohort/")]
    journey = client.get(f"/journeys/{pairing.journey_id}/").content.decode()

    assert version_of(pairing) == "2026.1"
    assert "1 mentee does not follow it yet" in pages[0]
    assert "Emil Nordahl" in pages[0]
    assert "version 2026.1" in pages[1]
    assert "See what 2027.1 would change" in journey


def test_with_one_version_there_is_nobody_to_move(world: World, pairing: Pairing, client: Client) -> None:
    client.force_login(world.hugo)

    assert "Everybody follows version 2026.1" in client.get("/cohort/versions/").content.decode()
    assert "There is nothing to move." in client.get(page_of(pairing)).content.decode()


def test_the_page_says_what_is_new_what_is_gone_and_what_stays_done(
    world: World, pairing: Pairing, newer: None, client: Client
) -> None:
    held(pairing)
    read_everything_of_2026(pairing)
    held(pairing, "prepare-talk")
    client.force_login(world.hugo)

    text = " ".join(client.get(page_of(pairing)).content.decode().split())

    assert text.count("<h3>New</h3>") == text.count("<h3>No longer there</h3>") == 4
    assert "2 activities that are done stay done." in text
    assert text.count("is done and would be open again") == 1
    assert text.count("is done and is not asked for any more") == 1


def read_everything_of_2026(pairing: Pairing) -> None:
    read_everything(pairing.journey)  # by the current version
    marks = pairing.journey.enrolment.reading_marks
    marks.filter(reading="proc-02").update(reading="proc-01")


def test_a_move_is_made_once_and_written_down(
    world: World, pairing: Pairing, newer: None, client: Client
) -> None:
    client.force_login(world.hugo)

    answers = [moved(pairing, client).status_code for _ in range(2)]  # type: ignore[attr-defined]

    assert (answers, version_of(pairing)) == ([302, 409], "2027.1")
    lines = Entry.objects.filter(action__startswith="journey.").values_list("action", "actor", "detail")
    assert list(lines) == [
        ("journey.left-version", world.hugo.pk, {"version": "2026.1"}),
        ("journey.moved-to-version", world.hugo.pk, {}),
    ]


def test_changes_that_were_read_for_another_version_are_read_again(
    world: World, pairing: Pairing, newer: None, client: Client
) -> None:
    client.force_login(world.hugo)

    answer = moved(pairing, client, "2026.9")

    assert (answer.status_code, version_of(pairing)) == (409, "2026.1")  # type: ignore[attr-defined]


def test_an_open_self_test_is_finished_on_its_own_questions(
    world: World, pairing: Pairing, newer: None, client: Client
) -> None:
    attempt = self_test.begin(pairing.journey.enrolment, by=world.emil, at=NOW)
    client.force_login(world.hugo)
    moved(pairing, client)
    attempt.enrolment = Enrolment.objects.get(journey=pairing.journey_id)

    self_test.tick(attempt, "behind-schedule", ["c"], by=world.emil, at=NOW)
    done = self_test.hand_in(attempt, by=world.emil, at=NOW)

    assert done.key_version == "2026.1"


def test_every_page_of_the_way_opens_after_a_move(
    world: World, pairing: Pairing, newer: None, client: Client
) -> None:
    journey, learning = pairing.journey_id, f"/learning/{pairing.journey.enrolment_id}/"
    talk = agreed(pairing, "prepare-talk")
    attempt = journey_steps.tested(pairing.journey)
    handed_in(pairing.journey, "preparing")
    read_everything_of_2026(pairing)
    key = pairing.key
    assert key
    about = f"question:{pairing.journey.enrolment_id}:a"
    Asked.objects.create(
        enrolment=pairing.journey.enrolment,
        key=key,
        reading="proc-01",
        words=sealed("Why?", key, about),
        asked_at=NOW,
        once="a",
    )
    client.force_login(world.hugo)
    moved(pairing, client)

    pages = [
        "/home/",
        f"/journeys/{journey}/",
        *(
            f"/journeys/{journey}/{each}/"
            for each in ("sessions", "assignments", "objectives", "graduation", "attendance")
        ),
        f"/sessions/{talk.pk}/",
        f"/sessions/{talk.pk}/talk.ics",
        *(f"{learning}{each}" for each in ("reading/", "reading/proc-01/", "reading/proc-02/", "self-test/")),
        f"{learning}handouts/preparing/",
        f"/learning/attempts/{attempt.pk}/",
    ]
    found = {}
    for who in (world.emil, world.fatou):
        client.force_login(who)
        found |= {(who.name, page): client.get(page).status_code for page in pages}

    assert {page: status for page, status in found.items() if status != 200} == {}


def test_somebody_who_graduated_is_not_moved(
    world: World, pairing: Pairing, newer: None, client: Client
) -> None:
    journey = pairing.journey
    journey.graduated_at, journey.graduated_by = NOW, world.hugo
    journey.save()
    client.force_login(world.hugo)

    assert (moved(pairing, client).status_code, version_of(pairing)) == (409, "2026.1")  # type: ignore[attr-defined]


@pytest.mark.parametrize("more", [0, 3])
def test_the_list_asks_the_same_few_questions_however_many_are_behind(
    world: World, pairing: Pairing, newer: None, client: Client, django_assert_num_queries: object, more: int
) -> None:
    for person in (world.chen, world.dana, world.bruno)[:more]:
        make_learner(world, person, mentor=False)
    Enrolment.objects.update(version="2026.1")
    client.force_login(world.hugo)

    with django_assert_num_queries(6):  # type: ignore[operator]
        client.get("/cohort/versions/")


CANDID, OPEN = "How do I stop Bruno?", "The Spanish word for bias was read two ways."
FORMER = "Questions of an earlier version"


@pytest.fixture
def answered(world: World, pairing: Pairing, newer: None, client: Client) -> dict[str, str]:
    """Both seventh questions are answered and submitted; then the version without them comes. What each reads."""
    learning = f"/learning/{pairing.journey.enrolment_id}/handouts"
    client.force_login(world.emil)
    for form, words in (("preparing", CANDID), ("after", OPEN)):
        for question, text in (("q1", "Two convenors."), ("q7", words)):
            client.post(f"{learning}/{form}/save/", {"field": question, "text": text, "revision": 0})
        client.post(f"{learning}/{form}/submit/", {"anyway": "on"})
    client.force_login(world.hugo)
    moved(pairing, client)
    return {form: f"{learning}/{form}/" for form in ("preparing", "after")}


def readers_of(world: World, client: Client, page: str, words: str) -> list[str]:
    found = []
    for name, person in world.everybody().items():
        client.force_login(person)
        text = client.get(page).content.decode()
        found += [name] if words in text and FORMER in text else []
    return found


def test_an_answer_that_is_no_longer_asked_for_is_read_by_whoever_could_read_it(
    world: World, client: Client, answered: dict[str, str]
) -> None:
    assert readers_of(world, client, answered["preparing"], CANDID) == ["emil", "fatou"]
    assert readers_of(world, client, answered["after"], OPEN) == ["emil", "fatou", "hugo"]
    assert readers_of(world, client, f"{answered['preparing']}write/", CANDID) == ["emil"]


def test_it_stands_in_the_files_too(world: World, client: Client, answered: dict[str, str]) -> None:
    found = {}
    for name in ("emil", "hugo"):
        client.force_login(world.everybody()[name])
        for form, words in (("preparing", CANDID), ("after", OPEN)):
            told = Document(BytesIO(client.get(f"{answered[form]}handout.docx").content))
            lines = [each.text for each in told.paragraphs]
            found[name, form] = (FORMER in lines, words in lines)

    assert found == {
        ("emil", "preparing"): (True, True),
        ("emil", "after"): (True, True),
        ("hugo", "preparing"): (False, False),
        ("hugo", "after"): (True, True),
    }


def test_what_is_not_asked_any_more_leaves_nothing_to_submit_or_to_talk_through(
    world: World, client: Client, answered: dict[str, str]
) -> None:
    client.force_login(world.emil)
    again = client.get(f"{answered['preparing']}submit/").content.decode()
    client.force_login(world.fatou)
    client.post(f"{answered['preparing']}discussed/", {"question": "q1", "discussed": "yes"})

    assert "Nothing has changed since version 1" in again
    assert Handout.objects.get(form="preparing").discussed_at is not None


def test_it_is_read_after_a_newer_version_was_submitted(
    world: World, client: Client, answered: dict[str, str]
) -> None:
    client.force_login(world.emil)
    client.post(f"{answered['preparing']}save/", {"field": "q1", "text": "Three convenors.", "revision": 1})
    client.post(f"{answered['preparing']}submit/", {"anyway": "on"})

    assert readers_of(world, client, answered["preparing"], CANDID) == ["emil", "fatou"]


def test_where_no_pack_knows_the_question_any_more_only_the_pair_reads_the_answer(
    world: World, answered: dict[str, str]
) -> None:
    form, found = programmes.current().handout("after"), {}
    for name in ("emil", "fatou", "hugo"):
        subject = load_enrolment(world.everybody()[name], {"enrolment": Enrolment.objects.get().pk})
        assert subject is not None
        found[name] = [text for _, text in former(pair_of(subject), form, [{"gone": OPEN}])]

    assert found == {"emil": [OPEN], "fatou": [OPEN], "hugo": []}
