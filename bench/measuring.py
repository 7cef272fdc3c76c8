# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""One measurement: a number of requests to one server, and what they cost it and PostgreSQL."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection

from bench import cpu
from bench.databases import Cluster
from bench.operations import FORM, TOKEN, Request
from bench.servers import WebServer

CLIENTS = 2
# What a response leaves to do is done by then: the log of a closing connection, statistics of a backend.
REST_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Cost:
    """Per request: statements, CPU milliseconds of the application and of PostgreSQL, bytes of the answer's body."""

    queries: float
    app_ms: float
    pg_ms: float
    bytes: float

    @property
    def cpu_ms(self) -> float:
        return self.app_ms + self.pg_ms


@dataclass
class Side:
    """The product or the bare page on its database, and who is logged in there."""

    server: WebServer
    cluster: Cluster
    database: str
    cookie: str

    def measure(self, requests: Sequence[Request], status: int) -> Cost:
        """Send the requests over a few connections at once and count.

        Raises:
            SystemExit: an answer had another status; what it costs to refuse says nothing.
        """
        calls, app, pg = self._counters()
        size = _Clients(self.server, f"{self.cookie}; csrftoken={TOKEN}", requests, status).run()
        time.sleep(REST_SECONDS)
        app_after, pg_after = self.server.cpu_seconds(), cpu.cpu_seconds(self.cluster.postmaster)
        calls_after = self.cluster.calls(self.database)
        number = len(requests)
        return Cost(
            queries=(calls_after - calls) / number,
            app_ms=(app_after - app) * 1000 / number,
            pg_ms=(pg_after - pg) * 1000 / number,
            bytes=size / number,
        )

    def _counters(self) -> tuple[int, float, float]:
        """Statements first: to count them costs PostgreSQL time of its own."""
        calls = self.cluster.calls(self.database)
        return calls, self.server.cpu_seconds(), cpu.cpu_seconds(self.cluster.postmaster)


@dataclass
class _Clients:
    """A few browsers at work, each on a connection that stays open."""

    server: WebServer
    cookie: str
    requests: Sequence[Request]
    status: int
    sizes: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def run(self) -> int:
        """Send everything; the bytes of all bodies."""
        shares = [self.requests[start::CLIENTS] for start in range(CLIENTS)]
        threads = [threading.Thread(target=self._work, args=[share]) for share in shares]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.wrong:
            raise SystemExit(f"This cannot be measured: {self.wrong[0]}")
        return sum(self.sizes)

    def _work(self, share: Sequence[Request]) -> None:
        connection = self.server.connect()
        try:
            for request in share:
                self._send(connection, request)
        except OSError as broken:
            self.wrong.append(repr(broken))
        finally:
            connection.close()

    def _send(self, connection: HTTPConnection, request: Request) -> None:
        headers = {"Cookie": self.cookie, "Accept-Encoding": "gzip", "Accept-Language": "nl"}
        if request.method == "POST":
            headers["Content-Type"] = FORM
        if request.part:
            headers["HX-Request"] = "true"
        connection.request(request.method, request.path, request.body.encode() or None, headers)
        answer = connection.getresponse()
        body = answer.read()
        self.sizes.append(len(body))
        if answer.status != self.status:
            self.wrong.append(f"{request.method} {request.path} answered {answer.status}: {body[:1500]!r}")
