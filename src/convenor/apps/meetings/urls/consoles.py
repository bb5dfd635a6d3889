"""Addresses of the consoles and of the mentee's seat."""

from django.urls import URLPattern, path

from convenor.apps.meetings.views import consoles, shadow

urlpatterns: list[URLPattern] = [
    path("meetings/<int:meeting>/console/", consoles.console, name="meeting-console"),
    path("meetings/<int:meeting>/secretary/", consoles.secretary, name="meeting-secretary"),
    path("meetings/<int:meeting>/line/", consoles.line, name="meeting-line"),
    path("meetings/<int:meeting>/record/", consoles.record, name="meeting-record"),
    path("meetings/<int:meeting>/consent/", consoles.consent, name="meeting-consent"),
    path("meetings/<int:meeting>/shadow/", shadow.show, name="meeting-shadow"),
    path("meetings/<int:meeting>/shadow/mark/", shadow.mark, name="meeting-mark"),
    path("meetings/<int:meeting>/shadow/compare/", shadow.compare, name="meeting-compare"),
]
