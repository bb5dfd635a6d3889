"""The forms of sign-in, with labels and help in our own words; what they do is django-allauth's."""

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as second_step
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.utils.translation import gettext_lazy as _

AT_LEAST = _("At least 12 characters. Some words in a row are easy to remember and hard to guess.")
PASSWORD, NEW, AGAIN = _("Password"), _("New password"), _("The new password once more")


def called(form: forms.Form, **labels: Any) -> None:
    """Put our labels on a form's fields; grey words inside a field are not needed beside them."""
    for name, label in labels.items():
        form.fields[name].label = label
        form.fields[name].widget.attrs.pop("placeholder", None)


class Twice:
    """A new password, written twice."""

    cleaned_data: dict[str, Any]

    def name_them(self) -> None:
        """The two fields' labels, and what a good password is."""
        called(self, password1=NEW, password2=AGAIN)  # type: ignore[arg-type]
        self.fields["password1"].help_text = AT_LEAST  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Both are the same, or the second says so."""
        cleaned: dict[str, Any] = super().clean() or {}  # type: ignore[misc]
        if self.has_error("password2") and self.data.get("password2"):  # type: ignore[attr-defined]
            self.errors["password2"] = self.error_class([_("The two are not the same.")])  # type: ignore[attr-defined]
        return cleaned


class SignIn(account.LoginForm):  # type: ignore[misc]
    """Address and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called(self, login=_("E-mail address"), password=PASSWORD)


class ForgottenPassword(account.ResetPasswordForm):  # type: ignore[misc]
    """The address that the letter goes to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called(self, email=_("E-mail address"))


class NewPassword(Twice, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """The password after a lost one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name_them()


class FirstPassword(Twice, account.SetPasswordForm):  # type: ignore[misc]
    """The password of an account that had none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name_them()


class OtherPassword(Twice, account.ChangePasswordForm):  # type: ignore[misc]
    """Another password in the place of today's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.name_them()
        called(self, oldpassword=_("Your password of today"))


class StillYou(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more, before what protects the account is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called(self, password=PASSWORD)


class Code(second_step.AuthenticateForm):  # type: ignore[misc]
    """The second step of a sign-in: figures from the app, or one of the codes on paper."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called(self, code=_("Code"))


class StillYouByCode(second_step.ReauthenticateForm):  # type: ignore[misc]
    """The same, before what protects the account is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called(self, code=_("Code"))


class FirstFigures(ActivateTOTPForm):  # type: ignore[misc]
    """The first figures that the app shows prove that it is set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        called(self, code=_("The six figures that the app shows now"))
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AddPasskey(AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey or security key."""

    name = forms.CharField(
        label=_("Name of the key"), required=False, help_text=_("So that you know it again: “My phone”.")
    )
    passwordless = forms.BooleanField(
        label=_("It signs me in by itself, without the password"),
        required=False,
        help_text=_("The key then asks for your fingerprint, your face or a code. Not every key can."),
    )


class RenamePasskey(EditWebAuthnForm):  # type: ignore[misc]
    """Another name for a key."""

    name = forms.CharField(label=_("Name of the key"))
