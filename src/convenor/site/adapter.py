"""How sign-in by django-allauth meets this product: nobody signs up alone, letters leave by our outbox."""

import hashlib
from typing import Any, ClassVar
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.utils import timezone

from convenor.apps.accounts.limits import passes
from convenor.apps.outbox.actions import post
from convenor.apps.outbox.letters import password_letter
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
