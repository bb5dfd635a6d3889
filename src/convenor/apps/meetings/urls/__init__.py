"""Addresses of this app."""

from convenor.apps.meetings.urls import boards, consoles, rooms

urlpatterns = [*rooms.urlpatterns, *boards.urlpatterns, *consoles.urlpatterns]
