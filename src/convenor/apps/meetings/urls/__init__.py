"""Addresses of this app."""

from convenor.apps.meetings.urls import boards, rooms

urlpatterns = [*rooms.urlpatterns, *boards.urlpatterns]
