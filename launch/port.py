# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What bin/demo was asked, and whether its port is free: known before anything is installed or started."""

import argparse
import errno
import os
import socket

from launch import CannotGoOn

ADDRESS = "127.0.0.1"
USUAL = "8000"


def asked(arguments: list[str]) -> argparse.Namespace:
    """The options of bin/demo: `port` (int) and `fresh` (bool)."""
    parser = argparse.ArgumentParser(
        prog="bin/demo",
        description="Start OpenCJG with a fictional region on this machine alone. Ctrl+C stops everything.",
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=os.environ.get("PORT", USUAL),
        metavar="N",
        help=f"port on {ADDRESS} (default: the variable PORT, else {USUAL})",
    )
    parser.add_argument("--fresh", action="store_true", help="throw the demo's data away and begin anew")
    return parser.parse_args(arguments)


def refuse_taken(port: int) -> None:
    """Raises: CannotGoOn when we cannot listen on the port; the message says how to choose another."""
    wrong = _cannot_listen(port)
    if wrong is None:
        return
    taken = wrong == errno.EADDRINUSE
    reason = "is in use by another program" if taken else f"cannot be used: {os.strerror(wrong)}"
    nearby = range(max(port, 1023) + 1, 65536)
    free = next((near for near in nearby if _cannot_listen(near) is None), int(USUAL))
    raise CannotGoOn(f"Port {port} {reason}. Choose another, for example: bin/demo --port {free}")


def _cannot_listen(port: int) -> int | None:
    """The error of the operating system, or None."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the web server does
        try:
            probe.bind((ADDRESS, port))
        except OSError as refused:
            return refused.errno
    return None


def _port(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is not a port; choose a number from 1024 to 65535")
    return int(text)
