# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import socket
import subprocess

import pytest

from launch import ROOT, CannotGoOn, port


@pytest.fixture
def listener():
    with socket.create_server((port.ADDRESS, 0)) as other:
        yield other.getsockname()[1]


def test_a_taken_port_is_refused_with_one_that_is_free(listener):
    with pytest.raises(CannotGoOn) as refused:
        port.refuse_taken(listener)

    assert f"Port {listener} is in use by another program" in str(refused.value)
    free = int(str(refused.value).rpartition("--port ")[2])
    port.refuse_taken(free)


def test_the_demo_says_that_its_port_is_taken_before_it_does_anything(listener):
    run = subprocess.run([ROOT / "bin" / "demo", "--port", str(listener)], capture_output=True, text=True, check=False)

    assert run.returncode == 1
    assert run.stdout == ""
    assert f"Port {listener} is in use" in run.stderr


@pytest.mark.parametrize(
    ("variable", "arguments", "expected"),
    [
        (None, [], 8000),
        ("9000", [], 9000),
        ("9000", ["--port", "9001"], 9001),
        (None, ["--port=65535"], 65535),
    ],
)
def test_the_option_goes_before_the_variable(monkeypatch, variable, arguments, expected):
    monkeypatch.delenv("PORT", raising=False)
    if variable:
        monkeypatch.setenv("PORT", variable)

    assert port.asked(arguments).port == expected


@pytest.mark.parametrize("wrong", ["0", "65536", "-1", "http", "", "٨٠٠٠", "80.5"])
def test_what_is_not_a_port_is_refused_by_name(monkeypatch, capsys, wrong):
    monkeypatch.setenv("PORT", wrong)

    with pytest.raises(SystemExit) as refused:
        port.asked([])

    assert refused.value.code == 2
    assert "is not a port" in capsys.readouterr().err
