# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import os
import stat
import subprocess
import sys

import psycopg
import pytest

from launch import ROOT, CannotGoOn
from launch.server import Server, default_base

APP = "DATABASE_URL"


def answers(url: str) -> bool:
    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.OperationalError:
        return False
    return True


def test_the_server_runs_inside_the_block_and_is_gone_after_it(place):
    with Server("demo", base=place / "alone") as server:
        url = server.settings[APP]
        assert answers(url)

    assert not answers(url)
    assert not server.socket.exists()


def test_a_second_start_keeps_the_data_and_the_passwords(place):
    with Server("demo", base=place / "again") as server:
        first = dict(server.settings)
        with psycopg.connect(first["OWNER_DATABASE_URL"]) as owner:
            owner.execute("create table kept ()")

    with Server("demo", base=place / "again") as server:
        assert server.settings == first
        with psycopg.connect(first["OWNER_DATABASE_URL"]) as owner:
            owner.execute("select from kept")


def test_the_last_one_to_leave_stops_the_server(place):
    first, second = Server("demo", base=place / "shared"), Server("demo", base=place / "shared")
    first.start()
    second.start()

    first.stop()
    assert answers(second.settings[APP])
    second.stop()
    assert not answers(second.settings[APP])


def test_a_server_that_is_used_is_not_thrown_away(server):
    with pytest.raises(CannotGoOn, match="Another command uses"):
        Server("test", base=server.home.parent).forget()

    assert answers(server.settings[APP])


def test_beginning_anew_forgets_data_and_passwords(place):
    with Server("demo", base=place / "fresh") as server:
        first = dict(server.settings)
    server.forget()

    with Server("demo", base=place / "fresh") as server:
        assert server.settings[APP] != first[APP]
        assert answers(server.settings[APP])
        assert not answers(first[APP])


KILLED = """
import os, pathlib, sys
from launch.server import Server
Server("demo", base=pathlib.Path(sys.argv[1])).start()
os.kill(os.getpid(), 9)
"""


def test_a_killed_command_leaves_nothing_that_hinders_the_next(place):
    base = place / "killed"
    paths = {"PYTHONPATH": f"{ROOT}/src:{ROOT}"}
    killed = subprocess.run([sys.executable, "-c", KILLED, base], env=os.environ | paths, check=False)
    assert killed.returncode == -9

    with Server("demo", base=base) as server:
        assert answers(server.settings[APP])
    assert not answers(server.settings[APP])


def test_nothing_listens_on_the_network_and_only_the_starter_reads_the_passwords(server):
    with psycopg.connect(server.admin_url) as admin:
        assert admin.execute("show listen_addresses").fetchone() == ("",)
    assert stat.S_IMODE((server.home / "settings.env").stat().st_mode) == 0o600
    assert stat.S_IMODE(server.socket.stat().st_mode) == 0o700
    assert (server.home / "settings.env").stat().st_uid == os.geteuid()


def test_the_server_keeps_rows_out_of_its_log(server):
    with psycopg.connect(server.settings["OWNER_DATABASE_URL"], autocommit=True) as owner:
        owner.execute("create table child (name text primary key)")
        owner.execute("insert into child values ('Canary')")
        with pytest.raises(psycopg.errors.UniqueViolation):
            owner.execute("insert into child values ('Canary')")

    log = (server.home / "server.log").read_text()
    assert "duplicate key" in log
    assert "Canary" not in log


def test_only_the_tests_forget_what_a_power_cut_interrupts(server, place):
    with psycopg.connect(server.admin_url) as admin:
        assert admin.execute("show fsync").fetchone() == ("off",)
    with Server("demo", base=place / "durable") as demo, psycopg.connect(demo.admin_url) as admin:
        assert admin.execute("show fsync").fetchone() == ("on",)


def test_a_checkout_has_its_own_place(tmp_path):
    assert default_base(tmp_path / "one") != default_base(tmp_path / "two")


def test_a_place_that_belongs_to_another_is_refused(place):
    (place / "planted").symlink_to("/etc")

    with pytest.raises(CannotGoOn, match="belongs to another user"):
        Server("demo", base=place / "planted")
