"""The limit: a page that asks only who reads it, and a save of one row, on the same server and database."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path
from django.utils import timezone

from convenor.apps.audit.actions import record

PAGE = (
    "<!doctype html><title>Bare</title>"
    + "<p>Words of which pages are made, and no question to the database.</p>" * 200
)


def page(request: HttpRequest) -> HttpResponse:
    """As long as one of ours, and signed in."""
    return HttpResponse(PAGE + f"<p>{request.user.name}</p>")  # type: ignore[union-attr]


def save(request: HttpRequest) -> HttpResponse:
    """One row, in a transaction of its own."""
    record("bench.saved", None, request.user)  # type: ignore[arg-type]
    return JsonResponse({"revision": 1, "saved_at": timezone.now().isoformat()})


urlpatterns = [path("", lambda request: HttpResponse("here")), path("page/", page), path("save/", save)]
