"""Addresses of the journey."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
