# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from launch.server import Server


class Unprovisioned(Server):
    """A server of one's own as it is delivered: running, without our roles."""

    def _provision(self) -> None:
        pass


@pytest.fixture(scope="session")
def place() -> Iterator[Path]:
    """A directory for clusters that also the lesser account of a root's server can reach."""
    made = Path(tempfile.mkdtemp(prefix="opencjg-test-", dir="/var/tmp"))
    made.chmod(0o711)
    yield made
    shutil.rmtree(made)


@pytest.fixture(scope="session")
def server(place: Path) -> Iterator[Server]:
    with Server("test", base=place / "provisioned") as running:
        yield running


@pytest.fixture(scope="session")
def delivered(place: Path) -> Iterator[Server]:
    with Unprovisioned("test", base=place / "delivered") as running:
        yield running
