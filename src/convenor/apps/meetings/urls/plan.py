"""Addresses about a meeting, its plan and its agenda."""

from django.urls import URLPattern, path

from convenor.apps.meetings.views import dates, plan, plan_papers, standing

MEETING = "meetings/<int:meeting>/"
PLAN = f"{MEETING}plan/"

urlpatterns: list[URLPattern] = [
    path(MEETING, standing.meeting, name="meeting"),
    path(f"{MEETING}agenda/", plan_papers.agenda, name="meeting-agenda"),
    path(f"{MEETING}agenda.docx", plan_papers.agenda_word, name="meeting-agenda-word"),
    path(f"{MEETING}agenda.pdf", plan_papers.agenda_pdf, name="meeting-agenda-pdf"),
    path(PLAN, plan.plan, name="meeting-plan"),
    path(f"{PLAN}begin/", plan.begin, name="meeting-plan-begin"),
    path(f"{PLAN}agree/", plan.agree, name="meeting-plan-agree"),
    path(f"{PLAN}tick/", plan.tick, name="meeting-plan-tick"),
    path(f"{PLAN}send/", dates.send, name="meeting-plan-send"),
    path(f"{PLAN}open/", plan.open_the_room, name="meeting-plan-open"),
    path(f"{PLAN}save/", plan.save, name="meeting-plan-save"),
    path(f"{PLAN}forecast/", plan.forecast, name="meeting-plan-forecast"),
    path(f"{PLAN}name-tents.pdf", plan_papers.tents, name="meeting-plan-tents"),
    path(f"{PLAN}homework/", plan.homework, name="meeting-plan-homework"),
    path(f"{PLAN}homework/keep/", plan.homework_keep, name="meeting-plan-homework-keep"),
    path(f"{PLAN}homework/save/", plan.homework_save, name="meeting-plan-homework-save"),
    path(f"{PLAN}<slug:part>/", plan.part, name="meeting-plan-part"),
    path(f"{PLAN}<slug:part>/keep/", plan.keep, name="meeting-plan-keep"),
    path("groups/<int:group>/meetings/<int:meeting>/", dates.meeting_edit, name="meeting-edit"),
    path("groups/<int:group>/meetings/<int:meeting>/remove/", dates.meeting_remove, name="meeting-remove"),
]
