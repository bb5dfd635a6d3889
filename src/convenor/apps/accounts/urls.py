"""Addresses of this app, and those of sign-in that django-allauth serves: each named here, none included whole."""

from allauth.account import views as sign_in
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app_codes
from allauth.mfa.webauthn import views as keys
from django.urls import URLPattern, path, re_path

from convenor.apps.accounts import views

urlpatterns: list[URLPattern] = [
    path("welcome/<str:token>/", views.welcome, name="welcome"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("profile/", views.profile, name="profile"),
    path("people/", views.people, name="people"),
    path("people/new/", views.person_new, name="person-new"),
    path("people/<int:person>/", views.person, name="person"),
    path("people/<int:person>/seats/give/", views.seat_give, name="seat-give"),
    path("people/<int:person>/seats/end/", views.seat_end, name="seat-end"),
    path("people/<int:person>/reactivate/", views.person_reactivate, name="person-reactivate"),
    path("member-bodies/", views.bodies, name="bodies"),
    # sign-in
    path("account/login/", sign_in.login, name="account_login"),
    path("account/logout/", sign_in.logout, name="account_logout"),
    path("account/inactive/", sign_in.account_inactive, name="account_inactive"),
    path("account/reauthenticate/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("account/password/change/", sign_in.password_change, name="account_change_password"),
    path("account/password/set/", sign_in.password_set, name="account_set_password"),
    path("account/password/reset/", sign_in.password_reset, name="account_reset_password"),
    path("account/password/reset/done/", sign_in.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^account/password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        sign_in.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "account/password/reset/key/done/",
        sign_in.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    # the second step, and passkeys
    path("account/2fa/", second_step.index, name="mfa_index"),
    path("account/2fa/authenticate/", second_step.authenticate, name="mfa_authenticate"),
    path("account/2fa/reauthenticate/", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("account/2fa/totp/activate/", app_codes.activate_totp, name="mfa_activate_totp"),
    path("account/2fa/totp/deactivate/", app_codes.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/2fa/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/2fa/codes/generate/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/2fa/codes/download/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("account/2fa/keys/", keys.list_webauthn, name="mfa_list_webauthn"),
    path("account/2fa/keys/add/", keys.add_webauthn, name="mfa_add_webauthn"),
    path("account/2fa/keys/login/", keys.login_webauthn, name="mfa_login_webauthn"),
    path(
        "account/2fa/keys/reauthenticate/", keys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"
    ),
    path("account/2fa/keys/<int:pk>/edit/", keys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/2fa/keys/<int:pk>/remove/", keys.remove_webauthn, name="mfa_remove_webauthn"),
]
