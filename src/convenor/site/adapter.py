"""How sign-in by django-allauth meets this product: nobody signs up alone, letters leave by our outbox."""

import hashlib
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.limits import passes
from convenor.apps.outbox.actions import post
from convenor.domain.kernel import Words
from convenor.domain.programme.definition import LetterTemplate


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by invitation only."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Nobody opens an account without a letter."""
        return False

    def pre_authenticate(self, request: Any, **credentials: Any) -> None:
        """Count the tries at one account too, from wherever they come."""
        super().pre_authenticate(request, **credentials)
        email = str(credentials.get("email", "")).strip().lower()
        if not passes("account", hashlib.sha256(email.encode()).hexdigest(), timezone.now()):
            raise self.validation_error("too_many_login_attempts")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the one letter that sign-in sends. Whoever has no account gets none, and no page tells it."""
        if template_prefix != "account/email/password_reset_key":
            return
        person, url = context["user"], context["password_reset_url"]
        once = hashlib.sha256(url.encode()).hexdigest()[:40]
        path = urlsplit(url).path
        post(person, password_letter(), {}, key=f"password-reset:{once}", at=timezone.now(), path=path)


SUBJECT = _("A new password for Convenor")
BODY = _(
    "Dear {name},\n\n"
    "Somebody, probably you, asked for a new password. The button below leads to a page where you choose it."
    " The link works once, and for three days at most. If you have not opened your account yet, it opens it.\n\n"
    "If you did not ask, you need not do anything: your password stays as it is."
)
BUTTON = _("Choose a new password")


def password_letter() -> LetterTemplate:
    """The letter with the link to a new password, in every language of the product."""
    return LetterTemplate(
        key="password-reset", subject=_in_all(SUBJECT), body=_in_all(BODY), button=_in_all(BUTTON)
    )


def _in_all(sentence: object) -> Words:
    written = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            written[code] = str(sentence)
    return Words(written)
