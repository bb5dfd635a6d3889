"""In the meeting: joining by code, the phone of an expert, the projector; a hand, a poll, what is half written."""

import re
from collections.abc import Iterator

import pytest
from gestures import Window, tab_to
from meeting_room import Chair, Room, comes_in, led, opened
from playwright.sync_api import Browser, Page, expect

from conftest import RULES, Product, Reader, violations


@pytest.fixture(scope="module")
def room(product: Product) -> Room:
    """WG 57 meets: one room for the stories of this file."""
    return opened(product)


@pytest.fixture(scope="module")
def leads(browser: Browser, product: Product, room: Room) -> Iterator[Chair]:
    """Amina, who has the chair."""
    yield from led(browser, product, room, "Amina Haddad")


@pytest.fixture
def amina(leads: Chair) -> Chair:
    """Whoever has the chair; whatever the story before left open is closed."""
    leads.does("yield-floor")
    leads.lowers_all_hands()
    return leads


def place(page: Page) -> str:
    return page.locator("[data-slot=place-words]").inner_text()


def accessible(somebody: Reader) -> None:
    """Nothing that axe can find, contrasts included, in the scheme that this window has."""
    assert violations(somebody.page, RULES) == []


def test_a_guest_joins_by_code_waits_and_is_let_in(reader: Window, room: Room, amina: Chair) -> None:
    zoe = reader(phone=True).open("/join/")
    zoe.write("Code of the meeting", room.code.lower()).press("Go on")
    zoe.unfold("My name is not on the list")
    zoe.page.get_by_label("Your name", exact=True).fill("Zoë Okafor")
    zoe.page.locator("details").get_by_label("in the room").check()
    zoe.page.locator("details").get_by_label("for the first time").check()
    zoe.press("Ask to come in").sees("Welcome to your first meeting")
    zoe.press("To the meeting").sees("You are at the door, Zoë Okafor")

    seat = max(room.seats.values()) + 1
    assert amina.does("admit-seat", seat=seat) == 200

    expect(zoe.page.locator("[data-slot=place-words]")).to_have_text("You do not wait to speak.")
    zoe.look()


def test_nobody_takes_the_seat_of_another(reader: Window, room: Room) -> None:
    first, second = reader(phone=True), reader(phone=True)
    for each in (first, second):
        each.open(f"/join/{room.code}/").page.get_by_label("Élodie Marchand").check()
    first.press("This is me").sees("You are at the door, Élodie Marchand")

    second.press("This is me").told("Somebody says already that this seat is theirs.")


def test_a_member_who_is_signed_in_goes_straight_to_the_seat(reader: Window, room: Room) -> None:
    wei = comes_in(reader("Wei Zhang", phone=True), room, remote=True)

    wei.sees("You do not wait to speak.").unfold("My seat").sees("You take part remotely.")
    wei.page.get_by_role("button", name="I am in the room now").click()
    wei.sees("You are in the room.").look()


def test_a_hand_goes_up_on_the_phone_and_is_seen_in_the_room(
    reader: Window, room: Room, amina: Chair
) -> None:
    chen = reader("Chen Li", at=room.page("board"))
    dana = reader("Dana Weber", at=room.page("board"), phone=True)
    screen = reader("Hugo Favre", at=room.page("projector"))

    chen.page.get_by_role("button", name="Raise my hand").click()
    expect(chen.page.locator("[data-slot=place-words]")).to_have_text("You are next.")
    dana.page.get_by_text("Say what it is").click()
    dana.page.get_by_label("A question of understanding").check()
    dana.page.get_by_label("What it is about").fill("Which interval?")
    dana.page.get_by_role("button", name="Raise my hand").click()

    expect(dana.page.locator("[data-slot=place-words]")).to_have_text("You are next.")
    expect(dana.page.locator("[data-slot=place-why]")).to_have_text(re.compile("A clarification goes before"))
    expect(chen.page.locator("[data-slot=place-words]")).to_have_text("You are second.")
    expect(screen.page.locator("[data-slot=after] li").first).to_contain_text("Dana Weber")

    amina.does("give-floor")
    expect(dana.page.locator("[data-announce]")).to_have_text("You have the floor.")
    expect(screen.page.locator("[data-slot=who]")).to_have_text("Dana Weber")
    expect(chen.page.locator("[data-slot=speaker]")).to_have_text("Dana Weber has the floor")
    for each in (chen, dana, screen):
        each.look()
    dana.page.get_by_role("button", name="I am done").click()
    expect(screen.page.locator("[data-slot=who]")).to_have_text("Nobody has the floor.")


def test_the_share_of_voice_is_shown_when_the_chair_opens_it(
    reader: Window, room: Room, amina: Chair
) -> None:
    chen = reader("Chen Li", at=room.page("board"), phone=True)
    expect(chen.page.locator("[data-slot=voice]")).to_be_hidden()

    amina.does("show-voice", to_all=True)
    chen.unfold("Who is heard").sees("The convenors show this to everybody.").look()
    amina.does("show-voice", to_all=False)
    expect(chen.page.locator("[data-slot=voice]")).to_be_hidden()


def test_what_is_half_written_stays_while_the_board_moves(reader: Window, room: Room, amina: Chair) -> None:
    dana = reader("Dana Weber", at=room.page("board"), phone=True)
    amina.does("open-call", text="A second text.", clause="6.2")
    dana.page.get_by_label("I oppose it").check()
    why = dana.page.get_by_label("Why", exact=True)
    why.fill("Half of a sen")

    for step in range(60):
        amina.does("set-limit", seconds=60 + step)
        if step % 20 == 0:
            why.press_sequentially("…")
    amina.does("raise-hand", seat=room.seats["Bruno Rossi"])
    expect(dana.page.locator("[data-slot=waits-title]")).to_have_text("One waits to speak")

    expect(why).to_have_value("Half of a sen………")
    expect(why).to_be_focused()
    amina.does("take-back-call", call=1)


def test_what_was_pressed_survives_a_reload(reader: Window, room: Room, amina: Chair) -> None:
    chen = reader("Chen Li", at=room.page("board"))
    chen.page.route("**/live/*/do", lambda route: route.abort())
    chen.page.get_by_role("button", name="Raise my hand").click()
    expect(chen.page.locator("[data-slot=place-words]")).to_have_text("Your hand is going up …")

    chen.page.unroute("**/live/*/do")
    chen.page.reload()

    expect(chen.page.locator("[data-slot=place-words]")).to_have_text("You are next.")


def test_a_refusal_is_told_beside_what_was_pressed(reader: Window, room: Room, amina: Chair) -> None:
    chen = reader("Chen Li", at=room.page("board"), phone=True)
    amina.does("close-queue")
    chen.page.get_by_role("button", name="Raise my hand").click()

    expect(chen.page.locator("#place .refusal")).to_have_text(re.compile("The queue is closed."))
    chen.look()
    amina.does("open-queue")


def test_a_straw_poll_is_blind_until_it_is_closed(reader: Window, room: Room, amina: Chair) -> None:
    chen = reader("Chen Li", at=room.page("board"), phone=True)
    screen = reader("Hugo Favre", at=room.page("projector"))
    amina.does("open-poll", question="Which title?", options=["Remote audit", "Audit at a distance"])

    chen.page.get_by_label("Audit at a distance").check()
    chen.page.get_by_role("button", name="Send my answer").click()
    chen.sees("Your answer is in.").look()
    expect(screen.page.locator("[data-slot=poll-count]")).to_contain_text("One of")
    assert screen.page.locator("[data-slot=poll-counts] meter").count() == 0

    amina.does("close-poll", poll=1)
    expect(screen.page.locator("[data-slot=poll-counts] li").last).to_contain_text("1")
    screen.look()
    expect(chen.page.locator("[data-slot=poll-result]")).to_contain_text("A straw poll decides nothing.")
    chen.look()


def test_by_the_keyboard_alone(reader: Window, room: Room, amina: Chair) -> None:
    chen = reader("Chen Li", at=room.page("board"))
    tab_to(chen.page, "Say what it is")
    chen.page.keyboard.press("Enter")
    chen.page.keyboard.press("Tab")
    chen.page.keyboard.press("ArrowDown")
    tab_to(chen.page, "Please restate")
    chen.page.keyboard.press("Enter")
    chen.sees("Asked, without your name.")
    chen.page.get_by_role("button", name="Raise my hand").focus()
    chen.page.keyboard.press("Enter")

    expect(chen.page.locator("[data-slot=place-words]")).to_have_text("You are next.")
    expect(chen.page.locator("[data-slot=queue] li").first).to_contain_text("reply")


def test_without_scripts_the_page_tells_and_its_buttons_work(
    reader: Window, room: Room, amina: Chair
) -> None:
    chen = reader("Chen Li")
    state = chen.page.context.storage_state()
    browser = chen.page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False, storage_state=state, locale="en")
    page = plain.new_page()
    page.goto(chen.product.address + room.page("board"))

    page.get_by_role("button", name="Raise my hand").click()
    assert place(page) == "You are next."
    page.get_by_role("button", name="Lower my hand").click()
    assert place(page) == "You do not wait to speak."
    plain.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_both_faces_can_be_read_by_everybody(reader: Window, room: Room, amina: Chair, scheme: str) -> None:
    amina.does("raise-hand", seat=room.seats["Bruno Rossi"])
    chen = reader("Chen Li", at=room.page("board"), phone=True, color_scheme=scheme)
    screen = reader("Hugo Favre", at=room.page("projector"), color_scheme=scheme)

    accessible(chen)
    accessible(screen)
    amina.does("start-break", minutes=10)
    expect(screen.page.locator("[data-slot=stage]")).to_contain_text("Break, until")
    accessible(chen)
    accessible(screen)
    amina.does("end-break")


def test_in_french(reader: Window, room: Room, amina: Chair) -> None:
    elodie = reader(phone=True, language="fr-FR").open(f"/join/{room.code}/")
    elodie.sees("Choisissez votre nom").page.get_by_label("Giulia Ferraro").check()
    elodie.press("C’est moi").sees("Vous êtes à la porte, Giulia Ferraro")
    amina.does("admit-seat", seat=room.seats["Giulia Ferraro"])

    elodie.sees("Vous n’attendez pas la parole.")
    elodie.page.get_by_role("button", name="Lever la main").click()
    expect(elodie.page.locator("[data-slot=place-words]")).to_have_text("C’est bientôt à vous.")
    elodie.look()
    amina.does("close-queue")
    elodie.page.get_by_role("button", name="Baisser la main").click()
    expect(elodie.page.locator("[data-slot=place-words]")).to_have_text("Vous n’attendez pas la parole.")
    elodie.page.get_by_role("button", name="Lever la main").click()
    expect(elodie.page.locator("#place .refusal")).to_have_text(re.compile("^La file est"))
    amina.does("open-queue")
