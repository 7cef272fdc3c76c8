# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""The real server, on a database of its own, in a real browser."""

import os
import pathlib
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.conftest import clone, drop
from tests.world import session_of

ROOT = pathlib.Path(__file__).resolve().parents[2]
WIDE, PHONE, NARROW = {"width": 1366, "height": 900}, {"width": 390, "height": 844}, {"width": 320, "height": 640}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser that bin/test found, also in a small container and as root."""
    arguments = {**browser_type_launch_args, "args": ["--disable-dev-shm-usage"]}
    found = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
    if os.path.exists(found):
        arguments["executable_path"] = found
    if os.geteuid() == 0:
        arguments["args"].append("--no-sandbox")
    return arguments


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def on_database(url: str, name: str) -> str:
    """The same connection to another database."""
    parts = urlsplit(url)
    return urlunsplit((parts.scheme, parts.netloc, f"/{name}", parts.query, ""))


@pytest.fixture(scope="session")
def server(template_database: tuple[Any, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running server, as bin/demo starts it."""
    owner, template = template_database
    name = f"journey_{os.getpid()}"
    clone(owner, template, name)
    environment = os.environ | {"OPENCJG_TESTING": "0", "DEMO": "0", "PYTHONPATH": str(ROOT / "src")}
    environment["STATIC_ROOT"] = str(tmp_path_factory.mktemp("static"))
    for door in ("DATABASE_URL", "LOGIN_DATABASE_URL", "RETENTION_DATABASE_URL", "OWNER_DATABASE_URL"):
        environment[door] = on_database(environment[door], name)
    environment["DJANGO_SETTINGS_MODULE"] = "opencjg.settings"
    subprocess.run([sys.executable, "-m", "django", "collectstatic", "-v0", "--noinput"], env=environment, check=True)
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "uvicorn",
        "opencjg.asgi:application",
        "--port",
        str(port),
        "--log-level",
        "warning",
    ]
    log = tmp_path_factory.mktemp("server") / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=output)
        try:
            wait_until_up(f"http://127.0.0.1:{port}/health/", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)
            drop(owner, name)


def wait_until_up(url: str, process: "subprocess.Popen[bytes]", log: pathlib.Path) -> None:
    for _try in range(400):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(url, timeout=2)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{log.read_text()}")


@pytest.fixture
def nothing_typed(server: str) -> None:
    """What another journey typed and did not send is kept for its worker, as it should be; here it is in the way."""
    url = on_database(os.environ["OWNER_DATABASE_URL"], f"journey_{os.getpid()}")
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute("truncate forms_draft")


@pytest.fixture
def visit(server: str, nothing_typed: None, browser: Browser) -> Iterator[Callable[..., Page]]:
    """`visit("samira")`: a fresh browser in which she is logged in."""
    contexts = []

    def enter(name: str = "", *, size: dict[str, int] | None = None, **more: Any) -> Page:
        context = browser.new_context(base_url=server, viewport=size or WIDE, locale="nl-NL", **more)  # type: ignore[arg-type]
        contexts.append(context)
        if name:
            context.add_cookies([{"name": "session", "value": session_of(name), "url": server}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        return page

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fails on any finding of axe (WCAG 2.2 AA), and on a page that scrolls sideways."""

    def check(page: Page) -> None:
        options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
        found = Axe().run(page, options=options)
        assert found.violations_count == 0, found.generate_report()
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url} scrolls sideways by {wide} px"

    return check


@pytest.fixture
def desk_question(visit: Callable[..., Page]) -> str:
    """The words of a question that the desk answered and closed; they wait for an editor."""
    question = "Woorden die wachten"
    page = visit("samira")
    page.goto("/contacten/nieuw/")
    page.fill("[name=question]", question)
    page.fill("[name=topic]", "Slapen")
    page.keyboard.press("Escape")
    page.check("[name=handling][value=direct]")
    page.check("[name=helped][value=yes]")
    page.click("button[value=close]")
    page.wait_for_url("**/vandaag/")
    return question
