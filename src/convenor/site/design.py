"""The page that documents the look."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def design(request: HttpRequest) -> HttpResponse:
    """Show every token and component."""
    return render(request, "site/design.html")
