"""Addresses of this app.

Seats and secretaries change where pairs are checked again: in mentoring; a meeting changes where its dates are told to
the calendars: in meetings.
"""

from django.urls import URLPattern, path

from convenor.apps.committees import views

urlpatterns: list[URLPattern] = [
    path("groups/", views.groups, name="groups"),
    path("groups/new/", views.group_new, name="group-new"),
    path("groups/<int:group>/", views.group, name="group"),
    path("groups/<int:group>/close/", views.group_close, name="group-close"),
    path("groups/<int:group>/reopen/", views.group_reopen, name="group-reopen"),
    path("groups/<int:group>/meetings/new/", views.meeting_new, name="meeting-new"),
]
