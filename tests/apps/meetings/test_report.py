"""The report of a meeting: drafted from the log, read by the convenors, amended by those present, final."""

from datetime import timedelta

import pytest
from django.test import Client

import joining_steps
import report_steps as steps
from convenor.apps.audit.models import Entry
from convenor.apps.learning import programmes
from convenor.apps.meetings.actions import amendments, passages, report
from convenor.apps.meetings.models import Report, Wording
from convenor.apps.meetings.queries.report import standing_of
from convenor.apps.meetings.typed import Overtaken, Typed
from convenor.apps.outbox import delivery
from convenor.apps.outbox.models import Letter
from convenor.domain.kernel import Refused
from report_steps import CONVENES, WRITES
from world import NOW, World

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def address(world: World, path: str = "") -> str:
    return f"/meetings/{world.meeting.pk}/report/{path}"


def as_(person: object) -> Client:
    client = Client()
    client.force_login(person)  # type: ignore[arg-type]
    return client


def letters(template: str) -> list[str]:
    return sorted(each.to.name for each in Letter.objects.filter(template=template).select_related("to"))


# drafting


def test_a_report_is_drafted_once_the_meeting_is_closed(world: World) -> None:
    with pytest.raises(Refused) as refused:
        report.draft(world.meeting, "en", by=world.hugo, at=NOW)

    assert refused.value.code == "meeting-is-not-closed"
    assert steps.drafted(world).state == Report.State.DRAFT


def test_a_draft_that_somebody_changed_is_not_drafted_over(world: World) -> None:
    found = steps.drafted(world)
    report.draft(world.meeting, "fr", by=world.hugo, at=NOW + HOUR)
    row = found.passages.filter(kind="text")[0]
    passages.correct(
        row, steps.typed(row, "Other words."), "", roles=WRITES, by=world.hugo, at=NOW + 2 * HOUR
    )

    with pytest.raises(Refused) as refused:
        report.draft(world.meeting, "fr", by=world.hugo, at=NOW + 3 * HOUR)

    assert refused.value.code == "report-was-changed"
    assert Report.objects.get(pk=found.pk).language == "fr"


def test_no_private_note_and_nobodys_vote_stands_in_the_draft(world: World) -> None:
    found = steps.drafted(world)

    text = "\n".join(found.passages.values_list("text", flat=True))
    assert ("interrupted" in text, "Who plans them today?" in text) == (False, True)


# the review


def test_the_convenors_are_told_when_the_report_waits_for_them(world: World) -> None:
    steps.in_review(world)

    assert letters("report-to-review") == ["Amina Haddad", "Bruno Rossi"]
    words = delivery.read(Letter.objects.get(to=world.amina, template="report-to-review"))
    assert words.subject == "WG 57, 3rd meeting: the report waits for you"
    assert words.link == address(world)


def test_an_acceptance_counts_for_the_words_that_were_read(world: World) -> None:
    found = steps.accepted(world)
    row = steps.noted(found)
    before = standing_of(found)
    passages.correct(
        row, steps.typed(row, "Chen Li: monthly."), "", roles=WRITES, by=world.hugo, at=NOW + HOUR
    )

    assert before.accepted == before.passages
    assert standing_of(found).accepted == before.passages - 1


def test_a_convenor_who_corrects_a_passage_has_accepted_it(world: World) -> None:
    found = steps.in_review(world)
    row = steps.noted(found)
    passages.correct(
        row, steps.typed(row, "Chen Li: monthly."), "So it was.", roles=CONVENES, by=world.amina, at=NOW
    )

    assert standing_of(found).accepted == 1
    assert [(each.revision, each.text, each.why) for each in Wording.objects.filter(passage=row)] == [
        (1, "Chen Li (SAC): Intervals should be planned.", ""),
        (2, "Chen Li: monthly.", "So it was."),
    ]


def test_what_was_changed_meanwhile_is_not_accepted_unread(world: World) -> None:
    found = steps.in_review(world)
    row = steps.noted(found)
    read = {row.pk: row.revision}
    passages.correct(row, steps.typed(row, "Other."), "", roles=WRITES, by=world.hugo, at=NOW)

    assert passages.accept(found, read, by=world.amina, at=NOW) == 0


def test_two_who_correct_the_same_passage_never_overwrite_each_other(world: World) -> None:
    found = steps.in_review(world)
    row = steps.noted(found)
    client = as_(world.bruno)
    passages.correct(row, steps.typed(row, "Amina's words."), "", roles=CONVENES, by=world.amina, at=NOW)

    typed = {"text": "Bruno's words, all of them.", "revision": "1", "why": "Because I was there."}
    answer = client.post(address(world, f"passages/{row.pk}/correct/"), typed)

    page = answer.content.decode()
    row.refresh_from_db()
    assert (answer.status_code, row.text) == (409, "Amina's words.")
    told = (
        "Amina Haddad changed this passage",
        "Amina&#x27;s words.",
        "Bruno&#x27;s words, all of them.",
        "Because I was there.",
    )
    assert [each for each in told if each not in page] == []
    assert '<input type="hidden" name="revision" value="2">' in page


def test_the_secretary_answers_what_a_convenor_asks(world: World) -> None:
    found = steps.accepted(world)
    row = steps.noted(found)
    asked = passages.ask(row, "Of all bodies?", "one", by=world.amina, at=NOW)
    again = passages.ask(row, "Of all bodies?", "one", by=world.amina, at=NOW)

    with pytest.raises(Refused) as refused:
        report.open_round(found, 7, programmes.current(), roles=CONVENES, by=world.amina, at=NOW)
    passages.answer(asked, "Yes, of all.", by=world.hugo, at=NOW)
    with pytest.raises(Refused) as too_late:
        passages.answer(asked, "No.", by=world.hugo, at=NOW)

    assert (asked.pk, refused.value.code, too_late.value.code) == (
        again.pk,
        "report-questions-wait",
        "question-is-answered",
    )


# the round of amendments


def test_those_who_were_present_are_asked_to_amend(world: World) -> None:
    steps.amending(world)

    assert letters("report-open") == ["Bruno Rossi", "Chen Li", "Dana Weber", "Emil Nordahl", "Hugo Favre"]


def test_only_who_was_present_proposes_and_only_while_the_round_is_open(world: World) -> None:
    found = steps.amending(world, days=2)
    row = steps.noted(found)
    new = steps.typed(row, "Chen Li (SAC): Intervals should be planned and written down.")

    with pytest.raises(Refused) as absent:
        amendments.propose(row, new, "I heard so.", "a", by=world.ines, at=NOW)
    with pytest.raises(Refused) as late:
        amendments.propose(row, new, "I said so.", "a", by=world.chen, at=NOW + 3 * DAY)
    with pytest.raises(Refused) as silent:
        amendments.propose(row, new, " ", "a", by=world.chen, at=NOW)
    with pytest.raises(Refused) as same:
        amendments.propose(row, steps.typed(row, row.text), "No.", "a", by=world.chen, at=NOW)
    one = amendments.propose(row, new, "I said so.", "a", by=world.chen, at=NOW)

    codes = [each.value.code for each in (absent, late, silent, same)]
    assert codes == [
        "was-not-present",
        "report-round-is-over",
        "amendment-needs-reason",
        "amendment-changes-nothing",
    ]
    assert amendments.propose(row, new, "I said so.", "a", by=world.chen, at=NOW).pk == one.pk


def test_an_amendment_that_is_taken_changes_the_passage(world: World) -> None:
    found = steps.amending(world)
    row = steps.noted(found)
    words = "Chen Li (SAC): Intervals should be planned and written down."
    proposal = amendments.propose(row, steps.typed(row, words), "I said so.", "a", by=world.chen, at=NOW)
    taken = amendments.take(proposal, Typed(words, row.revision), "Thank you.", by=world.amina, at=NOW)
    with pytest.raises(Refused) as again:
        amendments.decline(proposal, "No.", by=world.bruno, at=NOW)

    row.refresh_from_db()
    assert (row.text, taken.standing, again.value.code) == (words, "taken", "amendment-is-decided")
    assert again.value.values == {"name": "Amina Haddad"}


def test_an_amendment_is_declined_with_a_reason_that_is_read(world: World) -> None:
    found = steps.amending(world)
    row = steps.noted(found)
    proposal = amendments.propose(
        row, steps.typed(row, "Nothing."), "I doubt it.", "a", by=world.dana, at=NOW
    )
    with pytest.raises(Refused) as refused:
        amendments.decline(proposal, "", by=world.amina, at=NOW)
    amendments.decline(proposal, "Three people remember it.", by=world.amina, at=NOW)

    page = as_(world.dana).get(address(world, f"passages/{row.pk}/")).content.decode()
    assert refused.value.code == "decline-needs-reason"
    assert "Three people remember it." in page


def test_a_taken_amendment_never_overwrites_another_one(world: World) -> None:
    found = steps.amending(world)
    row = steps.noted(found)
    one = amendments.propose(row, steps.typed(row, "One."), "a", "a", by=world.chen, at=NOW)
    two = amendments.propose(row, steps.typed(row, "Two."), "b", "b", by=world.dana, at=NOW)
    amendments.take(one, Typed("One.", row.revision), "", by=world.amina, at=NOW)

    with pytest.raises(Overtaken) as refused:
        amendments.take(two, Typed("Two.", row.revision), "", by=world.bruno, at=NOW)

    assert (refused.value.values["name"], refused.value.text) == ("Amina Haddad", "One.")


# final


def test_a_report_becomes_final_when_the_round_is_over_and_nothing_waits(world: World) -> None:
    found = steps.amending(world, days=2)
    row = steps.noted(found)
    proposal = amendments.propose(row, steps.typed(row, "Other."), "Why.", "a", by=world.chen, at=NOW)
    end = {"roles": CONVENES, "by": world.amina}

    codes = []
    for at in (NOW + DAY, NOW + 3 * DAY):
        with pytest.raises(Refused) as refused:
            report.finish(found, programmes.current(), at=at, **end)
        codes.append(refused.value.code)
    amendments.decline(proposal, "No.", by=world.amina, at=NOW + 3 * DAY)
    report.finish(found, programmes.current(), at=NOW + 3 * DAY, **end)

    assert codes == ["report-round-is-open", "report-proposals-wait"]
    assert [each.state for each in found.versions.all()] == ["review", "amending", "final"]
    assert letters("report-final") == ["Bruno Rossi", "Chen Li", "Dana Weber", "Emil Nordahl", "Hugo Favre"]


def test_a_round_is_made_longer_never_shorter(world: World) -> None:
    found = steps.amending(world, days=10)
    with pytest.raises(Refused) as refused:
        report.extend(found, 5, roles=CONVENES, by=world.amina, at=NOW)
    longer = report.extend(found, 20, roles=CONVENES, by=world.amina, at=NOW)

    assert (refused.value.code, longer.until) == ("report-round-ends-later", NOW + 20 * DAY)


def test_a_final_report_is_taken_up_again_and_the_final_version_stays(world: World) -> None:
    found = steps.amending(world, days=1)
    report.finish(found, programmes.current(), roles=CONVENES, by=world.amina, at=NOW + 2 * DAY)
    report.take_up(found, "A figure is wrong.", roles=CONVENES, by=world.amina, at=NOW + 3 * DAY)

    assert [(each.state, each.why) for each in found.versions.all()][2:] == [
        ("final", ""),
        ("review", "A figure is wrong."),
    ]


def test_every_version_can_be_compared_in_words_with_marks(world: World) -> None:
    found = steps.accepted(world)
    row = steps.noted(found)
    words = "Chen Li (SAC): Intervals should be planned and written down."
    passages.correct(row, steps.typed(row, words), "", roles=CONVENES, by=world.amina, at=NOW)
    report.open_round(found, 3, programmes.current(), roles=CONVENES, by=world.amina, at=NOW)

    page = as_(world.amina).get(address(world, "versions/2/")).content.decode()
    assert "One passage changed from version 1 to version 2." in page
    assert "and written down." in page.split("<ins>")[1].split("</ins>")[0]


# who sees what


@pytest.mark.parametrize(
    ("brought", "statuses"),
    [
        (steps.drafted, {"amina": 200, "hugo": 200, "chen": 409, "emil": 409, "ines": 404, "greta": 404}),
        (steps.in_review, {"amina": 200, "hugo": 200, "chen": 409, "emil": 200, "ines": 404, "greta": 404}),
        (steps.amending, {"amina": 200, "hugo": 200, "chen": 200, "emil": 200, "ines": 404, "greta": 404}),
    ],
)
def test_the_report_opens_to_one_circle_after_the_other(
    brought: object, statuses: dict[str, int], world: World
) -> None:
    joining_steps.paired(world)
    brought(world)  # type: ignore[operator]

    people = world.everybody()
    assert {name: as_(people[name]).get(address(world)).status_code for name in statuses} == statuses


def test_experts_compare_only_what_left_the_circle_of_the_convenors(world: World) -> None:
    joining_steps.paired(world)
    steps.amending(world)

    assert as_(world.chen).get(address(world, "versions/1/")).status_code == 409
    assert as_(world.chen).get(address(world, "versions/2/")).status_code == 200
    assert as_(world.emil).get(address(world, "versions/1/")).status_code == 200


@pytest.mark.parametrize("kind", ["docx", "pdf", "md"])
def test_the_report_is_taken_away_as_a_file(kind: str, world: World) -> None:
    steps.amending(world)

    answer = as_(world.chen).get(address(world, f"file/{kind}/"))
    name = f'attachment; filename="wg-57-3rd-meeting-amending.{kind}"'
    assert (answer.status_code, answer["Content-Disposition"]) == (200, name)
    assert as_(world.chen).get(address(world, "file/exe/")).status_code == 404


def test_a_passage_of_another_report_is_not_found(world: World) -> None:
    found = steps.amending(world)

    assert (
        as_(world.amina).get(address(world, f"passages/{found.passages.last().pk + 1}/")).status_code == 404
    )


# the pages


def test_a_form_that_is_refused_keeps_what_was_typed(world: World) -> None:
    found = steps.amending(world)
    row = steps.noted(found)
    words = {"text": "My own version of it.", "revision": "1", "why": "", "once": "x"}

    answer = as_(world.chen).post(address(world, f"passages/{row.pk}/propose/"), words)

    page = answer.content.decode()
    assert (answer.status_code, "My own version of it." in page, "Write why" in page) == (409, True, True)


def test_the_whole_way_by_the_pages(world: World) -> None:
    steps.held(world)
    hugo, amina, chen = as_(world.hugo), as_(world.amina), as_(world.chen)
    assert "Draft the report" in hugo.get(address(world)).content.decode()
    hugo.post(address(world, "draft/"), {"language": "en"})
    found = Report.objects.get()
    hugo.post(address(world, "add/"), {"after": "0", "kind": "text", "text": "Welcome."})
    hugo.post(address(world, "hand-over/"))
    read = [f"{each.pk}.{each.revision}" for each in found.passages.all()]
    amina.post(address(world, "accept/"), {"read": read})
    amina.post(address(world, "open/"), {"days": "7"})
    row = found.passages.get(text="Welcome.")
    typed = {"text": "Welcome to all.", "revision": "1", "why": "We are many.", "once": "k"}
    chen.post(address(world, f"passages/{row.pk}/propose/"), typed)
    taking = {"decision": "take", "text": "Welcome to all.", "revision": "1", "answer": ""}
    amina.post(address(world, f"amendments/{row.proposals.get().pk}/"), taking)

    found.refresh_from_db()
    row.refresh_from_db()
    assert (found.state, row.text, found.passages.first()) == ("amending", "Welcome to all.", row)
    assert "Welcome to all." in chen.get(address(world, "file/md/")).content.decode()


def test_every_step_leaves_an_audit_line(world: World) -> None:
    steps.amending(world)

    done = Entry.objects.filter(action__startswith="report.").order_by("pk").values_list("action", "actor")
    assert list(done) == [
        ("report.drafted", world.hugo.pk),
        ("report.handed-over", world.hugo.pk),
        ("report.passages-accepted", world.amina.pk),
        ("report.opened", world.amina.pk),
    ]


def test_the_page_asks_the_database_the_same_few_questions(
    world: World, django_assert_num_queries: object
) -> None:
    steps.in_review(world)
    client = as_(world.amina)
    client.get(address(world))

    with django_assert_num_queries(14):  # type: ignore[operator]
        client.get(address(world))
