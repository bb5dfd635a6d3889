"""A whole meeting, six browsers at once: a split ends in a third option, though the server dies in the middle.

Amina and Bruno convene by the keyboard alone, Chen sits in the room and reads French, Dana is remote on a phone,
Hugo writes at the secretary's console, and the wall shows the projector. Twenty others sit around them.
"""

import re
from collections import Counter
from dataclasses import dataclass

import pytest
from gestures import Window, stored
from meeting_room import Chair, Room, chair
from playwright.sync_api import Locator, expect

from conftest import RULES, Product, Reader, violations

FIRST = "The certification body shall have each application assessed by a person who was not involved in the training of the candidate."
SECOND = "Applications should be assessed by two persons."
THIRD = f"{FIRST[:-1]}; this person may belong to another body."
AGAINST = "A body of three people has nobody else."
WOULD_HELP = "Let somebody of another body assess."
ALOUD = "Our body is small."
GIST = "A small body must be able to do it, too."
NOTE = "Small bodies cannot spare a second person."
AT_ONCE = 5_000  # ms within which a lost connection is told
HEALED = 20_000
SINCE_THE_OPENING = """
SELECT name FROM meetings_loggedevent AS log WHERE meeting_id = ? AND place >=
  (SELECT place FROM meetings_loggedevent WHERE meeting_id = log.meeting_id AND name = 'meeting.opened')
"""
SUPPORTERS = ("Hiroko Tanaka", "Margaret Whitlock", "Wei Zhang", "Giulia Ferraro", "Samuel Tremblay")
LIVE_WITH_IT = ("Daniel Schröder", "Catherine O’Leary", "João Pacheco")

ONCE = (
    "meeting.opened item.opened text.shown call.opened note.written call.revealed objection.asked objection.restated "
    "objection.confirmed option.unlivable option.adopted call.declared decision.recorded item.closed meeting.closed"
)
TWICE = "chair.offered option.proposed option.tested objection.withdrawn"
HAPPENED = (
    dict.fromkeys(ONCE.split(), 1)
    | dict.fromkeys(TWICE.split(), 2)
    | {"chair.taken": 3, "floor.given": 4, "floor.yielded": 4, "hand.raised": 6, "position.taken": 11}
)
"""How often each thing happened once the meeting was open, by its name in the log."""

WITNESS = """
window.__mouse = 0;
addEventListener("pointerdown", () => { __mouse += 1; }, true);
window.__twice = [];
const LISTS = "[data-slot=queue], [data-slot=after], [data-slot=decided], [data-slot=options-list], " +
  "#queue, #notes, #objections, #options, #record-lines, #roster, #claims";
new MutationObserver(() => {
  for (const list of document.querySelectorAll(LISTS)) {
    const lines = [...list.children].map(each => each.textContent);
    if (new Set(lines).size < lines.length) __twice.push(lines.join(" | "));
  }
}).observe(document, { childList: true, subtree: true });
"""
"""What each page remembers: whether a pointer was used, and whether a list ever showed a line twice."""


@dataclass
class Table:
    """The six browsers around one meeting."""

    product: Product
    room: Room
    amina: Reader
    bruno: Reader
    chen: Reader
    dana: Reader
    hugo: Reader
    wall: Reader

    @property
    def everybody(self) -> tuple[Reader, ...]:
        """All six, the convenors first."""
        return (self.amina, self.bruno, self.chen, self.dana, self.hugo, self.wall)

    def look(self) -> None:
        """No face has a violation that axe finds, an error, or a page too wide."""
        for each in self.everybody:
            each.look()


@pytest.fixture(scope="module")
def room(product: Product) -> Room:
    """The session of WG 57 whose room is open in the demo, with everybody's seat."""
    [(meeting,)] = stored(
        product, "SELECT id FROM committees_meeting WHERE title = 'Drafting session on clause 9'"
    )
    rows = stored(
        product,
        "SELECT p.name, s.seat FROM meetings_sitting s JOIN accounts_person p ON p.id = s.person_id WHERE s.meeting_id = ?",
        meeting,
    )
    return Room(int(str(meeting)), "", {str(name): int(str(seat)) for name, seat in rows})


@pytest.fixture
def table(product: Product, room: Room, reader: Window) -> Table:
    """Everybody before their page; nobody has come in yet."""
    amina, bruno, chen = (reader(name) for name in ("Amina Haddad", "Bruno Rossi", "Chen Li"))
    dana = reader("Dana Weber", phone=True, has_touch=True)
    hugo, wall = reader("Hugo Favre"), reader("Hugo Favre")
    around = Table(product, room, amina, bruno, chen, dana, hugo, wall)
    for each in around.everybody:
        each.page.add_init_script(WITNESS)
    return around


# ---- hands -----------------------------------------------------------------------------------------------------


def by_tab(somebody: Reader, goal: Locator) -> None:
    """Go on with the Tab key alone until ``goal`` has the focus."""
    expect(goal).to_be_visible()
    for _step in range(200):
        if goal.evaluate("each => each === document.activeElement"):
            return
        somebody.page.keyboard.press("Tab")
    raise AssertionError(f"The Tab key does not reach {goal}")


def by_key(somebody: Reader, button: str | re.Pattern[str], *, where: str = "main") -> None:
    """Press the button called ``button`` by Tab and Enter."""
    by_tab(
        somebody,
        somebody.page.locator(where).get_by_role("button", name=button).locator("visible=true").first,
    )
    somebody.page.keyboard.press("Enter")


def types_line(somebody: Reader, line: str) -> None:
    """The key that leads to the typed line, the line, and Enter."""
    somebody.page.keyboard.press("/")
    expect(somebody.page.locator("#line")).to_be_focused()
    somebody.page.keyboard.type(f"{line} ")
    somebody.page.keyboard.press("Enter")


def taps(somebody: Reader, button: str) -> None:
    """A finger on the button."""
    somebody.page.get_by_role("button", name=button).locator("visible=true").last.tap()


def slot(somebody: Reader, name: str) -> Locator:
    """A place on a participant's page or on the wall."""
    return somebody.page.locator(f"[data-slot={name}]").first


def speaks(somebody: Reader) -> Locator:
    return somebody.page.locator(".who-speaks")


# ---- the meeting -----------------------------------------------------------------------------------------------


def everybody_comes_in(table: Table) -> None:
    """The convenors and the secretary at their consoles, Chen by the door in French, Dana by the door on the phone."""
    for convenor in (table.amina, table.bruno):
        convenor.open(table.room.page("console"))
        by_key(convenor, "I am in the room")
        expect(convenor.page.locator("#n-here")).to_have_count(0)
    table.hugo.open(table.room.page("secretary")).page.get_by_role("button", name="I am in the room").click()
    table.chen.page.get_by_role("button", name="Français").click()
    table.chen.open(table.room.page("board")).press("Je suis là").sees("La réunion n’a pas commencé")
    table.dana.open(table.room.page("board")).page.get_by_label("remote").tap()
    taps(table.dana, "I am here")
    table.dana.sees("The meeting has not begun.")
    table.wall.open(table.room.page("projector"))
    for each in (table.amina, table.bruno, table.hugo):
        expect(each.page.locator("#connection")).to_have_text("connected")
    for each in table.everybody:
        each.page.evaluate("() => { window.__opened = 1; }")


def the_others_sit_down(table: Table, secretary: Chair) -> None:
    """The secretary ticks off who is here; every console counts them."""
    there = {"Amina Haddad", "Bruno Rossi", "Chen Li", "Dana Weber", "Hugo Favre"}
    for name in sorted(set(table.room.seats) - there):
        assert secretary.does("admit-seat", seat=table.room.seats[name]) == 200
    expect(table.amina.page.locator("#present")).to_contain_text("in the room")


def the_item_is_opened(table: Table) -> None:
    """Amina opens the meeting and its second item; the secretary shows the text that is on the table."""
    by_key(table.amina, "Open the meeting")
    expect(table.amina.page.locator("#n-stage")).to_be_hidden()
    by_key(table.amina, re.compile("9.2: who may assess"), where="#agenda")
    table.hugo.page.get_by_label("Text that everybody sees").fill(FIRST)
    table.hugo.page.get_by_role("button", name="Show this text").click()
    for each in (table.chen, table.dana, table.wall):
        expect(slot(each, "text")).to_have_text(FIRST)


def hands_go_up_and_are_called(table: Table) -> None:
    """From the phone, from the room, and by a line that Bruno types: each board shows the same order."""
    taps(table.dana, "Raise my hand")
    expect(slot(table.dana, "place-words")).to_have_text("You are next.")
    table.chen.page.get_by_role("button", name="Lever la main").click()
    types_line(table.bruno, "q+ hiroko clarification")
    leaves_the_line(table.bruno)
    for each in (table.amina, table.bruno, table.hugo):
        expect(each.page.locator("#queue > li")).to_have_count(3)
    first = table.amina.page.locator("#queue > li strong").first.inner_text()
    expect(table.wall.page.locator("[data-slot=after] li").first).to_contain_text(first)

    for _turn in range(3):
        called = table.bruno.page.locator("#queue > li strong").first.inner_text()
        table.amina.page.keyboard.press("n")
        expect(slot(table.wall, "who")).to_have_text(called)
        expect(slot(table.chen, "speaker")).to_have_text(f"{called} a la parole")
    table.amina.page.keyboard.press("d")
    expect(slot(table.wall, "who")).to_have_text("Nobody has the floor.")


def everybody_answers_blind(table: Table, secretary: Chair) -> None:
    """Amina freezes the draft of the agenda; some answer aloud, Chen in French, and the group is split."""
    table.amina.page.keyboard.press("c")
    expect(table.amina.page.locator("#d-call textarea")).to_have_value(FIRST)
    table.amina.look()
    by_key(table.amina, "Freeze the text and ask everybody", where="#d-call")
    expect(slot(table.chen, "call-text")).to_have_text(FIRST)
    for position, names in (("support", SUPPORTERS), ("live-with", LIVE_WITH_IT)):
        for name in names:
            seat = table.room.seats[name]
            assert secretary.does("take-position", call=1, seat=seat, position=position) == 200
    sri_lanka = {"seat": table.room.seats["Nimal Perera"], "reason": ALOUD, "remedy": WOULD_HELP}
    assert secretary.does("take-position", call=1, position="oppose", **sri_lanka) == 200
    table.chen.page.get_by_label("Je le soutiens").check()
    table.chen.page.get_by_role("button", name="Envoyer ma réponse").click()
    table.chen.sees("Votre réponse")
    expect(table.amina.page.locator("#call-blind")).to_contain_text(
        f"{len(SUPPORTERS + LIVE_WITH_IT) + 2} of"
    )


def the_server_dies_while_people_write(table: Table) -> None:
    """Dana's objection, Chen's hand, Hugo's note and Bruno's line are sent while nobody listens: all is kept."""
    table.dana.page.get_by_label("I oppose it").check()
    table.dana.page.get_by_label("Why", exact=True).fill(AGAINST)
    taps(table.dana, "Send my answer")
    table.dana.told("would resolve").look()

    table.product.kill()
    for each in (table.chen, table.dana, table.wall):
        expect(each.page.locator("[data-connection=lost]").first).to_be_visible(timeout=AT_ONCE)
    for each in (table.amina, table.bruno, table.hugo):
        expect(each.page.locator("#connection")).to_have_text("not connected", timeout=AT_ONCE)

    table.dana.page.get_by_label("What would resolve it").fill(WOULD_HELP)
    taps(table.dana, "Send my answer")
    expect(table.dana.page.locator(".connection")).to_contain_text("What you pressed is kept")
    table.chen.page.get_by_role("button", name="Lever la main").click()
    expect(slot(table.chen, "place-words")).to_have_text(re.compile("Votre main se lève"))
    table.hugo.page.locator("#note-text").fill(NOTE)
    table.hugo.page.locator("#note-text").press("Enter")
    types_line(table.bruno, "q+ margaret")
    expect(table.bruno.page.locator("#line-told")).to_contain_text("The line is kept")
    for each in (table.chen, table.dana, table.hugo, table.wall):
        assert violations(each.page, RULES) == []


def it_comes_back_and_nothing_is_lost(table: Table) -> None:
    """No page is loaded anew; what was sent stands once."""
    table.product.start()
    for each in (table.chen, table.dana, table.wall):
        expect(each.page.locator("[data-connection=on]").first).to_be_visible(timeout=HEALED)
    for each in (table.amina, table.bruno, table.hugo):
        expect(each.page.locator("#connection")).to_have_text("connected", timeout=HEALED)
    table.dana.sees("You answered: I oppose it.")
    expect(slot(table.chen, "place-words")).to_have_text(re.compile("^C’est bientôt à vous|^Vous êtes"))
    expect(table.hugo.page.locator("#notes > li").filter(has_text=NOTE)).to_have_count(1)
    for each in (table.amina, table.bruno, table.hugo):
        expect(each.page.locator("#queue > li")).to_have_count(2)
    leaves_the_line(table.bruno)
    for each in table.everybody:
        assert all("ERR_" in fault or "fetch" in fault for fault in each.faults), each.faults
        each.faults.clear()  # the browser's own words about a server that did not answer
    for each in (table.amina, table.bruno, table.chen, table.hugo, table.wall):
        assert AGAINST not in each.page.content()


def the_answers_are_shown(table: Table) -> None:
    """By interest and body on every face, and two objections stand: Dana's, and the one that was said aloud."""
    by_key(table.amina, "Show the answers", where="#call")
    for each in (table.amina, table.bruno, table.hugo):
        expect(each.page.locator("#objections > article")).to_have_count(2)
    expect(table.wall.page.locator("[data-slot=counts] li.oppose b")).to_have_text("2")
    expect(table.chen.page.locator("[data-slot=counts] li.support b")).to_have_text(str(len(SUPPORTERS) + 1))
    expect(slot(table.dana, "objection-reason")).to_have_text(AGAINST)


def the_objection_is_worked(table: Table) -> None:
    """Why; in other words; confirmed by Dana on the phone, and by Nimal aloud. Declaring now is refused."""
    dana = table.amina.page.locator("#objections > article").filter(has_text="Dana Weber")
    by_tab(table.amina, dana.get_by_label("Why? The need under the position"))
    types_and_sends(table.amina, "It has one assessor only.")
    expect(dana).to_contain_text("It has one assessor only.")
    by_tab(table.amina, dana.get_by_label("In other words, for the objector"))
    types_and_sends(table.amina, GIST)
    taps(table.dana, "Yes, that is it")
    expect(dana.locator(".tag")).to_have_text("understood, not resolved")
    expect(slot(table.dana, "sustain")).to_have_attribute("aria-disabled", "false")

    declares_consensus(table)
    expect(table.amina.page.locator("#declare .refusal")).to_contain_text("It need not be unanimous")


def the_chair_changes_hats(table: Table) -> None:
    """Amina may not argue before Bruno has taken the chair; then she speaks as an expert, and takes it back."""
    types_line(table.amina, "q+")
    expect(table.amina.page.locator("#line-told")).to_contain_text("Hand the chair over first")
    for _letter in "q+ ":
        table.amina.page.keyboard.press("Backspace")
    offers_the_chair(table.amina)
    table.amina.sees("You have offered the chair to Bruno Rossi.")
    by_key(table.bruno, "Take the chair")
    for each in (table.amina, table.hugo):
        expect(each.page.locator("#chair")).to_have_text("chair: Bruno Rossi")

    types_line(table.amina, "q+ order")
    expect(table.bruno.page.locator("#queue > li").first).to_contain_text("Amina Haddad")
    leaves_the_line(table.amina)
    table.bruno.page.keyboard.press("n")
    expect(slot(table.wall, "what")).to_contain_text("as an expert, not as chair")
    expect(slot(table.chen, "speaker")).to_have_text(
        "Amina Haddad a la parole comme expert, et non comme présidence"
    )
    table.amina.sees("You speak as an expert, not as chair.")
    table.bruno.page.keyboard.press("d")

    offers_the_chair(table.bruno)
    by_key(table.amina, "Take the chair")
    expect(table.bruno.page.locator("#chair")).to_have_text("chair: Amina Haddad")
    table.amina.sees("Amina Haddad spoke as an expert, after handing over; times: 1.")


def a_third_option_is_found(table: Table) -> None:
    """«Who cannot live with it» stops the second text, and nobody is against the third, which becomes the text."""
    proposes(table.bruno, SECOND)
    by_key(table.amina, "Ask: who cannot live with it?", where="#options > :nth-child(1)")
    expect(slot(table.chen, "testing-text")).to_have_text(SECOND)
    table.chen.sees("Pouvez-vous l’accepter")
    expect(slot(table.dana, "testing-text")).to_have_text(SECOND)
    table.dana.page.get_by_label("What makes it impossible for you").fill("Two are even more than one.")
    taps(table.dana, "I cannot live with it")
    table.amina.sees("Two are even more than one.")

    proposes(table.bruno, THIRD)
    by_key(table.amina, "Ask: who cannot live with it?", where="#options > :nth-child(2)")
    for each in (table.chen, table.dana):
        expect(slot(each, "testing-text")).to_have_text(THIRD)
    expect(slot(table.wall, "call-text")).to_have_text(THIRD)
    table.amina.sees("being asked: nobody against it so far")
    by_key(table.amina, "Make it the text", where="#options > :nth-child(2)")
    expect(table.bruno.page.locator("#call-text")).to_have_text(THIRD)


def the_objections_are_withdrawn(table: Table) -> None:
    """Dana on the phone; Nimal aloud, and the secretary writes it down."""
    taps(table.dana, "I can live with it now")
    nimal = table.hugo.page.locator("#objections > article").filter(has_text="Nimal Perera")
    nimal.get_by_role("button", name="Can live with it now").click()
    for each in (table.amina, table.bruno, table.hugo):
        expect(each.page.locator("#objections .tag.done")).to_have_count(2)


def consensus_is_declared(table: Table) -> None:
    """It becomes decision 1, word for word, on every face."""
    declares_consensus(table)
    for each in (table.amina, table.bruno):
        each.sees("Consensus. It is decision 1.")
    expect(table.hugo.page.locator("#record-lines > li")).to_have_text([f"Decision 1: {THIRD}"])
    expect(slot(table.wall, "outcome")).to_have_text("The convenor declared consensus.")
    expect(slot(table.chen, "outcome")).to_have_text("L’animateur a déclaré le consensus.")
    for each, words in ((table.chen, "Décision 1"), (table.dana, "Decision 1")):
        expect(slot(each, "decided").locator("li")).to_have_text([f"{words}{THIRD}"])


def the_meeting_is_closed(table: Table) -> None:
    """Every face says so."""
    by_tab(table.amina, table.amina.page.locator("summary").filter(has_text="Groups apart, conduct, end"))
    table.amina.page.keyboard.press("Enter")
    by_key(table.amina, "Close the meeting")
    by_key(table.amina, "Close the meeting", where="#d-close")
    for each in (table.amina, table.bruno, table.hugo):
        each.sees("The meeting is closed.")
    table.dana.sees("The meeting is closed. Thank you for your part in it.")
    table.chen.sees("La réunion est close. Merci de votre participation.")
    expect(slot(table.wall, "stage")).to_contain_text("The meeting is closed.")


def the_log_holds_each_thing_once(table: Table) -> None:
    """What was sent into the silence came once, and so did all the rest."""
    counted = Counter(str(name) for (name,) in stored(table.product, SINCE_THE_OPENING, table.room.meeting))
    assert counted == HAPPENED
    for each in table.everybody:
        assert each.page.evaluate("() => [window.__opened, window.__twice]") == [1, []]
    for convenor in (table.amina, table.bruno):
        assert convenor.page.evaluate("() => window.__mouse") == 0


def the_report_drafts_itself(table: Table) -> None:
    """The decision stands in it, and how it was found."""
    table.amina.page.goto(table.product.address + table.room.page("report"))
    by_key(table.amina, "Draft the report")
    table.amina.settle().look()
    paper = table.amina.page.locator("article.paper")
    expect(paper).to_contain_text("Decision 1")
    for words in (THIRD, AGAINST, NOTE):
        expect(paper).to_contain_text(words)


# ---- smaller things that convenors do ----------------------------------------------------------------------------


def leaves_the_line(somebody: Reader) -> None:
    """The typed line is empty, and single keys work again."""
    expect(somebody.page.locator("#line")).to_have_value("")
    somebody.page.keyboard.press("Escape")
    if somebody.page.evaluate("() => document.activeElement.id") == "line":
        somebody.page.keyboard.press("Escape")
    expect(somebody.page.locator("#line")).not_to_be_focused()


def types_and_sends(somebody: Reader, words: str) -> None:
    somebody.page.keyboard.type(words)
    somebody.page.keyboard.press("Enter")


def declares_consensus(table: Table) -> None:
    choice = table.amina.page.locator("#declare").get_by_label("Consensus", exact=True)
    by_tab(table.amina, choice)
    table.amina.page.keyboard.press("Space")
    by_key(table.amina, "Declare it", where="#declare")


def offers_the_chair(convenor: Reader) -> None:
    by_key(convenor, "Hand over the chair", where="header")
    expect(convenor.page.locator("#d-baton")).to_be_visible()
    convenor.look()
    by_key(convenor, "Offer the chair", where="#d-baton")


def proposes(convenor: Reader, words: str) -> None:
    by_tab(convenor, convenor.page.locator("#call").get_by_label("A third option"))
    convenor.page.keyboard.type(words)
    by_key(convenor, "Propose it", where="#call")


# ---- the story -------------------------------------------------------------------------------------------------


def test_a_split_ends_in_a_third_option_though_the_server_dies_in_the_middle(table: Table) -> None:
    everybody_comes_in(table)
    secretary = chair(table.hugo, table.room)
    the_others_sit_down(table, secretary)
    the_item_is_opened(table)
    hands_go_up_and_are_called(table)
    everybody_answers_blind(table, secretary)
    the_server_dies_while_people_write(table)
    it_comes_back_and_nothing_is_lost(table)
    table.look()
    the_answers_are_shown(table)
    the_objection_is_worked(table)
    the_chair_changes_hats(table)
    a_third_option_is_found(table)
    table.look()
    the_objections_are_withdrawn(table)
    consensus_is_declared(table)
    the_meeting_is_closed(table)
    table.look()
    the_log_holds_each_thing_once(table)
    the_report_drafts_itself(table)
