"""Addresses of this app."""

from django.urls import URLPattern, path

from convenor.apps.outbox import views

urlpatterns: list[URLPattern] = [
    path("letters/", views.letters, name="letters"),
    path("letters/<int:letter>/", views.letter, name="letter"),
    path("letters/<int:letter>/invitation.ics", views.letter_calendar, name="letter-calendar"),
    path("people/<int:person>/invite/", views.person_invite, name="person-invite"),
    path("people/<int:person>/second-step/", views.person_second_step, name="person-second-step"),
    path("demo/letters/", views.demo_letters, name="demo-letters"),
    path("demo/letters/<int:letter>/", views.demo_letter, name="demo-letter"),
]
