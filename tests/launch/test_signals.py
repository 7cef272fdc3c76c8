# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each case runs in a process of its own, for a signal ends the process it is sent to."""

import os
import signal
import subprocess
import sys
import textwrap

import pytest

from launch import ROOT


def run(code: str) -> subprocess.CompletedProcess[str]:
    start = "import os, signal, sys\nfrom launch.signals import *\nleave_in_order()\n"
    return subprocess.run(
        [sys.executable, "-c", start + textwrap.dedent(code)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_ending_signal_unwinds_the_program_with_the_code_a_shell_expects(number):
    ended = run(f"""
        try:
            os.kill(os.getpid(), {number.value})
        finally:
            print("cleaned up")
    """)

    assert (ended.returncode, ended.stdout, ended.stderr) == (128 + number, "cleaned up\n", "")


def test_a_signal_waits_until_a_start_or_stop_is_complete():
    ended = run("""
        with postponed():
            os.kill(os.getpid(), signal.SIGTERM)
            print("complete")
        print("never")
    """)

    assert (ended.returncode, ended.stdout) == (143, "complete\n")


def test_a_command_in_the_foreground_hands_back_its_exit_code():
    assert run("sys.exit(foreground([sys.executable, '-c', 'exit(7)'], dict(os.environ)))").returncode == 7


def test_a_command_that_was_killed_has_the_code_a_shell_gives_it():
    kill = "'import os; os.kill(os.getpid(), 9)'"
    assert run(f"sys.exit(foreground([sys.executable, '-c', {kill}], dict(os.environ)))").returncode == 137


def test_ending_us_ends_the_command_in_the_foreground_first():
    ended = run("""
        child = 'import os, signal; os.kill(os.getppid(), signal.SIGTERM); signal.pause()'
        try:
            foreground([sys.executable, "-c", child], dict(os.environ))
        finally:
            os.waitpid(-1, os.WNOHANG)
    """)

    assert ended.returncode == 1
    assert "ChildProcessError" in ended.stderr  # none is left to wait for
