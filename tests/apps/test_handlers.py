"""Requests reach Django in a few threads, each of which keeps its connection; static files need none."""

import asyncio
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from convenor.site.handlers import Pages

THREADS: list[tuple[str, int]] = []


def who_answers(request: HttpRequest) -> HttpResponse:
    """Note which thread answers, over which connection."""
    import threading

    connection.ensure_connection()
    THREADS.append((threading.current_thread().name, id(connection.connection)))
    return HttpResponse(request.POST.get("text", "nothing"))


def breaks(request: HttpRequest) -> HttpResponse:
    """An error that nobody expected."""
    raise RuntimeError


urlpatterns = [path("who/", who_answers), path("breaks/", breaks)]
BARE = override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[], ALLOWED_HOSTS=["*"])


async def ask(pages: Pages, where: str, body: bytes = b"", *, gone: bool = False) -> list[Any]:
    """Send one request as a server does; what came back."""
    scope = {
        "type": "http",
        "method": "POST" if body else "GET",
        "path": where,
        "query_string": b"",
        "headers": [(b"content-type", b"application/x-www-form-urlencoded")],
    }
    parts = [{"type": "http.request", "body": body[:5], "more_body": True}]
    parts += [{"type": "http.disconnect"}] if gone else [{"type": "http.request", "body": body[5:]}]
    sent: list[Any] = []

    async def receive() -> Any:
        return parts.pop(0)

    async def send(message: Any) -> None:
        sent.append(message)

    await pages(scope, receive, send)
    return sent


@pytest.fixture
def pages() -> Any:
    """A handler with two threads."""
    with BARE:
        handler = Pages(threads=2)
        THREADS.clear()
        yield handler
        handler.threads.submit(connection.close)
        handler.close()


@pytest.mark.django_db(transaction=True)
def test_a_hundred_at_once_are_answered_by_two_threads_that_keep_their_connections(pages: Pages) -> None:
    async def everybody() -> list[list[Any]]:
        return await asyncio.gather(*(ask(pages, "/who/") for _ in range(100)))

    answers = asyncio.run(everybody())

    names, kept = {name for name, _ in THREADS}, len(set(THREADS))

    assert [each[0]["status"] for each in answers] == [200] * 100
    assert len(names) <= 2
    assert connection.vendor != "sqlite" or kept == len(names)  # PostgreSQL's are kept by a pool


def test_a_body_in_parts_arrives_whole(pages: Pages, db: None) -> None:
    answer = asyncio.run(ask(pages, "/who/", b"text=what+was+typed"))

    assert answer[1]["body"] == b"what was typed"


def test_whoever_hangs_up_before_the_end_starts_nothing(pages: Pages) -> None:
    answer = asyncio.run(ask(pages, "/who/", b"text=half", gone=True))

    assert (answer, THREADS) == ([], [])


def test_an_error_is_a_page_and_the_next_request_is_answered(pages: Pages, db: None) -> None:
    statuses = [asyncio.run(ask(pages, where))[0]["status"] for where in ("/breaks/", "/who/")]

    assert statuses == [500, 200]


def test_sqlite_connections_are_kept_by_their_threads() -> None:
    engine = settings.DATABASES["default"]
    if "sqlite" not in engine["ENGINE"]:
        pytest.skip("PostgreSQL's connections are kept by a pool")

    assert engine["CONN_MAX_AGE"] is None
