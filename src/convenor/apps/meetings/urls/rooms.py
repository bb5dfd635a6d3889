"""Addresses about a meeting's room."""

from django.urls import URLPattern, path

from convenor.apps.meetings.views import rooms

urlpatterns: list[URLPattern] = [
    path("meetings/<int:meeting>/code/", rooms.code, name="meeting-code"),
]
