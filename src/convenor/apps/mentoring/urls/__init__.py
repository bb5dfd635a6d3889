"""Addresses of this app."""

from convenor.apps.mentoring.urls import joining, journey

urlpatterns = [*joining.urlpatterns, *journey.urlpatterns]
