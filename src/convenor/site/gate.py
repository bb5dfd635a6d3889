"""The one gate: every request passes the permission table, or goes no further.

The table is the sum of the apps' ``ROWS``. A route without a row is closed. Nobody signed in is asked to
sign in, before anything is looked up; somebody signed in who has no role on the thing gets 404, as if it did not
exist; somebody with the role at the wrong moment is told so.
"""

import zoneinfo
from collections import defaultdict
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, resolve_url
from django.urls import Resolver404, resolve
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from convenor.apps.accounts.limits import passes, wait
from convenor.apps.accounts.table import Loader, Row, Subject
from convenor.apps.learning import programmes
from convenor.domain.kernel import Refused, Role
from convenor.site import access
from convenor.site.errors import refused, too_often

Answer = Callable[[HttpRequest], HttpResponse]


def by_address(rows: tuple[Row, ...]) -> Mapping[tuple[str, str], tuple[Row, ...]]:
    """The table's rows by route and method."""
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for each in rows:
        found[each.route, each.method].append(each)
    return {key: tuple(rows) for key, rows in found.items()}


TABLE = by_address(access.ROWS)
ROUTES = frozenset(route for route, _ in TABLE)


def general_subject(request: HttpRequest) -> Subject:
    """What a reader is without regard to any one thing."""
    return Subject(None, access.general_roles(request.user))


def subject_of(
    request: HttpRequest, rows: tuple[Row, ...], loaders: Mapping[str, Loader], kwargs: Any
) -> Subject:
    """Find the thing that the address names and the reader's roles on it; 404 where there is none."""
    general = general_subject(request)
    if not rows[0].on:
        return general
    found = loaders[rows[0].on](request.user, kwargs)  # type: ignore[arg-type]
    if found is None:
        raise Http404
    everywhere = general.roles & {Role.PERSON, Role.SECRETARIAT, Role.CONFIDANT}
    return Subject(found.thing, found.roles | everywhere, found.state, found.more)


class Gate:
    """Middleware: language and zone of the reader, rate limits, the permission table, refusals in words."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the reader's language and time zone; nothing private is kept by any cache."""
        if request.user.is_authenticated:
            timezone.activate(zone_of(request.user.time_zone))
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = translation.get_language()
        else:
            timezone.deactivate()
        request.programme = SimpleLazyObject(programmes.current)  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.user.is_authenticated or request.method == "POST":
            response["Cache-Control"] = "private, no-store"
        return response

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Let the request pass, or answer in the view's place."""
        match = request.resolver_match
        route = match.view_name if match else ""
        method = "GET" if request.method == "HEAD" else str(request.method)
        rows = TABLE.get((route, method), ())
        if not rows:
            return wrong_method(request, route)
        if rows[0].limit and not passes(rows[0].limit, address(request), now := timezone.now()):
            return too_often(request, wait(rows[0].limit, now))
        if not request.user.is_authenticated and not any(Role.STRANGER in row.roles for row in rows):
            return sign_in_first(request)
        request.subject = subject = subject_of(request, rows, access.LOADERS, kwargs)  # type: ignore[attr-defined]
        request.roles = subject.roles  # type: ignore[attr-defined]
        allowed = [row for row in rows if row.roles & subject.roles]
        if not allowed:
            raise Http404
        if not any(not row.states or subject.state in row.states for row in allowed):
            return refused(request, Refused(subject.more.get("refusal", "not-at-this-point")), status=409)
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal that no view answered in its own page is told on a page of its own."""
        return refused(request, exception) if isinstance(exception, Refused) else None


def wrong_method(request: HttpRequest, route: str) -> HttpResponse:
    """405 where the address exists for another method, else 404; somebody who reads comes to the page above it.

    A refused form stands at the address that it was sent to: loading that again, or another language, must not end
    on an empty page.
    """
    known = sorted(method for each, method in TABLE if each == route)
    if not known:
        raise Http404
    if request.method == "GET" and "text/html" in request.headers.get("Accept", ""):
        return redirect(readable(request.path))
    return HttpResponseNotAllowed(known)


def readable(path: str) -> str:
    """The nearest address above ``path`` that has a page."""
    while len(path) > 1:
        path = path.rstrip("/").rpartition("/")[0] + "/"
        with suppress(Resolver404):
            if (resolve(path).view_name, "GET") in TABLE:
                return path
    return "/"


def sign_in_first(request: HttpRequest) -> HttpResponse:
    """Ask for a sign-in and come back; a page that changes something comes back to its own start."""
    if request.headers.get("HX-Request"):
        return HttpResponse(status=204, headers={"HX-Redirect": resolve_url("account_login")})
    return redirect_to_login(request.get_full_path() if request.method == "GET" else "/home/")


def address(request: HttpRequest) -> str:
    """Where a request comes from, for counting tries."""
    if settings.BEHIND_PROXY and (given := request.headers.get("X-Forwarded-For")):
        return given.rsplit(",", 1)[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def zone_of(name: str) -> zoneinfo.ZoneInfo:
    """The zone called ``name``; UTC where it is unknown."""
    try:
        return zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        return zoneinfo.ZoneInfo("UTC")
