"""Addresses of this app."""

from django.urls import URLPattern, path

from convenor.apps.practice import views

PRACTICE = "practice/<int:practice>/"

urlpatterns: list[URLPattern] = [
    path("practice/", views.practices, name="practices"),
    path(PRACTICE, views.practice, name="practice"),
    path(f"{PRACTICE}issues/<slug:matter>/", views.matter, name="practice-issue"),
    path(f"{PRACTICE}look/", views.look, name="practice-look"),
    path(f"{PRACTICE}done/", views.done, name="practice-done"),
    path(f"{PRACTICE}drop/", views.drop, name="practice-drop"),
]
