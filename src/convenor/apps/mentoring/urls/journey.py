"""Addresses of the journey."""

from django.urls import URLPattern, path

from convenor.apps.mentoring.views import (
    assignments,
    attendance,
    editions,
    graduation,
    home,
    objectives,
    sessions,
    way,
)

J, S, A = "journeys/<int:journey>/", "sessions/<int:session>/", "assignments/<int:assignment>/"

urlpatterns: list[URLPattern] = [
    path("home/", home.home, name="home"),
    path("way/", home.my_way, name="my-way"),
    path("cohort/", way.cohort, name="cohort"),
    path("cohort/versions/", editions.editions, name="editions"),
    path("mentees/", way.mentees, name="mentees"),
    path(J, way.journey, name="journey"),
    path(f"{J}version/", editions.edition, name="edition"),
    path(f"{J}sessions/", sessions.sessions, name="sessions"),
    path(f"{J}sessions/new/", sessions.session_new, name="session-new"),
    path(S, sessions.session, name="session"),
    path(f"{S}accept/", sessions.session_accept, name="session-accept"),
    path(f"{S}move/", sessions.session_move, name="session-move"),
    path(f"{S}cancel/", sessions.session_cancel, name="session-cancel"),
    path(f"{S}confirm/", sessions.session_confirm, name="session-confirm"),
    path(f"{S}notes/", sessions.session_notes, name="session-notes"),
    path(f"{S}points/", sessions.session_point, name="session-point"),
    path(f"{S}points/<int:point>/remove/", sessions.session_point_remove, name="session-point-remove"),
    path(f"{S}talk.ics", sessions.session_calendar, name="session-calendar"),
    path(f"{J}attendance/", attendance.attendances, name="attendances"),
    path(f"{J}attendance/claim/", attendance.attendance_claim, name="attendance-claim"),
    path("attendance/<int:attendance>/", attendance.attendance, name="attendance"),
    path("attendance/<int:attendance>/confirm/", attendance.attendance_confirm, name="attendance-confirm"),
    path("attendance/<int:attendance>/decline/", attendance.attendance_decline, name="attendance-decline"),
    path(f"{J}assignments/", assignments.assignments, name="assignments"),
    path(f"{J}assignments/new/", assignments.assignment_new, name="assignment-new"),
    path(A, assignments.assignment, name="assignment"),
    path(f"{A}save/", assignments.assignment_save, name="assignment-save"),
    path(f"{A}hand-in/", assignments.assignment_hand_in, name="assignment-hand-in"),
    path(f"{A}answer/", assignments.assignment_answer, name="assignment-answer"),
    path(f"{A}withdraw/", assignments.assignment_withdraw, name="assignment-withdraw"),
    path(f"{J}objectives/", objectives.objectives, name="objectives"),
    path(f"{J}objectives/<slug:objective>/own/", objectives.objective_assess, name="objective-assess"),
    path(f"{J}objectives/<slug:objective>/sign/", objectives.objective_sign, name="objective-sign"),
    path(f"{J}objectives/<slug:objective>/take-back/", objectives.take_back, name="objective-take-back"),
    path(f"{J}objectives/<slug:objective>/confirm/", objectives.confirm, name="objective-confirm"),
    path(f"{J}graduation/", graduation.graduation, name="graduation"),
    path(f"{J}graduation/recommend/", graduation.recommend, name="graduation-recommend"),
    path(f"{J}graduation/confirm/", graduation.confirm, name="graduation-confirm"),
    path(f"{J}certificate.pdf", graduation.certificate, name="certificate"),
    path(f"{J}become-mentor/", graduation.become_mentor, name="become-mentor"),
]
