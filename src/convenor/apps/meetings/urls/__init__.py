"""Addresses of this app."""

from convenor.apps.meetings.urls import boards, consoles, plan, rooms

urlpatterns = [*rooms.urlpatterns, *boards.urlpatterns, *consoles.urlpatterns, *plan.urlpatterns]
