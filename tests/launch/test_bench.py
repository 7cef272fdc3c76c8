# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What `bin/bench` fills and sends still fits the product; how fast it goes is not for a test to say."""

import json
import os
import subprocess

import pytest

from opencjg.core.provisioning import SETTINGS
from tests.conftest import FULL, ROOT

OF_THE_TESTS = {*SETTINGS, "OPENCJG_TESTING", "OPENCJG_FULL", "DJANGO_SETTINGS_MODULE", "PYTHONPATH"}


@pytest.mark.skipif(not FULL, reason="bin/test --full runs the measurement on a small scale")
@pytest.mark.timeout(900)
def test_every_act_is_measured_on_a_filled_database(tmp_path):
    figures = tmp_path / "figures.json"
    surroundings = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
    command = [ROOT / "bin" / "bench", "--rows", "100", "--requests", "100", "--log", "--json", str(figures)]

    run = subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
    measured = json.loads(figures.read_text())
    assert set(measured["log"]) == {"dossier", "search", "write_fact"}
    assert set(measured["operations"]) == {"create_contact", "finish_step", "vandaag", "dossier", "search", "look_up"}
