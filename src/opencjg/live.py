# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Live pages: server-sent events over one listening connection per process (ui.md, stack.md 5).

A page holds one connection to /live/. What arrives there is never content: only that something changed for this
worker, upon which the page asks for its own fragment as any page does, with all its checks.
"""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from http.cookies import CookieError, SimpleCookie
from typing import Any

import psycopg
from asgiref.sync import sync_to_async
from django.conf import settings
from django.db import connection, transaction

from opencjg.accounts.identity import open_request
from opencjg.accounts.sessions import hash_key
from opencjg.core import reference

Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

PATH = "/live/"
CHANNEL = "opencjg_live"
# Proxies drop silent connections after a minute; the session is asked again at every beat.
BEAT_SECONDS = 25


class Live:
    """Answers /live/ itself and passes everything else on."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.waiting: dict[str, set[asyncio.Queue[str]]] = defaultdict(set)
        self.listener: asyncio.Task[None] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["path"] == PATH:
            await self.stream(scope, receive, send)
        else:
            await self.application(scope, receive, send)

    async def stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hold one page's connection until it, or its session, ends."""
        key = _session_key(scope)
        worker = await _worker_of(key)
        if worker is None:
            await send({"type": "http.response.start", "status": 401, "headers": []})
            await send({"type": "http.response.body", "body": b""})
            return
        if self.listener is None or self.listener.done():
            self.listener = asyncio.create_task(self.listen())
        queue: asyncio.Queue[str] = asyncio.Queue()
        self.waiting[worker].add(queue)
        gone = asyncio.create_task(_until_gone(receive))
        try:
            await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
            await self.tell(queue, gone, key, send)
        finally:
            gone.cancel()
            self.waiting[worker].discard(queue)

    async def tell(self, queue: "asyncio.Queue[str]", gone: "asyncio.Task[None]", key: str, send: Send) -> None:
        await send({"type": "http.response.body", "body": b"retry: 3000\n\n", "more_body": True})
        while not gone.done():
            news = asyncio.create_task(queue.get())
            await asyncio.wait({news, gone}, timeout=BEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
            if news.done():
                body = b"event: today\ndata: {}\n\n"
            else:
                news.cancel()
                if await _worker_of(key) is None:
                    break
                body = b": beat\n\n"
            await send({"type": "http.response.body", "body": body, "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def listen(self) -> None:
        """Hear from the database for which workers something changed, and wake their pages."""
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    **_connection_arguments(), autocommit=True
                ) as listening:
                    await listening.execute(f"listen {CHANNEL}")
                    async for notice in listening.notifies():
                        for queue in self.waiting.get(notice.payload, ()):
                            queue.put_nowait(notice.payload)
            except psycopg.OperationalError:
                await asyncio.sleep(2)


_HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


def _session_key(scope: Scope) -> str:
    header = dict(scope["headers"]).get(b"cookie", b"").decode("latin-1")
    try:
        cookie = SimpleCookie(header).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


@sync_to_async
def _worker_of(key: str) -> str | None:
    """Whose session this is, now; listening does not keep it alive."""
    if not key:
        return None
    try:
        with transaction.atomic():
            _standing, viewer = open_request(hash_key(key), quiet=True)
    finally:
        reference.use_revision(None)
        connection.close()
    return str(viewer.worker) if viewer else None


async def _until_gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def _connection_arguments() -> dict[str, Any]:
    parameters = connection.get_connection_params()
    return {name: parameters[name] for name in ("host", "port", "user", "password", "dbname") if name in parameters}
