"""How sign-in by django-allauth meets this product: nobody signs up alone, letters leave by our outbox."""

import hashlib
from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.contrib import messages
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _

from convenor.apps.accounts.limits import passes
from convenor.apps.outbox.actions import post
from convenor.domain.kernel import Words
from convenor.domain.programme.definition import LetterTemplate
from convenor.site.sign_in_words import TOLD, WAYS, WRONG, WRONG_CODE


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by invitation only; every word is ours."""

    error_messages: ClassVar[dict[str, Any]] = {**DefaultAccountAdapter.error_messages, **WRONG}

    def is_open_for_signup(self, request: Any) -> bool:
        """Nobody opens an account without a letter."""
        return False

    def pre_authenticate(self, request: Any, **credentials: Any) -> None:
        """Count the tries at one account too, from wherever they come."""
        super().pre_authenticate(request, **credentials)
        email = str(credentials.get("email", "")).strip().lower()
        if not passes("account", hashlib.sha256(email.encode()).hexdigest(), timezone.now()):
            raise self.validation_error("too_many_login_attempts")

    def add_message(
        self,
        request: Any,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        """Tell what was done, where the next page does not tell it already."""
        if message_template in TOLD:
            messages.add_message(request, level, TOLD[message_template], extra_tags=extra_tags)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The ways to show once more who one is."""
        found: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        return [{**each, "description": WAYS[each["id"]]} for each in found]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Write the one letter that sign-in sends. Whoever has no account gets none, and no page tells it."""
        if template_prefix != "account/email/password_reset_key":
            return
        person, url = context["user"], context["password_reset_url"]
        once = hashlib.sha256(url.encode()).hexdigest()[:40]
        path = urlsplit(url).path
        post(person, password_letter(), {}, key=f"password-reset:{once}", at=timezone.now(), path=path)


class SecondStep(DefaultMFAAdapter):  # type: ignore[misc]
    """The second step, in our words."""

    error_messages: ClassVar[dict[str, Any]] = {**DefaultMFAAdapter.error_messages, **WRONG_CODE}


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
