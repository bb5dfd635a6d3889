"""Amina and Bruno plan Geneva: both write at once, agree, and open the room; the group reads what it may."""

import re
from collections.abc import Callable

from playwright.sync_api import expect

from conftest import Reader

Window = Callable[..., Reader]
PARTS = ("Agenda", "How we run it", "Table and groups", "Logistics", "Homework")
IN_FRENCH = (
    "Ordre du jour",
    "Notre manière de faire",
    "Table et sous-groupes",
    "Logistique",
    "Préparation personnelle",
)


def to_the_plan(somebody: Reader) -> Reader:
    """From the first page to the plan of the meeting in Geneva."""
    somebody.page.get_by_role("link", name="WG 57", exact=True).first.click()
    somebody.settle()
    somebody.page.get_by_role("link", name="3rd meeting").first.click()
    somebody.settle().look()
    somebody.page.locator(".next .button").click()
    return somebody.settle().look()


def test_what_meets_today_stands_on_the_first_page_of_everybody_in_the_group(reader: Window) -> None:
    for name in ("Amina Haddad", "Chen Li", "Emil Nordahl"):
        reader(name).look().sees("WG 57 meets today").press("Go to the room").sees("The code to join by")
    greta = reader("Greta Lind")
    expect(greta.page.get_by_text("WG 57")).to_have_count(0)


def test_two_write_at_once_and_each_chooses_what_stays(reader: Window) -> None:
    amina, bruno = (
        to_the_plan(reader(name)).press("How we run it") for name in ("Amina Haddad", "Bruno Rossi")
    )
    goals = "Goals of the meeting"

    bruno.write(goals, "Bruno: clause 9, and nothing else.").page.get_by_label(goals).blur()
    expect(bruno.page.locator("[data-saved-for=goals]")).to_have_attribute("data-state", "saved")
    amina.write(goals, "Amina: clause 9 and training.").page.get_by_label(goals).blur()

    amina.sees("Bruno Rossi has changed this meanwhile").sees("Bruno: clause 9, and nothing else.").look()
    amina.press("Keep both, one below the other")
    expect(amina.page.locator("[data-saved-for=goals]")).to_have_attribute("data-state", "saved")
    bruno.page.reload()
    text = bruno.page.get_by_label(goals).input_value()
    assert text == "Amina: clause 9 and training.\n\nBruno: clause 9, and nothing else."


def test_the_agenda_is_put_in_order_by_keyboard_alone_and_the_forecast_follows(reader: Window) -> None:
    amina = to_the_plan(reader("Amina Haddad")).press("Agenda", exact=True)
    page = amina.page

    page.get_by_role("button", name="Move “Report of the secretariat” up").focus()
    page.keyboard.press("Enter")
    amina.settle().look()
    titles = page.get_by_label("Title", exact=True).evaluate_all("all => all.map(each => each.value)")
    assert titles[1:3] == ["Report of the secretariat", "Adoption of the agenda"]
    assert page.evaluate("() => document.activeElement.id").startswith("item-")

    page.get_by_role("button", name="Move “Report of the secretariat” down").press("Enter")
    amina.settle()
    minutes = page.get_by_label("Minutes What we have learned from each other")
    minutes.fill("70")
    minutes.blur()
    amina.sees("30 × 120 s = 60 min for a round on this point")
    row = page.locator("#forecast li").filter(has_text="What we have learned")
    expect(row).to_contain_text("70 min")
    expect(row).not_to_have_class(re.compile("tight-one"))


def test_an_item_is_taken_off_and_put_back(reader: Window) -> None:
    amina = reader("Amina Haddad")
    place = to_the_plan(amina).press("Agenda", exact=True).page.url
    amina.page.locator("#items > li").first.locator("summary").click()
    amina.press("Take it off the agenda Opening, and who is here")
    expect(amina.page.get_by_label("Title", exact=True).first).to_have_value("Adoption of the agenda")
    amina.unfold("1 item taken off").press("Put it back Opening")
    assert amina.page.url.startswith(place)
    expect(amina.page.get_by_label("Title", exact=True).first).to_have_value("Opening, and who is here")


def test_all_parts_fit_the_phone_and_speak_french(reader: Window) -> None:
    amina = to_the_plan(reader("Amina Haddad", phone=True))
    for part in PARTS:
        amina.press(part, exact=True)
    amina.press("Français")
    for part in IN_FRENCH:
        amina.press(part, exact=True)
    assert not re.search("Save|Everybody|agenda of", amina.page.inner_text("main"))
    amina.press("English")


def test_both_agree_and_the_room_opens_with_everybodys_seat(reader: Window) -> None:
    amina, bruno = (to_the_plan(reader(name)) for name in ("Amina Haddad", "Bruno Rossi"))
    if bruno.page.get_by_role("button", name="Agreed (The whole plan)").count():  # a change had taken it back
        bruno.press("Agreed (The whole plan)")
    amina.page.reload()
    amina.sees("Still to agree: Amina Haddad.").press("Agreed (The whole plan)")

    amina.press("Open the room", exact=True).sees("The room is open").sees("The code to join by")

    chen = reader("Chen Li")
    chen.open(re.sub(r"plan/.*", "", bruno.page.url)).press("Go to the room")
    assert chen.status == 200


def test_the_group_reads_the_agenda_and_nothing_of_the_homework(reader: Window) -> None:
    chen = reader("Chen Li", phone=True)
    chen.press("WG 57", exact=True).press("3rd meeting").press("Read the agenda")
    chen.sees("Training by a certification body").sees("How we work")
    expect(chen.page.get_by_role("link", name="Open the plan")).to_have_count(0)
    expect(chen.page.get_by_text("The door left ajar")).to_have_count(0)
