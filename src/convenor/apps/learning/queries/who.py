"""The line "who sees this", made from the rule that decides it and the names of the people."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from convenor.apps.learning.pairs import Pair
from convenor.apps.learning.queries.said import listed
from convenor.domain.kernel import Role
from convenor.domain.programme.definition import Question
from convenor.domain.programme.visibility import is_candid, readers


def who_sees(question: Question, pair: Pair) -> str:
    """One sentence that names everybody who may read the answer, the reader of the page first."""
    roles = readers(question)
    if is_candid(question) and set(roles) == {Role.MENTEE, Role.MENTOR}:
        return _only_the_two(pair)
    return _("%(names)s see this answer.") % {"names": listed([_name(role, pair) for role in roles])}


def _only_the_two(pair: Pair) -> str:
    if not pair.is_mentee and Role.MENTOR in pair.roles:
        return _("Only %(mentee)s and you see this answer.") % {"mentee": pair.mentee.short}
    if pair.is_mentee and pair.mentor is None:
        return _("Only you and your mentor see this answer.")
    mentor = pair.mentor.short if pair.mentor else _("the mentor")
    if pair.is_mentee:
        return _("Only you and %(mentor)s see this answer.") % {"mentor": mentor}
    return _("Only %(mentee)s and %(mentor)s see this answer.") % {
        "mentee": pair.mentee.short,
        "mentor": mentor,
    }


def _name(role: Role, pair: Pair) -> str:
    if role is Role.MENTEE:
        return pgettext("first of several names", "You") if pair.is_mentee else pair.mentee.short
    if role is Role.MENTOR:
        mentor = pair.mentor.short if pair.mentor else _("the mentor")
        return _("you") if Role.MENTOR in pair.roles and not pair.is_mentee else mentor
    others = {
        Role.SECRETARIAT: _("the secretariat"),
        Role.MEMBER_BODY: _("the member body"),
        Role.CONVENOR: _("the convenors of the group"),
        Role.SECRETARY: _("the secretary of the group"),
        Role.EXPERT: _("the experts of the group"),
        Role.CONFIDANT: _("the confidant"),
    }
    return others.get(role, str(role))
