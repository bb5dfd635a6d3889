"""Addresses of this app."""

from convenor.apps.meetings.urls import rooms

urlpatterns = [*rooms.urlpatterns]
