"""Addresses of the joining."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
