"""Letters that the product itself writes, whatever the programme: their words in every language."""

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from convenor.domain.kernel import Words
from convenor.domain.programme.definition import LetterTemplate

PASSWORD = (
    _("A new password for Convenor"),
    _(
        "Dear {name},\n\n"
        "Somebody, probably you, asked for a new password. The button below leads to a page where you choose it."
        " The link works once, and for three days at most. If you have not opened your account yet, it opens it.\n\n"
        "If you did not ask, you need not do anything: your password stays as it is."
    ),
    _("Choose a new password"),
)
SECOND_STEP = (
    _("Your second step of signing in was taken away"),
    _(
        "Dear {name},\n\n"
        "Your second step of signing in was taken away by {other}: passkeys, codes from an app and codes on paper no"
        " longer work, and you are signed out everywhere. The reason given: {words}\n\n"
        "If you asked for this, sign in with your password, then set up a new second step: the button below leads"
        " there.\n\n"
        "If you did not ask for this, write at once to {contact}."
    ),
    _("Set up a new second step"),
)
ERASURE = (
    _("Somebody asks to be erased"),
    _(
        "Dear {name},\n\n"
        "Somebody has asked, on the page about privacy, to be erased. The button below leads to who it is, what would go"
        " and what would stay. An answer is due within a month."
    ),
    _("See who asks"),
)
OPERATOR = _("whoever runs this server")


def password_letter() -> LetterTemplate:
    """The letter with the link to a new password."""
    return _letter("password-reset", *PASSWORD)


def second_step_letter() -> LetterTemplate:
    """The letter that says who took a second step away, why, and what to do."""
    return _letter("second-step-taken", *SECOND_STEP)


def erasure_letter() -> LetterTemplate:
    """The letter to the secretariat: somebody asks to be erased. It names nobody, so that it can stay."""
    return _letter("erasure-asked", *ERASURE)


def _letter(key: str, subject: object, body: object, button: object) -> LetterTemplate:
    return LetterTemplate(key=key, subject=_in_all(subject), body=_in_all(body), button=_in_all(button))


def _in_all(sentence: object) -> Words:
    written = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            written[code] = str(sentence)
    return Words(written)
