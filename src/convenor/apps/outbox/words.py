"""A letter's template filled in: subject, text and HTML in the reader's language."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from string import Formatter
from urllib.parse import urlsplit, urlunsplit

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from convenor.domain.programme.definition import LetterTemplate


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A letter ready to be read. ``calendar`` is an iCalendar text, or empty."""

    subject: str
    text: str
    html: str
    link: str
    calendar: str
    calendar_method: str
    paragraphs: tuple[str, ...] = ()
    button: str = ""

    def packed(self) -> str:
        """As JSON, for sealing."""
        return json.dumps(asdict(self))


def unpacked(packed: str) -> Written:
    """The letter inside ``packed``."""
    return Written(**json.loads(packed))


class _Gaps(Formatter):
    """Fills placeholders; one that has no value stays empty, an attribute or index is never followed."""

    def get_field(self, field_name: str, args: object, kwargs: Mapping[str, object]) -> tuple[object, str]:
        return kwargs.get(field_name, ""), field_name


def written(
    letter: LetterTemplate,
    values: Mapping[str, str],
    language: str,
    link: str = "",
    calendar: str = "",
    calendar_method: str = "",
) -> Written:
    """Fill ``letter`` for a reader of ``language``. ``values`` are plain text; the HTML escapes them."""
    fill = _Gaps()
    filled = {**values, "link": link}
    subject = " ".join(fill.vformat(letter.subject.in_language(language), (), filled).split())
    paragraphs = [
        fill.vformat(each.strip(), (), filled) for each in letter.body.in_language(language).split("\n\n")
    ]
    paragraphs = [each for each in paragraphs if each and each != link]
    button = letter.button.in_language(language) if letter.button and link else ""
    with translation.override(language):
        way = _("%(button)s: %(link)s") % {"button": button, "link": link}
        html = render_to_string(
            "outbox/letter.html",
            {
                "subject": subject,
                "paragraphs": paragraphs,
                "button": button,
                "link": link,
                "language": language,
            },
        )
    return Written(
        subject=subject[:200],
        text="\n\n".join([*paragraphs, *([way] if button else [])]) + "\n",
        html=html,
        link=urlunsplit(("", "", *urlsplit(link)[2:])),
        calendar=calendar,
        calendar_method=calendar_method,
        paragraphs=tuple(paragraphs),
        button=button,
    )
