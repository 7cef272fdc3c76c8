# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The two web servers, as bin/demo starts the product's."""

import http.client
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import Self

from bench import ROOT, cpu

ADDRESS = "127.0.0.1"
PATIENCE = 30


class WebServer:
    """One uvicorn process; use as a context manager."""

    def __init__(self, application: str, environment: Mapping[str, str]) -> None:
        self.port = _free_port()
        command = [sys.executable, "-P", "-m", "uvicorn", application, "--host", ADDRESS, "--port", str(self.port)]
        command += ["--log-level", "warning", "--no-access-log", "--no-server-header"]
        self.process = subprocess.Popen(command, env=dict(environment), cwd=ROOT, stdin=subprocess.DEVNULL)

    def __enter__(self) -> Self:
        until = time.monotonic() + PATIENCE
        while not self._answers():
            if self.process.poll() is not None or time.monotonic() > until:
                self.process.kill()
                raise SystemExit(f"The server to measure does not start: {self.process.args!r}")
            time.sleep(0.1)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=10)
        self.process.kill()

    def cpu_seconds(self) -> float:
        """CPU time it has used so far."""
        return cpu.cpu_seconds(self.process.pid)

    def connect(self) -> http.client.HTTPConnection:
        """A connection that stays open for many requests."""
        return http.client.HTTPConnection(ADDRESS, self.port, timeout=60)

    def _answers(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex((ADDRESS, self.port)) == 0


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((ADDRESS, 0))
        port: int = probe.getsockname()[1]
    return port
