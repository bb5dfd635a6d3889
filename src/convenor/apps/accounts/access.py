"""The permission table's rows of this app, and how its things are found."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from convenor.apps.accounts.models import Person
from convenor.apps.accounts.queries import people, person_to_play
from convenor.apps.accounts.table import EVERYBODY, Loader, Row, Subject, row
from convenor.domain.kernel import Role

ROWS: tuple[Row, ...] = (
    *row("welcome", "GET POST", *EVERYBODY, limit="letter-link"),
    *row("sign-out", "POST", Role.PERSON),
    *row("profile", "GET POST", Role.PERSON),
    *row("people", "GET", Role.SECRETARIAT),
    *row("person-new", "GET POST", Role.SECRETARIAT),
    *row("person", "GET POST", Role.SECRETARIAT, on="person"),
    *row("seat-give", "POST", Role.SECRETARIAT, on="person"),
    *row("seat-end", "POST", Role.SECRETARIAT, on="person"),
    *row("person-reactivate", "POST", Role.SECRETARIAT, on="person"),
    *row("bodies", "GET POST", Role.SECRETARIAT),
    # sign-in, by django-allauth
    *row("account_login", "GET", *EVERYBODY),
    *row("account_login", "POST", *EVERYBODY, limit="sign-in"),
    *row("account_logout", "GET POST", *EVERYBODY),  # also leaves a sign-in that waits for its second step
    *row("account_inactive", "GET", *EVERYBODY),
    *row("account_reset_password", "GET", *EVERYBODY),
    *row("account_reset_password", "POST", *EVERYBODY, limit="reset"),
    *row("account_reset_password_done", "GET", *EVERYBODY),
    *row("account_reset_password_from_key", "GET POST", *EVERYBODY, limit="letter-link"),
    *row("account_reset_password_from_key_done", "GET", *EVERYBODY),
    *row("account_change_password", "GET", Role.PERSON),
    *row("account_change_password", "POST", Role.PERSON, limit="sign-in"),
    *row("account_set_password", "GET", Role.PERSON),
    *row("account_set_password", "POST", Role.PERSON, limit="sign-in"),
    *row("account_reauthenticate", "GET", Role.PERSON),
    *row("account_reauthenticate", "POST", Role.PERSON, limit="sign-in"),
    *row("mfa_index", "GET", Role.PERSON),
    *row("mfa_authenticate", "GET", *EVERYBODY),
    *row("mfa_authenticate", "POST", *EVERYBODY, limit="sign-in"),
    *row("mfa_reauthenticate", "GET", Role.PERSON),
    *row("mfa_reauthenticate", "POST", Role.PERSON, limit="sign-in"),
    *row("mfa_activate_totp", "GET", Role.PERSON),
    *row("mfa_activate_totp", "POST", Role.PERSON, limit="sign-in"),
    *row("mfa_deactivate_totp", "GET POST", Role.PERSON),
    *row("mfa_view_recovery_codes", "GET", Role.PERSON),
    *row("mfa_generate_recovery_codes", "GET POST", Role.PERSON),
    *row("mfa_download_recovery_codes", "GET", Role.PERSON),
    *row("mfa_list_webauthn", "GET", Role.PERSON),
    *row("mfa_add_webauthn", "GET POST", Role.PERSON),
    *row("mfa_edit_webauthn", "GET POST", Role.PERSON),
    *row("mfa_remove_webauthn", "GET POST", Role.PERSON),
    *row("mfa_reauthenticate_webauthn", "GET", Role.PERSON),
    *row("mfa_reauthenticate_webauthn", "POST", Role.PERSON, limit="sign-in"),
    *row("mfa_login_webauthn", "GET", *EVERYBODY),
    *row("mfa_login_webauthn", "POST", *EVERYBODY, limit="sign-in"),
)


def _person(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    found = people().filter(pk=kwargs["person"]).first()
    return Subject(found, frozenset({Role.SELF}) if found == reader else frozenset()) if found else None


def _demo(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    """The demo itself: there is none in production."""
    return Subject(None, frozenset({Role.STRANGER})) if settings.DEMO_SIGN_IN else None


def _demo_person(reader: Person, kwargs: Mapping[str, Any]) -> Subject | None:
    """Anybody of the demo, for whoever tries it."""
    found = person_to_play(kwargs["person"]) if settings.DEMO_SIGN_IN else None
    return Subject(found, frozenset({Role.STRANGER})) if found else None


LOADERS: dict[str, Loader] = {"person": _person, "demo": _demo, "demo-person": _demo_person}
