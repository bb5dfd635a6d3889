"""Addresses about what stays of a meeting: its report, its replay, its log, and one's own talk time."""

from django.urls import URLPattern, path

from convenor.apps.meetings.views import passages, replay, report, talk_time

_REPORT = "meetings/<int:meeting>/report/"

urlpatterns: list[URLPattern] = [
    path(_REPORT, report.meeting_report, name="meeting-report"),
    path(_REPORT + "draft/", report.draft, name="report-draft"),
    path(_REPORT + "hand-over/", report.hand_over, name="report-hand-over"),
    path(_REPORT + "open/", report.open_round, name="report-open"),
    path(_REPORT + "extend/", report.extend, name="report-extend"),
    path(_REPORT + "finish/", report.finish, name="report-finish"),
    path(_REPORT + "take-up/", report.take_up, name="report-take-up"),
    path(_REPORT + "accept/", passages.accept, name="report-accept"),
    path(_REPORT + "add/", passages.add, name="report-add"),
    path(_REPORT + "passages/<int:passage>/", passages.passage, name="report-passage"),
    path(_REPORT + "passages/<int:passage>/correct/", passages.correct, name="report-correct"),
    path(_REPORT + "passages/<int:passage>/ask/", passages.ask, name="report-ask"),
    path(_REPORT + "passages/<int:passage>/propose/", passages.propose, name="report-propose"),
    path(_REPORT + "questions/<int:asked>/", passages.answer, name="report-answer"),
    path(_REPORT + "amendments/<int:proposal>/", passages.decide, name="report-decide"),
    path(_REPORT + "versions/", report.versions, name="report-versions"),
    path(_REPORT + "versions/<int:number>/", report.versions, name="report-version"),
    path(_REPORT + "file/<str:kind>/", report.file, name="report-file"),
    path("meetings/<int:meeting>/replay/", replay.meeting_replay, name="meeting-replay"),
    path("meetings/<int:meeting>/replay/boards/", replay.boards, name="meeting-replay-boards"),
    path("meetings/<int:meeting>/log/<str:file>/", replay.export, name="meeting-export"),
    path("talk-time/", talk_time.talk_time, name="talk-time"),
    path("talk-time/<int:meeting>/", talk_time.history, name="talk-time-history"),
]
