"""Amina drops in a mixed bag with a broken file, puts right what is in question, and the group reads it by clause."""

from collections.abc import Callable

from playwright.sync_api import FilePayload, expect

from ballot_files import FRENCH, NORWEGIAN, form
from conftest import Reader

Window = Callable[..., Reader]


def as_file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def test_a_mixed_bag_with_a_broken_file_becomes_comments_that_the_group_reads(reader: Window) -> None:
    amina = reader("Amina Haddad")
    amina.page.get_by_role("link", name="WG 57", exact=True).first.click()
    amina.settle().press("Add a ballot").write("Title", "DIS 17024, a mixed bag")
    amina.page.get_by_label("draft International Standard (DIS)").check()
    amina.press("Add this ballot").sees("Next: drop in the files").press("To the files")
    address = amina.page.url.removeprefix(amina.product.address)

    amina.page.get_by_label("Files of comments").set_input_files(
        [
            as_file("norway.csv", form(NORWEGIAN)),
            as_file("broken.docx", b"PK\x03\x04 cut off on its way"),
            as_file("france.csv", form(FRENCH)),
        ]
    )
    amina.press("Read these files").told("5 comments were read").told("broken.docx")
    amina.sees("This file is damaged")

    amina.press("france.csv").sees("3 comments were read; 2 should be looked at.")
    amina.press("Clause: put “Whole document”").sees("3 comments were read; 1 should be looked at.")
    amina.unfold("Write something else").write("Type", "ed").press("Put this")
    amina.sees("3 comments were read; nothing is in question.")

    chen = reader("Chen Li").open(address.replace("files/", ""))
    chen.sees("The comments are being collected.")
    amina.open(address).press("Collate: show the comments to the group").told("The comments are collated")
    chen.open(address.replace("files/", "clauses/")).sees("5 comments, in the order of the document.")

    chen.write("Clause", "3").press("Show", exact=True).sees("2 comments fit what you seek.")
    rows = chen.page.locator("table.comments tbody th")
    expect(rows).to_have_count(2)
    chen.page.locator("table.comments tbody a").first.click()
    chen.settle().look().sees("the file says “–”.")
    assert reader("Greta Lind").page.request.get(amina.product.address + address).status == 404
