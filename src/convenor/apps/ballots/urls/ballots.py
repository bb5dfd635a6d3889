"""Addresses of a ballot and of its facts."""

from django.urls import URLPattern, path

from convenor.apps.ballots.views import ballots

urlpatterns: list[URLPattern] = [
    path("groups/<int:group>/ballots/new/", ballots.ballot_new, name="ballot-new"),
    path("ballots/<int:ballot>/", ballots.ballot, name="ballot"),
    path("ballots/<int:ballot>/edit/", ballots.ballot_edit, name="ballot-edit"),
]
