"""The permission table's rows of this app, and how its things are found."""

from convenor.apps.accounts.table import EVERYBODY, Loader, Row, row
from convenor.domain.kernel import Role

ROWS: tuple[Row, ...] = (
    *row("account_login", "GET", *EVERYBODY),
    *row("account_login", "POST", *EVERYBODY, limit="sign-in"),
    *row("account_logout", "GET POST", Role.PERSON),
    *row("account_reset_password", "GET", *EVERYBODY),
    *row("account_reset_password", "POST", *EVERYBODY, limit="reset"),
    *row("account_reset_password_done", "GET", *EVERYBODY),
    *row("account_reset_password_from_key", "GET POST", *EVERYBODY, limit="reset"),
    *row("account_reset_password_from_key_done", "GET", *EVERYBODY),
    *row("account_change_password", "GET POST", Role.PERSON),
    *row("account_set_password", "GET POST", Role.PERSON),
    *row("account_reauthenticate", "GET", Role.PERSON),
    *row("account_reauthenticate", "POST", Role.PERSON, limit="sign-in"),
    *row("mfa_index", "GET", Role.PERSON),
    *row("mfa_authenticate", "GET", *EVERYBODY),
    *row("mfa_authenticate", "POST", *EVERYBODY, limit="sign-in"),
    *row("mfa_reauthenticate", "GET", Role.PERSON),
    *row("mfa_reauthenticate", "POST", Role.PERSON, limit="sign-in"),
    *row("mfa_trust", "GET POST", *EVERYBODY, limit="sign-in"),
    *row("mfa_activate_totp", "GET POST", Role.PERSON),
    *row("mfa_deactivate_totp", "GET POST", Role.PERSON),
    *row("mfa_view_recovery_codes", "GET", Role.PERSON),
    *row("mfa_generate_recovery_codes", "GET POST", Role.PERSON),
    *row("mfa_download_recovery_codes", "GET", Role.PERSON),
    *row("mfa_list_webauthn", "GET", Role.PERSON),
    *row("mfa_add_webauthn", "GET POST", Role.PERSON),
    *row("mfa_reauthenticate_webauthn", "GET", Role.PERSON),
    *row("mfa_reauthenticate_webauthn", "POST", Role.PERSON, limit="sign-in"),
    *row("mfa_login_webauthn", "GET", *EVERYBODY, limit="sign-in"),
    *row("mfa_login_webauthn", "POST", *EVERYBODY, limit="sign-in"),
)
LOADERS: dict[str, Loader] = {}
