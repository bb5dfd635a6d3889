"""Leading a meeting: the convenor's console by keyboard, the secretary's notes, a split, two hats, a mentee who looks on."""

import re
from collections.abc import Iterator

import pytest
from gestures import Window
from meeting_room import Chair, Room, led, opened
from playwright.sync_api import Browser, Locator, Page, expect

from conftest import RULES, Product, Reader, violations

CONDUCT = "Somebody was interrupted twice."


@pytest.fixture(scope="module")
def room(product: Product) -> Room:
    """WG 57 meets; one room for the stories of this file, which follow one another."""
    return opened(product)


@pytest.fixture(scope="module")
def by_amina(browser: Browser, product: Product, room: Room) -> Iterator[Chair]:
    """Amina's commands."""
    yield from led(browser, product, room, "Amina Haddad")


@pytest.fixture(autouse=True)
def tidy(by_amina: Chair) -> None:
    """Whatever the story before left open is closed."""
    for wish in ("end-break", "end-round", "yield-floor", "open-queue"):
        by_amina.does(wish)
    by_amina.lowers_all_hands()


def leads(reader: Window, room: Room, name: str = "Amina Haddad", **more: object) -> Reader:
    """A convenor at the console, connected."""
    return connected(reader(name, at=room.page("console"), **more))


def writes(reader: Window, room: Room) -> Reader:
    """Hugo at the secretary's console, and in the meeting."""
    hugo = connected(reader("Hugo Favre", at=room.page("secretary")))
    come_in = hugo.page.get_by_role("button", name="I am in the room")
    if come_in.count():
        come_in.click()
        expect(come_in).to_have_count(0)
        expect(hugo.page.locator("#connection")).to_have_text("connected")
    return hugo


def connected(somebody: Reader) -> Reader:
    expect(somebody.page.locator("#connection")).to_have_class(re.compile("done"))
    return somebody


def speaks(somebody: Reader) -> Locator:
    return somebody.page.locator(".who-speaks")


def queue(somebody: Reader) -> Locator:
    return somebody.page.locator("#queue > li")


def types(page: Page, line: str) -> None:
    """The key that leads to the typed line, the line, and Enter."""
    page.keyboard.press("/")
    expect(page.locator("#line")).to_be_focused()
    page.keyboard.press("Control+a")
    page.keyboard.type(line)
    page.keyboard.press("Escape")  # the list of names, if it is open
    page.locator("#line").focus()
    page.keyboard.press("Enter")


def leaves_the_line(page: Page) -> None:
    expect(page.locator("#line")).to_have_value("")
    page.keyboard.press("Escape")
    expect(page.locator("#line")).not_to_be_focused()


def test_by_the_keyboard_alone_a_queue_is_led(reader: Window, room: Room) -> None:
    amina = leads(reader, room)
    keys = amina.page.keyboard

    types(amina.page, "q+ dana to ask how often")
    expect(queue(amina)).to_have_count(1)
    leaves_the_line(amina.page)
    types(amina.page, "q+ chen clarification")
    expect(queue(amina).first).to_contain_text("Chen Li")
    expect(queue(amina).first).to_contain_text("a clarification goes before replies")
    expect(queue(amina).last).to_contain_text("entered by Amina Haddad")
    leaves_the_line(amina.page)

    keys.press("n")
    expect(speaks(amina)).to_have_text("Chen Li")
    keys.press("h")
    amina.sees("The clock stands still.")
    keys.press("h")
    keys.press("n")
    expect(speaks(amina)).to_have_text("Dana Weber")
    keys.press("d")
    expect(speaks(amina)).to_have_text("Nobody speaks")
    keys.press("q")
    amina.sees("The queue is closed: points of order only.")
    keys.press("q")
    expect(amina.page.locator("#queue-closed")).to_be_hidden()
    amina.look()


def test_a_line_that_is_not_understood_stays_with_its_reason(reader: Window, room: Room) -> None:
    amina = leads(reader, room)

    types(amina.page, "q+ zebedee reply to the note")

    expect(amina.page.locator("#line-told")).to_have_text("Nobody here is called “zebedee”.")
    expect(amina.page.locator("#line")).to_have_value("q+ zebedee reply to the note")
    amina.look()


def test_names_are_offered_while_one_types(reader: Window, room: Room) -> None:
    amina = leads(reader, room)
    amina.page.keyboard.press("/")
    amina.page.keyboard.press("Control+a")
    amina.page.keyboard.type("q+ web")

    expect(amina.page.locator("#line-names > li")).to_have_text(["Dana Weber · DIN"])
    amina.look()
    amina.page.keyboard.press("ArrowDown")
    amina.page.keyboard.press("Enter")
    amina.page.keyboard.type("reply")
    expect(amina.page.locator("#line")).to_have_value("q+ dana reply")


def test_single_keys_are_listed_never_in_the_way_and_can_be_switched_off(reader: Window, room: Room) -> None:
    amina = leads(reader, room)
    keys, dialog = amina.page.keyboard, amina.page.locator("#d-keys")

    keys.press("?")
    expect(dialog).to_be_visible()
    amina.look().page.get_by_label("Single keys are on").uncheck()
    keys.press("Escape")
    expect(dialog).to_be_hidden()
    keys.press("o")
    expect(amina.page.locator("#d-order")).to_be_hidden()

    amina.page.reload()
    amina.page.get_by_role("button", name="Keys").click()
    expect(amina.page.get_by_label("Single keys are on")).not_to_be_checked()
    amina.page.get_by_label("Single keys are on").check()
    keys.press("Escape")
    keys.press("o")
    expect(amina.page.locator("#d-order")).to_be_visible()


def test_each_order_is_explained_and_each_place_gives_its_reason(reader: Window, room: Room) -> None:
    amina = leads(reader, room)
    types(amina.page, "q+ chen")
    leaves_the_line(amina.page)
    amina.page.keyboard.press("o")
    amina.sees("Who has spoken fewest seconds in the meeting comes first.").look()

    amina.page.get_by_label("Least heard first").check()
    amina.page.get_by_role("button", name="Choose this order").click()

    amina.sees("order: least heard first")
    expect(queue(amina).first).to_contain_text("in this meeting so far")
    queue(amina).first.get_by_role("button", name="Lower").click()
    expect(queue(amina)).to_have_count(0)


def test_a_name_tent_and_the_list_of_remote_people_enter_somebody(reader: Window, room: Room) -> None:
    amina = leads(reader, room)
    for key in "mw":
        amina.page.keyboard.press(key)
    chen = amina.page.locator("#map").get_by_role("button", name="Chen Li")
    dana = amina.page.locator("#remote").get_by_role("button", name="Dana Weber")

    chen.click()
    dana.focus()
    amina.page.keyboard.press("Enter")

    expect(queue(amina)).to_have_count(2)
    expect(chen).to_have_attribute("aria-pressed", "true")
    amina.look()
    for each in (chen, dana):
        each.click()
    expect(queue(amina)).to_have_count(0)


def test_a_round_says_what_it_takes_before_it_starts(reader: Window, room: Room) -> None:
    amina = leads(reader, room)
    amina.page.keyboard.press("r")
    amina.page.get_by_label("Seconds for each").fill("30")
    amina.sees("3 people at 30 seconds: 1:30").look()

    amina.page.get_by_role("button", name="Start the round").click()
    amina.sees("A round: 0 spoke, 0 passed, 3 to come")
    amina.page.keyboard.press("n")
    expect(speaks(amina)).not_to_have_text("Nobody speaks")
    amina.look().page.get_by_role("button", name="End the round").click()
    expect(amina.page.locator("#round")).to_be_hidden()
    amina.page.keyboard.press("d")
    expect(speaks(amina)).to_have_text("Nobody speaks")


def test_of_two_who_steer_one_wins_and_the_other_is_told_by_whom(reader: Window, room: Room) -> None:
    zoe = reader(phone=True).open(f"/join/{room.code}/")
    zoe.unfold("My name is not on the list")
    zoe.page.get_by_label("Your name", exact=True).fill("Zoë Okafor")
    zoe.page.locator("details").get_by_label("in the room").check()
    zoe.press("Ask to come in")
    hugo = writes(reader, room)
    slow = reader("Amina Haddad")
    slow.page.add_init_script(
        "delete window.SharedWorker; window.EventSource = class { addEventListener() {} close() {} };"
    )
    slow.page.goto(slow.product.address + room.page("console"))
    expect(slow.page.locator("#claims")).to_contain_text("Zoë Okafor")

    hugo.page.get_by_role("button", name="Admit Zoë Okafor").click()
    expect(hugo.page.locator("#claims > li")).to_have_count(0)
    slow.page.get_by_role("button", name="Turn Zoë Okafor away").click()

    expect(slow.page.locator("#refused")).to_contain_text("Hugo Favre")


def test_what_is_half_written_is_never_drawn_anew(reader: Window, room: Room, by_amina: Chair) -> None:
    amina, hugo = leads(reader, room), writes(reader, room)
    amina.page.locator("#f-text > summary").click()
    text = amina.page.get_by_label("Text that everybody sees")
    text.fill("Half a text, not sent yet")
    hugo.page.locator("#note-text").fill("Half a no")

    for step in range(30):
        by_amina.does("set-limit", seconds=90 + step)
    by_amina.does("show-text", text="Another text altogether.", clause="4.1")
    expect(amina.page.locator("#text-now")).to_have_text("Another text altogether.")

    expect(text).to_have_value("Half a text, not sent yet")
    expect(hugo.page.locator("#note-text")).to_have_value("Half a no")
    hugo.page.locator("#note-text").fill("")
    by_amina.does("set-limit", seconds=0)


def test_notes_save_themselves_and_survive_a_reload(reader: Window, room: Room) -> None:
    hugo = writes(reader, room)
    keys, note = hugo.page.keyboard, hugo.page.locator("#note-text")
    keys.press("n")
    keys.type("An interval cannot be tested.")
    keys.press("Enter")
    keys.type("Once a year can.")
    expect(hugo.page.locator("#note-saved")).to_have_text("Saved")
    keys.type(" And it is usual.")
    keys.press("Enter")

    stands = hugo.page.locator("#notes > li")
    expect(stands.filter(has_text="An interval cannot be tested.")).to_have_count(1)
    expect(stands.filter(has_text="Once a year can. And it is usual.")).to_have_count(1)
    keys.type("half a note")
    hugo.page.reload()
    expect(note).to_have_value("half a note")
    note.press("Enter")
    expect(stands.filter(has_text="half a note")).to_have_count(1)
    hugo.look()


def test_a_note_that_is_emptied_goes(reader: Window, room: Room) -> None:
    hugo = writes(reader, room)
    note, stands = hugo.page.locator("#note-text"), hugo.page.locator("#notes > li")
    note.fill("A slip of the pen.")
    expect(hugo.page.locator("#note-saved")).to_have_text("Saved")
    note.fill("")
    expect(hugo.page.locator("#note-saved")).to_have_text("")

    hugo.page.reload()
    expect(stands.first).to_be_visible()
    expect(stands.filter(has_text="A slip of the pen.")).to_have_count(0)


def test_a_straw_poll_decides_nothing_and_a_break_says_until_when(reader: Window, room: Room) -> None:
    amina = leads(reader, room)
    amina.page.keyboard.press("p")
    amina.page.get_by_label("Question").fill("Which title?")
    amina.look().page.get_by_role("button", name="Ask everybody").click()
    amina.sees("The counts are hidden until you close it.").look()
    amina.page.get_by_role("button", name="Close the poll and show the counts").click()
    amina.sees("not a decision").look()

    amina.page.keyboard.press("b")
    amina.page.locator("dialog[open]").get_by_label("Minutes", exact=True).fill("10")
    amina.page.get_by_role("button", name="Start the break").click()
    amina.told("Break until").look()
    amina.page.get_by_role("button", name="Go on after the break").click()
    expect(amina.page.locator("#n-stage")).to_be_hidden()


def test_a_private_note_on_conduct_reaches_convenors_and_secretariat_alone(
    reader: Window, room: Room
) -> None:
    amina, hugo = leads(reader, room), writes(reader, room)
    amina.unfold("Groups apart, conduct, end").page.get_by_role("button", name="Conduct").click()
    amina.page.get_by_label("What happened").fill(CONDUCT)
    amina.look().page.get_by_role("button", name="Write the note").click()
    expect(amina.page.get_by_label("What happened")).to_have_value("")

    hugo.page.reload()
    hugo.sees(f"Conduct, private: {CONDUCT}")
    chen = reader("Chen Li", at=room.page("board"))
    assert CONDUCT not in chen.page.content()


def test_a_mentee_looks_on_with_the_groups_consent(reader: Window, room: Room) -> None:
    emil = reader("Emil Nordahl", at=room.page("shadow")).sees("The group has to agree first")
    amina = leads(reader, room)
    amina.unfold("Who may look on")
    mine = amina.page.locator("form", has=amina.page.locator("[name=how]")).filter(
        has=amina.page.locator("[name=mentee]")
    )
    mine.first.get_by_label("How the group was asked").fill("asked at the opening, nobody minded")
    mine.first.get_by_role("button", name="The group agrees").click()
    amina.settle()

    emil.open(room.page("shadow")).sees("I would now …")
    emil.page.get_by_label("Why, or what else").fill("Many are silent.")
    emil.page.get_by_role("button", name="close the queue").click()
    emil.sees("One mark so far.").look()
    assert emil.page.locator("[data-do], [data-wish], dialog").count() == 0
    amina.page.keyboard.press("q")
    amina.sees("The queue is closed: points of order only.")
    amina.page.keyboard.press("q")
    emil.press("Compare with what was done").sees("Amina Haddad closed the queue")

    greta = reader("Greta Lind")
    for face in ("console", "secretary", "shadow", "shadow/compare", "record"):
        greta.page.goto(greta.product.address + room.page(face))
        assert greta.status == 404


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_consoles_can_be_read_by_everybody(reader: Window, room: Room, scheme: str) -> None:
    for phone in (False, True):
        amina = leads(reader, room, phone=phone, color_scheme=scheme)
        hugo = connected(reader("Hugo Favre", at=room.page("secretary"), phone=phone, color_scheme=scheme))
        for each in (amina, hugo):
            for fold in each.page.locator("main details:not([open]) > summary").all():
                if fold.is_visible():
                    fold.click()
            assert violations(each.page, RULES) == []


def test_in_french(reader: Window, room: Room) -> None:
    amina = reader("Amina Haddad")
    amina.page.get_by_role("button", name="Français").click()
    expect(amina.page.locator("html")).to_have_attribute("lang", "fr")
    connected(amina.open(room.page("console")))

    amina.sees("Ordre du jour").sees("Personne ne parle").sees("Qui est entendu").look()
    types(amina.page, "q+ dana réponse à la note")
    leaves_the_line(amina.page)
    expect(queue(amina).first).to_contain_text("réponse")
    amina.page.keyboard.press("n")
    amina.sees("A la parole").look()
    amina.page.keyboard.press("d")
    amina.open("/home/").page.get_by_role("button", name="English").click()
