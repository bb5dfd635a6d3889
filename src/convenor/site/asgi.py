"""The application that the server runs: the live wire, Django in a few threads, static files, the letters' thread."""

import gc
import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "convenor.site.settings")
get_asgi_application()  # sets Django up

from convenor.apps.meetings.actions.talk_time import forget_due  # noqa: E402 - after Django's set-up
from convenor.apps.meetings.live import Live  # noqa: E402 - after Django's set-up
from convenor.apps.outbox import delivery  # noqa: E402 - after Django's set-up
from convenor.site.handlers import Files, Pages  # noqa: E402 - after Django's set-up
from convenor.site.refusals import say  # noqa: E402 - after Django's set-up

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
pages, files, live = Pages(), Files(), Live(say)


async def application(scope: Any, receive: Receive, send: Send) -> None:
    """Answer a request; start and stop the letters with the server."""
    if scope["type"] == "lifespan":
        await _live(receive, send)
    elif scope["path"].startswith(live.prefix):
        await live(scope, receive, send)
    elif scope["path"].startswith(files.prefix):
        await files(scope, receive, send)  # type: ignore[arg-type]
    else:
        await pages(scope, receive, send)


async def _live(receive: Receive, send: Send) -> None:
    await receive()
    stop = delivery.start(chores=(forget_due,))
    live.start()
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 50, 1000)  # short pauses; what lives for one request is mostly freed without it
    await send({"type": "lifespan.startup.complete"})
    await receive()
    live.stop()
    stop.set()
    delivery.wake()
    pages.close()
    await send({"type": "lifespan.shutdown.complete"})
