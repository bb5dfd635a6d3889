"""Addresses of this app."""

from django.urls import URLPattern

from convenor.apps.ballots.urls import ballots, out, votes

urlpatterns: list[URLPattern] = [*ballots.urlpatterns, *votes.urlpatterns, *out.urlpatterns]
