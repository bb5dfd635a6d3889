"""Addresses of this app."""

from convenor.apps.meetings.urls import boards, consoles, plan, report, rooms

urlpatterns = [
    *rooms.urlpatterns,
    *boards.urlpatterns,
    *consoles.urlpatterns,
    *plan.urlpatterns,
    *report.urlpatterns,
]
