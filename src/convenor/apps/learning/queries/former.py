"""Answers to questions that the version of the programme no longer asks: kept, read, not written any more."""

from collections.abc import Iterable, Mapping

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from convenor.apps.learning.models import Enrolment
from convenor.apps.learning.pairs import Pair
from convenor.apps.learning.programmes import questions_once_asked
from convenor.domain.kernel import Role, Words
from convenor.domain.programme.definition import HandoutForm, Question
from convenor.domain.programme.visibility import may_read


def former(
    pair: Pair, form: HandoutForm, texts: Iterable[Mapping[str, str]]
) -> tuple[tuple[Question, str], ...]:
    """What ``texts``, the newest first, answer beyond the form, as far as this reader may read it."""
    asked = {each.key for each in form.questions}
    found: dict[str, str] = {}
    for each in texts:
        for key, text in each.items():
            if key not in asked and text.strip():
                found.setdefault(key, text)
    known = _once_asked(pair.enrolment, form, found)
    return tuple((each, found[each.key]) for each in known if may_read(each, pair.roles))


def _once_asked(enrolment: Enrolment, form: HandoutForm, keys: Iterable[str]) -> list[Question]:
    """The questions of these keys, in the words of a version that asks them."""
    known = {each.key: each for each in questions_once_asked(enrolment, form.key)} if keys else {}
    return [known.get(each) or _nameless(each) for each in keys]


def _nameless(key: str) -> Question:
    """A question that no pack knows any more; its answer is read by mentee and mentor alone."""
    words = _("A question whose words are gone (%(key)s)") % {"key": key}
    return Question(
        key=key,
        number=None,
        prompt=Words({get_language() or "en": words}),
        help=Words({}),
        prefill=(),
        seen_by=(Role.MENTEE, Role.MENTOR),
        section="",
    )
