"""How sign-in by django-allauth meets this product: nobody signs up alone, letters leave by our outbox."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]
    """Accounts are opened by invitation only."""

    def is_open_for_signup(self, request: Any) -> bool:
        """Nobody opens an account without a letter."""
        return False
