"""Addresses of this app."""

from django.urls import URLPattern

from convenor.apps.ballots.urls import ballots

urlpatterns: list[URLPattern] = [*ballots.urlpatterns]
