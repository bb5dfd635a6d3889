"""A pair begins, is alarmed, and ends: Hugo proposes, two say yes, one asks in confidence, and only Karin reads it."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect
from trails import reached

from conftest import PHONE, Product, Reader

Opens = Callable[..., Reader]
CONFIDED = "I dread each of our talks; please let nobody know that the heron was me."
FORBIDDEN = {
    "Fatou Diop": "Has no room: accompanies 2 of at most 2.",
    "Hana Novotná": "Has no room: accompanies 1 of at most 1.",
    "Kenji Watanabe": "Sits in WG 57, the mentee's own working group.",
    "Lucía Fernández": "Is taking a pause from mentoring.",
    "Tomás Herrera": "Sits in WG 57, the mentee's own working group.",
}


def of(name: str, *, phone: bool = False) -> Callable[[Browser, Product], Iterator[Reader]]:
    """Somebody whose window stays open for the whole story."""

    def window(browser: Browser, product: Product) -> Iterator[Reader]:
        context = browser.new_context(locale="en", **({"viewport": PHONE} if phone else {}))  # type: ignore[arg-type]
        context.set_default_timeout(20_000)
        yield Reader(context.new_page(), product).sign_in(name)
        context.close()

    return window


hugo = pytest.fixture(of("Hugo Favre"), scope="module", name="hugo")
rajesh = pytest.fixture(of("Rajesh Iyer"), scope="module", name="rajesh")
yusra = pytest.fixture(of("Yusra Al-Mansoori", phone=True), scope="module", name="yusra")
karin = pytest.fixture(of("Karin Sutter"), scope="module", name="karin")
addresses: dict[str, str] = {}


def test_hugo_sees_who_may_be_asked_and_why_and_why_not_the_others(hugo: Reader) -> None:
    hugo.open("/home/").press("Choose a mentor for Yusra Al-Mansoori")
    addresses["choice"] = hugo.page.url.removeprefix(hugo.product.address)
    hugo.sees("2 mentors may be asked, the best fit first.")
    names = hugo.page.locator("section h2 a").all_inner_texts()
    assert names == ["Rajesh Iyer", "Greta Lind"]
    fits = [
        int(each.split()[1]) for each in hugo.page.get_by_text(re.compile(r"^fit \d+ of")).all_inner_texts()
    ]
    assert fits == sorted(fits, reverse=True)
    hugo.sees("Both speak English (C1 or better).").sees("Comes from another member body (BIS).")
    for name, rule in FORBIDDEN.items():
        line = hugo.page.locator(".well li").filter(has_text=name)
        expect(line).to_contain_text(rule)
        expect(line.get_by_role("button")).to_have_count(0)


def test_hugo_proposes_once_and_a_stale_tab_proposes_nobody_else(hugo: Reader) -> None:
    hugo.open(addresses["choice"])
    stale = hugo.tab()
    hugo.press("Propose Rajesh").told("The proposal is made. Both have been written to.")
    addresses["pair"] = hugo.page.url.removeprefix(hugo.product.address)
    stale.press("Propose Greta")
    assert stale.status == 409
    stale.sees("A mentor is proposed already and the answers are awaited. Nothing was changed.")


def test_mentor_and_mentee_both_say_yes(hugo: Reader, rajesh: Reader, yusra: Reader) -> None:
    rajesh.letter("Rajesh Iyer", "A pair is proposed: Yusra Al-Mansoori and Rajesh Iyer").press(
        "Look and answer"
    )
    rajesh.sees("Why MOIAT put the name forward").press("Yes, gladly")
    rajesh.told("The pair begins when the other says yes too.")
    rajesh.sees("You have said yes; Yusra Al-Mansoori has been asked")
    hugo.open(addresses["pair"]).sees("Whose answer is awaited")

    yusra.open("/home/")
    yusra.page.locator("main").get_by_role("link", name=re.compile("answer|Look", re.I)).first.click()
    yusra.settle().look().sees("Would you like to work with Rajesh Iyer?")
    stale = yusra.tab()
    yusra.press("Yes, gladly").told("You have both said yes. The pair begins today.")
    stale.press("Yes, gladly")
    assert stale.status == 409
    stale.sees("This pair has begun already. Nothing was changed.")
    yusra.letter("Yusra Al-Mansoori", "your time together begins").press("Plan the first talk")
    hugo.open(addresses["pair"]).sees("Rajesh Iyer has accompanied Yusra Al-Mansoori since")


def test_a_seat_in_the_group_of_the_mentee_raises_an_alarm(hugo: Reader, rajesh: Reader) -> None:
    hugo.open("/groups/").press("WG 57").unfold("Give somebody a seat")
    choice = hugo.page.get_by_label("Person", exact=True)
    choice.select_option(label=choice.locator("option").filter(has_text="Rajesh Iyer").first.inner_text())
    hugo.press("Give the seat").told("Rajesh Iyer now sits in WG 57.")
    words = "Rajesh Iyer now sits in WG 57, the group of Yusra Al-Mansoori."
    hugo.open("/home/").sees(words)
    hugo.open(addresses["pair"]).told(words)
    hugo.letter("Hugo Favre", "Rajesh Iyer is no longer independent of WG 57").press("Look at the pair")
    hugo.open("/alarms/").sees(words)


def test_a_mentor_who_is_paired_stays_on_the_roster(hugo: Reader) -> None:
    hugo.open("/mentors/").press("Rajesh Iyer").sees(
        "Rajesh is paired. End the pair or find another mentor first."
    )
    hugo.page.get_by_role("button", name="Take off the roster").press("Enter")
    hugo.settle().look()
    assert hugo.status == 409
    hugo.sees("Rajesh Iyer stays on the roster while paired with somebody:")


def test_what_is_asked_in_confidence_is_read_by_karin_alone(
    hugo: Reader, rajesh: Reader, yusra: Reader, karin: Reader
) -> None:
    yusra.open(addresses["pair"]).press("Ask in confidence").sees("Who reads what you write")
    stale = yusra.tab()
    yusra.write("What you would like to say", CONFIDED).press("Send in confidence")
    yusra.told("Karin Sutter has been written to and will speak with you. Nobody else knows.")
    stale.write("What you would like to say", "Once more, to be sure that it arrived.").press(
        "Send in confidence"
    )
    assert stale.status == 409
    stale.sees("You have asked already, and the answer is still open.")
    assert stale.page.locator("textarea").first.input_value() == "Once more, to be sure that it arrived."

    karin.letter("Karin Sutter", "Somebody asks for your help, in confidence").press("Read in confidence")
    karin.sees(CONFIDED)

    for somebody in (hugo, rajesh, yusra):
        read = reached(
            somebody, "/home/", "/letters/", addresses["pair"], addresses["choice"], "/alarms/", steps=1
        )
        assert [path for path, text in read.pages.items() if "heron" in text] == []
        assert len(read.pages) > 10
    hugo.page.goto(f"{hugo.product.address}/demo/letters/")
    for link in hugo.page.locator(".inbox a").all()[:12]:
        letter = hugo.page.request.get(f"{hugo.product.address}{link.get_attribute('href')}")
        assert "heron" not in letter.text()
    answer = hugo.page.request.get(f"{hugo.product.address}/confidential/")
    assert answer.status == 404


def test_karin_ends_the_pair_and_nobody_learns_who_asked(
    hugo: Reader, rajesh: Reader, yusra: Reader, karin: Reader
) -> None:
    karin.open("/confidential/")
    request = karin.page.locator("section").filter(has_text=CONFIDED)
    request.get_by_role("button", name="End the pair").click()
    karin.settle().look().told("Your answer is given, and everybody concerned has been written to.")
    for somebody, name in ((rajesh, "Rajesh Iyer"), (yusra, "Yusra Al-Mansoori"), (hugo, "Hugo Favre")):
        somebody.letter(name, "The pair of Yusra Al-Mansoori and Rajesh Iyer has ended")
        somebody.press("See what comes next")
        if somebody is not hugo:
            somebody.sees("What was said at the end").sees("Nobody has done anything wrong")
    hugo.open(addresses["pair"]).sees("This pair ended on")
    hugo.open("/alarms/").sees("It was over by itself: the seat, the conflict or the pair ended.")
    hugo.open(addresses["choice"]).sees("1 mentor may be asked.")
