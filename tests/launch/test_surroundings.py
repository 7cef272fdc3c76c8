# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from launch import CannotGoOn
from launch.surroundings import brings_own_server, surroundings, without_server
from opencjg.core.provisioning import SETTINGS


@pytest.fixture
def own_server(monkeypatch):
    settings = {name: f"own {name}" for name in SETTINGS}
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    return settings


def test_all_settings_of_a_server_of_ones_own_are_used_as_they_are(own_server):
    with surroundings("test") as environment:
        assert {name: environment[name] for name in SETTINGS} == own_server


@pytest.mark.parametrize("forgotten", ["LOGIN_DATABASE_URL", "RETENTION_DATABASE_URL", "SECRET_KEY", "DATA_KEY"])
def test_half_the_settings_are_refused_with_the_name_of_what_is_missing(own_server, monkeypatch, forgotten):
    monkeypatch.delenv(forgotten)

    with pytest.raises(CannotGoOn, match=forgotten):
        brings_own_server()


def test_housekeeping_runs_without_the_password_of_the_owner(own_server, monkeypatch):
    monkeypatch.delenv("OWNER_DATABASE_URL")

    assert brings_own_server()


def test_a_forgotten_variable_of_libpq_leads_nowhere(own_server, monkeypatch):
    monkeypatch.setenv("PGSERVICE", "production")

    with surroundings("test") as environment:
        assert "PGSERVICE" not in environment


def test_a_command_that_makes_the_settings_needs_none(monkeypatch):
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)

    assert set(SETTINGS) <= set(without_server())
