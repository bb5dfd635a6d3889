"""Addresses of the door, the participants' boards and the projector."""

from django.urls import URLPattern, path

from convenor.apps.meetings.views import boards, guest_report, join

urlpatterns: list[URLPattern] = [
    path("join/", join.join, name="join"),
    path("join/<str:code>/", join.door, name="join-code"),
    path("join/at/<int:meeting>/", join.board, name="join-board"),
    path("join/at/<int:meeting>/welcome/", join.welcome, name="join-welcome"),
    path("join/at/<int:meeting>/press/", join.press, name="join-press"),
    path("join/at/<int:meeting>/report/", guest_report.read, name="join-report"),
    path("join/at/<int:meeting>/report/<int:passage>/", guest_report.passage, name="join-report-passage"),
    path(
        "join/at/<int:meeting>/report/<int:passage>/propose/",
        guest_report.propose,
        name="join-report-propose",
    ),
    path("join/at/<int:meeting>/report/by/<str:slip>/", guest_report.by_link, name="join-report-link"),
    path("join/at/<int:meeting>/history/", join.history, name="join-history"),
    path("meetings/<int:meeting>/board/", boards.board, name="meeting-board"),
    path("meetings/<int:meeting>/come-in/", boards.come_in, name="meeting-come-in"),
    path("meetings/<int:meeting>/welcome/", boards.welcome, name="meeting-welcome"),
    path("meetings/<int:meeting>/press/", boards.press, name="meeting-press"),
    path("meetings/<int:meeting>/history/", boards.history, name="meeting-history"),
    path("meetings/<int:meeting>/projector/", boards.projector, name="meeting-projector"),
]
