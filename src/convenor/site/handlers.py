"""How a request reaches Django: in one of a few threads that keep their connection to the database.

Django's own handler gives every request a thread and a connection of its own, and changes threads for each
middleware. With 200 people at once, 200 threads then stand in each other's way: ``docs/adr/0008-a-few-threads.md``.
"""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from django.conf import settings
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.security import SecurityMiddleware
from django.urls import set_script_prefix
from servestatic.middleware import ServeStaticMiddleware

Receive = Callable[[], Awaitable[Any]]
Send = Callable[[Any], Awaitable[None]]
THREADS = 6  # more would only wait for each other: they share one interpreter


class Pages(ASGIHandler):
    """Every page: the request is awaited without a thread, the answer is made whole in one of a few."""

    def __init__(self, threads: int = THREADS) -> None:
        super().__init__()
        self.threads = ThreadPoolExecutor(threads, thread_name_prefix="pages")

    def load_middleware(self, is_async: bool = False) -> None:
        """One thread for all of the middlewares."""
        super().load_middleware(is_async=False)

    async def __call__(self, scope: Any, receive: Receive, send: Send) -> None:
        """Read the request, answer it in a thread, send the answer."""
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return
        loop, context = asyncio.get_running_loop(), copy_context()
        response = await loop.run_in_executor(self.threads, context.run, self.answer, scope, body)
        await self.send_response(response, send)

    def answer(self, scope: Any, body: Any) -> HttpResponseBase:
        """In a thread: everything from the request to the last byte of the answer."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        try:
            request, refused = self.create_request(scope, body)
            response: HttpResponseBase = self.get_response(request) if request else refused  # type: ignore[assignment]
            response.close()  # what was made is kept; the connection to the database is given back
        finally:
            body.close()
        return response

    def close(self) -> None:
        """Answer no further request."""
        self.threads.shutdown(wait=False, cancel_futures=True)


class Files(ASGIHandler):
    """Static files: read without a thread, and without the rest of the product."""

    prefix = settings.STATIC_URL

    def load_middleware(self, is_async: bool = False) -> None:
        """Only what says how browsers treat a file, and the files."""
        self._middleware_chain = SecurityMiddleware(ServeStaticMiddleware(_no_such_file))


async def _no_such_file(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=404)
