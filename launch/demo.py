# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""bin/demo: the whole product with a fictional region, on this machine alone."""

import hashlib
import signal
import socket
import subprocess
import sys
import time

from launch import ROOT, CannotGoOn
from launch.port import ADDRESS, asked, refuse_taken
from launch.progress import stage
from launch.server import Server
from launch.signals import leave_in_order, postponed
from launch.surroundings import brings_own_server, surroundings

SOURCES = ROOT / "src" / "opencjg"
PREPARED = ROOT / ".local" / "demo-prepared"
# Read when a page is made, so a change of theirs asks for nothing.
READ_LATER = {"templates", "__pycache__"}
WEB = ["uvicorn", "opencjg.asgi:application", "--host", ADDRESS, "--log-level", "warning"]
WEB += ["--no-access-log", "--no-server-header"]
# Seconds after each way to ask a process to end. The second makes the web server let go of live pages, which
# keep their connection open.
WAYS_TO_END = {signal.SIGTERM: 1, signal.SIGINT: 10, signal.SIGKILL: 10}

Environment = dict[str, str]
Process = subprocess.Popen[bytes]


def main(arguments: list[str]) -> int:
    """Start everything, serve until a signal arrives, stop everything."""
    options = asked(arguments)
    leave_in_order()
    refuse_taken(options.port)
    own = brings_own_server()
    if options.fresh:
        if own:
            raise CannotGoOn("--fresh only throws away the embedded database; DATABASE_URL points elsewhere.")
        Server("demo").forget()
    began = time.monotonic()
    with surroundings("demo") as environment:
        environment["DEMO"] = "1"
        _prepare(environment, remembered=not own)
        people = _django(environment, "demo", "who")
        return _serve(environment, options.port, people, began)


def _prepare(environment: Environment, *, remembered: bool) -> None:
    """Everything that is made once; skipped when nothing it is made from has changed."""
    mark = _mark(environment)
    if remembered and PREPARED.exists() and PREPARED.read_text() == mark:
        return
    with stage("tables"):
        _django(environment, "migrate", "--database", "owner", "--no-input")
    with stage("translations"):
        _django(environment, "compile_catalogues")
    with stage("static files"):
        _django(environment, "collectstatic", "--no-input")
    with stage("demo region"):
        _django(environment, "demo", "load")
    if remembered:
        PREPARED.parent.mkdir(exist_ok=True)
        PREPARED.write_text(mark)


def _mark(environment: Environment) -> str:
    """Names this database (its passwords are its own) and everything its content is made from."""
    mark = hashlib.sha256(environment["DATABASE_URL"].encode())
    mark.update((ROOT / "requirements.lock").read_bytes())
    for path in sorted(SOURCES.rglob("*")):
        if path.is_file() and path.suffix != ".mo" and not READ_LATER.intersection(path.relative_to(SOURCES).parts):
            mark.update(str(path).encode() + b"\0" + path.read_bytes())
    return mark.hexdigest()


def _django(environment: Environment, *command: str) -> str:
    """What a management command printed.

    Raises:
        CannotGoOn: it failed; the message is what it said.
    """
    run = subprocess.run(
        [sys.executable, "-m", "django", *command],
        env=environment,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
    )
    if run.returncode:
        raise CannotGoOn(f"`{' '.join(command)}` failed:\n{(run.stdout + run.stderr).strip()}")
    return run.stdout


def _serve(environment: Environment, port: int, people: str, began: float) -> int:
    """Run the web server and the housekeeping until one of them ends, which neither should."""
    environment = {name: value for name, value in environment.items() if name != "OWNER_DATABASE_URL"}
    web = [*WEB, "--port", str(port)]
    running: dict[str, Process] = {}
    try:
        for name, module in {"web server": web, "housekeeping": ["django", "tend"]}.items():
            with postponed():
                running[name] = subprocess.Popen(
                    [sys.executable, "-m", *module],
                    env=environment,
                    cwd=ROOT,
                    stdin=subprocess.DEVNULL,
                    start_new_session=True,  # Ctrl+C in the terminal is for us; we end the others in order
                )
        _wait_until_answers(running["web server"], port)
        print(f"\nOpenCJG runs on http://{ADDRESS}:{port}/ (ready in {time.monotonic() - began:.0f} s)\n")
        print(f"{people.strip()}\n\nCtrl+C stops everything.", flush=True)
        while all(process.poll() is None for process in running.values()):
            time.sleep(0.2)
        ended = {name: process.returncode for name, process in running.items() if process.poll() is not None}
        print("\n".join(f"The {name} ended by itself (exit code {code})." for name, code in ended.items()))
        return 1
    finally:
        with postponed():
            _end(list(running.values()))


def _wait_until_answers(web: Process, port: int) -> None:
    while web.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex((ADDRESS, port)) == 0:
                return
        time.sleep(0.1)


def _end(processes: list[Process]) -> None:
    for way, seconds in WAYS_TO_END.items():
        for process in processes:
            if process.poll() is None:
                process.send_signal(way)
        patience = time.monotonic() + seconds
        while any(process.poll() is None for process in processes) and time.monotonic() < patience:
            time.sleep(0.05)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
