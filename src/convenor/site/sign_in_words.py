"""What sign-in says in our own words, in the place of those that come with django-allauth."""

from django.utils.translation import gettext_lazy as _

TOLD = {
    "account/messages/logged_out.txt": _("You are signed out."),
    "account/messages/password_changed.txt": _("Your new password is saved."),
    "account/messages/password_set.txt": _("Your password is saved."),
    "mfa/messages/totp_activated.txt": _(
        "From now on you are asked for six figures after your password. Keep the codes for when the phone is lost."
    ),
    "mfa/messages/totp_deactivated.txt": _("You are no longer asked for figures from an app."),
    "mfa/messages/recovery_codes_generated.txt": _("New codes are made. Older ones no longer work."),
    "mfa/messages/webauthn_added.txt": _("The key is added."),
    "mfa/messages/webauthn_removed.txt": _("The key is removed."),
}
"""What is told after something was done. Of anything else, a sign-in among it, the page that opens tells enough."""

WRONG = {
    "account_inactive": _("This account is closed. Write to the secretariat if you need it again."),
    "email_password_mismatch": _("The address or the password is not correct."),
    "enter_current_password": _("This is not your password of today."),
    "incorrect_password": _("This is not your password."),
    "same_as_current": _("This is what you have already: choose another."),
    "rate_limited": _("Too many tries in a short time. Wait some minutes, then try again."),
    "too_many_login_attempts": _("Too many wrong tries at this account. Wait up to an hour, then try again."),
    "invalid_password_reset": _("This link no longer works: ask for a fresh letter."),
}

WRONG_CODE = {
    "cannot_delete_authenticator": _("This step cannot be taken away now."),
    "cannot_generate_recovery_codes": _("Add a second step first: the codes stand in for it."),
    "incorrect_code": _(
        "The code is not correct. An app shows a new one every half minute: type the newest."
    ),
}

WAYS = {
    "reauthenticate": _("By your password"),
    "mfa_reauthenticate": _("By a code"),
    "mfa_reauthenticate:webauthn": _("By a key"),
}
"""How one can show once more who one is."""
