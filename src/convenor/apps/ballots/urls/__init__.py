"""Addresses of this app."""

from django.urls import URLPattern

from convenor.apps.ballots.urls import ballots, files, out, votes, work

urlpatterns: list[URLPattern] = [
    *ballots.urlpatterns,
    *files.urlpatterns,
    *votes.urlpatterns,
    *out.urlpatterns,
    *work.urlpatterns,
]
