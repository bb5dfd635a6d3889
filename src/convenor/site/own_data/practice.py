"""What somebody practised with: their issues and answers, now and as they were when they looked. Not what was decided."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from convenor.apps.accounts.models import Person
from convenor.apps.ballots.words import DISPOSITIONS
from convenor.apps.practice.models import Practice
from convenor.site.own_data.parts import Chapter, Record, chapter, record, written


def chapters_of(person: Person) -> Iterator[Chapter]:
    """The practices of the person."""
    yield chapter("practices", _("Practices with a ballot"), _practices(person))


def _practices(person: Person) -> Iterator[Record]:
    for row in Practice.objects.filter(ballot__practice_for=person).select_related("ballot"):
        yield record(
            row.ballot.title,
            ("begun_at", _("Begun"), row.ballot.made_at),
            ("done_at", _("Looked at everything"), row.done_at),
        )
        for each in row.ballot.issues.all():
            yield _answer(each.title, each.disposition, each.reason, each.text)
        looked = row.looks.exclude(disposition="", title="").order_by("title")
        for title, disposition, reason in looked.values_list("title", "disposition", "reason").distinct():
            yield _answer(_("%(title)s, before you looked") % {"title": title}, disposition, reason)


def _answer(title: str, disposition: str, reason: str, text: str = "") -> Record:
    return record(
        title,
        ("answer", _("Your answer to the issue"), str(DISPOSITIONS.get(disposition, ""))),
        written("reason", _("Reason"), reason),
        written("text", _("The text that you proposed"), text),
    )
