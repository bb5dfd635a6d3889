"""Names the app for Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, member bodies, sign-in, roles as relations."""

    name = "convenor.apps.accounts"
    label = "accounts"
