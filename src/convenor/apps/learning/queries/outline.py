"""A handout as a document: what one reader may read of it, and nothing else."""

from django.http import Http404
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from convenor.apps.learning.models import Handout
from convenor.apps.learning.pairs import Pair
from convenor.apps.learning.queries.handouts import Paper, Read, paper
from convenor.apps.learning.queries.said import said
from convenor.documents.outline import Answer, Block, Heading, KeyValues, Outline, Paragraph, Quote
from convenor.domain.programme.definition import HandoutForm


def outline_of(pair: Pair, form: HandoutForm, handout: Handout | None, language: str) -> Outline:
    """The latest version as an outline; 404 where there is none that this reader may open."""
    shown = paper(pair, form, handout)
    if shown.version is None:
        raise Http404
    return Outline(
        title=said(form.title),
        language=language,
        subtitle=pair.mentee.name,
        blocks=(
            _facts(pair, shown),
            *(block for each in shown.reads for block in _read(each)),
            *_former(shown),
        ),
    )


def file_name(pair: Pair, form: HandoutForm, ending: str) -> str:
    """A name that every system can store: letters, digits and hyphens."""
    return f"{slugify(said(form.title))[:40]}-{slugify(pair.mentee.name)[:40]}".strip("-") + f".{ending}"


def _facts(pair: Pair, shown: Paper) -> KeyValues:
    version = shown.version
    submitted = date_format(localtime(version.submitted_at), "DATETIME_FORMAT") if version else ""
    pairs = [
        (_("Mentee"), pair.mentee.name),
        (_("Mentor"), pair.mentor.name if pair.mentor else ""),
        (_("Working group"), f"{pair.group.name}, {pair.group.document}"),
        (_("Version"), str(version.number) if version else ""),
        (_("Submitted"), submitted),
    ]
    if shown.withheld:
        pairs.append((_("Left out"), _("Answers that only mentee and mentor see.")))
    return KeyValues(tuple(each for each in pairs if each[1]))


def _former(shown: Paper) -> list[Block]:
    """What the form no longer asks for stands at the end, under a heading of its own."""
    title = Heading(_("Questions of an earlier version"), 2)
    return [title, *(block for each in shown.former for block in _read(each, 3))] if shown.former else []


def _read(each: Read, level: int = 2) -> list[Block]:
    number, prompt = each.question.number, said(each.question.prompt)
    title = _("%(number)s. %(question)s") % {"number": number, "question": prompt} if number else prompt
    answer: Block = Answer(each.text) if each.text else Paragraph(_("No answer."), soft=True)
    talk = [Quote(remark.words, by=remark.row.author.name) for remark in each.talk]
    return [Heading(title, level), answer, *talk]
