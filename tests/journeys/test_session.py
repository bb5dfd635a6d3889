"""A talk from the first time on offer to the second confirmation, in two zones and two calendars."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from gestures import Window, in_english, saved, the_hour_comes
from icalendar import Calendar
from playwright.sync_api import expect

from conftest import Product, Reader

TALK = "Go through your preparation with your mentor"
HANDOUT = "Fill in the handout “Preparing for your first meeting”"
OSLO, DAKAR = ZoneInfo("Europe/Oslo"), ZoneInfo("Africa/Dakar")
FREE = (time(9), time(16))
PRIVATE = "He prepares too much; let him improvise once."


@dataclass(frozen=True)
class Invitation:
    """What a calendar reads of an invitation."""

    method: str
    uid: str
    sequence: int
    start: datetime
    minutes: int
    status: str
    invited: frozenset[str]


def invitation(somebody: Reader) -> Invitation:
    """The file that the talk's page gives for calendars, read as a calendar reads it."""
    path = somebody.page.url.split("?")[0].split("#")[0] + "talk.ics"
    answer = somebody.page.request.get(path)
    text = answer.body().decode()
    assert ("VTIMEZONE" in text, "TZID" in text) == (False, False)
    calendar = Calendar.from_ical(text)
    (event,) = calendar.walk("VEVENT")
    start, end = event.decoded("dtstart"), event.decoded("dtend")
    assert start.utcoffset() == timedelta(0)
    assert f"method={calendar['method']}" in answer.headers["content-type"]
    return Invitation(
        method=str(calendar["method"]),
        uid=str(event["uid"]),
        sequence=int(event["sequence"]),
        start=start,
        minutes=int((end - start).total_seconds() / 60),
        status=str(event.get("status", "")),
        invited=frozenset(str(each).lower().removeprefix("mailto:") for each in event["attendee"]),
    )


def at_talks(somebody: Reader) -> Reader:
    """All talks of Emil's way, from his own page or from among his mentor's mentees."""
    if somebody.page.request.get(f"{somebody.product.address}/way/").ok:
        somebody.open("/way/")
    else:
        in_english(somebody).open("/mentees/").press("Emil Nordahl")
    return somebody.press("Talks", exact=True)


def the_talk(somebody: Reader) -> Reader:
    """The page of the newest talk about the preparation."""
    at_talks(somebody).page.locator("#prepare-talk .lines a").first.click()
    somebody.page.wait_for_url("**/sessions/*/")
    return somebody.look()


def test_a_talk_is_cancelled_and_leaves_the_calendar(reader: Window) -> None:
    emil = the_talk(reader("Emil Nordahl"))
    before = invitation(emil)
    assert (before.method, before.sequence, before.invited) == (
        "REQUEST",
        0,
        frozenset({"emil@example.org", "fatou@example.org"}),
    )

    emil.page.get_by_text("Cancel this talk").click()
    emil.press("Cancel the talk", exact=True)
    assert "This talk was cancelled" not in emil.page.inner_text("main")
    emil.page.get_by_label("Why? The other reads this.").fill("The trains to Bergen do not run.")
    emil.press("Cancel the talk", exact=True).told(
        "This talk was cancelled: The trains to Bergen do not run."
    )

    after = invitation(emil)
    assert (after.method, after.status, after.uid, after.sequence, after.start) == (
        "CANCEL",
        "CANCELLED",
        before.uid,
        1,
        before.start,
    )
    emil.letter("Fatou Diop", "").sees("The trains to Bergen do not run.")


def test_times_stand_on_both_clocks_and_suit_both(reader: Window) -> None:
    emil = at_talks(reader("Emil Nordahl"))
    emil.page.locator("#prepare-talk .button").click()
    expect(emil.look().page.get_by_label("What is the talk for?")).to_have_value("prepare-talk")
    slots = emil.page.locator(".slot")
    assert slots.count() >= 4
    for slot in slots.all():
        start = datetime.fromisoformat(str(slot.locator("input").get_attribute("value")))
        here, there = start.astimezone(OSLO), start.astimezone(DAKAR)
        assert slot.inner_text().split("\n") == [f"{here:%H:%M}", f"{there:%H:%M} for Fatou"]
        assert all(FREE[0] <= each.time() < FREE[1] and each.weekday() < 5 for each in (here, there))

    emil.press("Send these times")
    emil.sees("Choose at least one time, or type one of your own.")
    slots.nth(0).click()
    slots.nth(2).click()
    emil.page.get_by_label("How long?").select_option("45")
    emil.page.get_by_role("button", name="Send these times").dblclick()
    emil.page.wait_for_url("**/sessions/*/")
    emil.look().sees("Fatou chooses a time")
    expect(at_talks(emil).page.locator("#prepare-talk .lines a").filter(has_text="on offer")).to_have_count(1)


def test_the_mentor_agrees_on_the_phone_and_both_have_the_invitation(reader: Window) -> None:
    fatou = the_talk(reader("Fatou Diop", phone=True)).sees("Emil offers these times")
    slot = fatou.page.locator(".slot").nth(1)
    start = datetime.fromisoformat(str(slot.locator("input").get_attribute("value")))
    assert slot.inner_text().split("\n") == [
        f"{start.astimezone(DAKAR):%H:%M}",
        f"{start.astimezone(OSLO):%H:%M} for Emil",
    ]
    slot.click()
    fatou.press("Agree to this time").told("Agreed.").sees("The time is agreed")

    emil = the_talk(reader("Emil Nordahl")).sees("The time is agreed")
    assert invitation(emil) == invitation(fatou)
    asked = invitation(emil)
    assert (asked.method, asked.sequence, asked.start, asked.minutes) == ("REQUEST", 0, start, 45)


def test_a_moved_talk_keeps_its_place_in_the_calendar_under_a_higher_number(reader: Window) -> None:
    fatou = the_talk(reader("Fatou Diop", phone=True))
    before = invitation(fatou)
    fatou.press("Move it").sees("It stays in both calendars until a new time is agreed.")
    fatou.page.locator(".slot").nth(3).click()
    fatou.press("Send these times")
    assert invitation(fatou) == before

    emil = the_talk(reader("Emil Nordahl")).sees("Fatou offers these times")
    stale = emil.tab()
    emil.page.locator(".slot").first.click()
    emil.press("Agree to this time").sees("The time is agreed")
    after = invitation(emil)
    assert (after.method, after.uid, after.sequence) == ("REQUEST", before.uid, 1)
    assert after.start != before.start

    stale.page.locator(".slot").first.click()
    stale.press("Agree to this time").sees("The time of this talk is agreed already. Nothing was changed.")


def test_the_agenda_fills_itself_and_notes_are_shared_or_not(reader: Window) -> None:
    emil = reader("Emil Nordahl").open("/way/").press(HANDOUT).press("Go on to submit to Fatou")
    emil.page.get_by_label("I submit it as it is").check()
    emil.press("Submit", exact=True).told("Version 1 is with Fatou.")

    the_talk(emil).page.get_by_label("What would you like to talk about?").fill("My face.")
    emil.press("Add to the agenda")
    agenda = emil.page.locator(".agenda")
    for line in (
        "Who decides that a comment is out of scope",
        "Preparing for your first meeting",
        "My face.",
    ):
        expect(agenda).to_contain_text(line)

    fatou = the_talk(reader("Fatou Diop", phone=True))
    for label, field, words in (
        ("Shared notes", "shared", "Lead 6.2: yes."),
        ("Your own notes", "private", PRIVATE),
    ):
        fatou.page.get_by_role("textbox", name=label).fill(words)
        fatou.page.get_by_role("textbox", name=label).blur()
        saved(fatou.page, field)
    fatou.look()

    emil.page.reload()
    expect(emil.page.get_by_role("textbox", name="Shared notes")).to_have_value("Lead 6.2: yes.")
    assert PRIVATE not in emil.page.content()
    emil.look()
    fatou.page.reload()
    expect(fatou.page.get_by_role("textbox", name="Your own notes")).to_have_value(PRIVATE)


def test_a_talk_is_confirmed_after_it_began_and_by_both(reader: Window, product: Product) -> None:
    emil = the_talk(reader("Emil Nordahl"))
    expect(emil.page.get_by_role("button", name="Yes, we talked")).to_have_count(0)
    emil.page.evaluate(
        "form => { form.action = form.action.replace('/points/', '/confirm/'); form.submit(); }",
        emil.page.locator("form[action$='/points/']").element_handle(),
    )
    emil.page.wait_for_url("**/confirm/")
    emil.look().sees("This talk has not begun yet. You can confirm it once it has taken place.")

    the_hour_comes(product, the_talk(emil).page.url)
    emil.page.reload()
    second = emil.tab()
    emil.press("Yes, we talked").told("Noted: the talk took place.").sees("Fatou has to confirm too")
    second.press("Yes, we talked").sees("You have confirmed already that this talk took place.")

    fatou = the_talk(reader("Fatou Diop", phone=True)).press("Yes, we talked")
    fatou.sees("You have both confirmed that this talk took place.")
    step = emil.open("/way/").page.locator("ol.journey li").filter(has_text=TALK)
    expect(step).to_contain_text("done on")
