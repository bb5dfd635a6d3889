"""The application that the server runs: Django, and the letters' thread beside it."""

import gc
import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.site.settings")
django_application = get_asgi_application()

from convenor.apps.outbox import delivery  # noqa: E402 - after Django's set-up

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


async def application(scope: Any, receive: Receive, send: Send) -> None:
    """Answer a request by Django; start and stop the letters with the server."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    else:
        await django_application(scope, receive, send)  # type: ignore[arg-type]


async def _live(receive: Receive, send: Send) -> None:
    await receive()
    stop = delivery.start()
    gc.collect()
    gc.freeze()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    stop.set()
    delivery.wake()
    await send({"type": "lifespan.shutdown.complete"})
