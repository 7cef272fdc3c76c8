# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from pathlib import Path

import pytest

from launch import tree

HOST = "files.python" + "hosted.org"  # in parts, for this file is searched as well


@pytest.fixture
def project(tmp_path):
    for name, text in {
        "requirements.lock": "django==5.2 \\\n    --hash=sha256:00\n",
        "src/page.py": "see = 'https://example.nl'\n",
        ".ci/run": "exec bin/test\n",
        ".venv/lib/installed.py": f"{HOST}\n",
        "src/__pycache__/page.py": f"{HOST}\n",
        "nl.mo": "compiled",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\xff\xfe")
    return tmp_path


def test_what_tools_leave_behind_is_not_the_project(project):
    assert set(tree.files(project)) == {
        Path("requirements.lock"),
        Path("src/page.py"),
        Path(".ci/run"),
        Path("picture.png"),
    }


def test_a_copy_holds_the_project_and_nothing_else(project, tmp_path_factory):
    copy = tmp_path_factory.mktemp("copy")
    tree.copy(copy, project)

    assert set(tree.files(copy)) == {path.relative_to(copy) for path in copy.rglob("*") if path.is_file()}
    assert (copy / "src/page.py").read_text() == (project / "src/page.py").read_text()


def test_a_project_without_addresses_is_accepted(project):
    assert tree.addresses(project) == []


@pytest.mark.parametrize("line", ["--index-url x", "--extra-index-url x", "--find-links x", "a @ https://b/c.whl"])
def test_an_address_in_a_lock_file_is_found_with_its_line(project, line):
    with (project / "requirements.lock").open("a") as lock:
        lock.write(f"{line}\n")

    assert tree.addresses(project) == [f"requirements.lock:3: {line}"]


def test_the_host_of_a_registry_is_found_anywhere(project):
    (project / "src/page.py").write_text(f"# from {HOST}\n")

    assert tree.addresses(project) == [f"src/page.py:1: # from {HOST}"]
