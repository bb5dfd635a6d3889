"""Forms of this app, and the field for typed text that every app uses."""

from convenor.apps.accounts.plain import PlainText, cleaned

__all__ = ["PlainText", "cleaned"]
