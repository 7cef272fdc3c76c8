# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A mother asks for her child's data, or asks to destroy them: who does what, and who reads the log."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, WIDE
from tests.journeys.test_dossier import is_open, opens_a_dossier

pytestmark = pytest.mark.journey


def asks(jan: Page, here: str, what: str) -> None:
    jan.goto(here + "rechten/")
    jan.get_by_label(what, exact=True).check()
    jan.get_by_label("Wie vraagt het?").select_option(index=1)
    jan.get_by_role("button", name="Opslaan").click()
    expect(jan.get_by_text("Het verzoek is opgeschreven.")).to_be_visible()


def decides(jan: Page) -> None:
    jan.locator("summary", has_text="Besluit").first.click()
    jan.get_by_label("toegewezen", exact=True).first.check()
    jan.get_by_label("Waarom?").first.fill("Dat mag.")
    jan.get_by_role("button", name="Bewaar het besluit").first.click()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_a_copy_is_asked_granted_looked_through_and_made_and_the_log_tells(visit, accessible, tmp_path, size):
    jan, frans = visit("jan", size=size), visit("frans", size=size)
    opens_a_dossier(jan, f"Inzage{size['width']}", "Proefkind", f"3-5-{size['width'] % 10 + 2010}")
    here = is_open(jan)
    asks(jan, here, "inzien of een kopie krijgen")
    accessible(jan)
    decides(jan)
    jan.get_by_role("link", name="Maak een kopie").click()
    accessible(jan)
    jan.get_by_label("Ik heb het nagekeken.").check()
    with jan.expect_download() as made:
        jan.get_by_role("button", name="Maak de kopie").click()
    copy = tmp_path / "dossier.zip"
    made.value.save_as(copy)
    with zipfile.ZipFile(Path(copy)) as bundle:
        assert f"Inzage{size['width']}" in bundle.read("dossier.html").decode()

    jan.goto(here + "inzage/")
    expect(jan.get_by_role("heading", name="Wie dit dossier heeft gezien")).to_be_visible()
    expect(jan.get_by_text("Jan Jansen").first).to_be_visible()
    accessible(jan)
    frans.goto("/logboek/")
    expect(frans.get_by_role("heading", name="Logboek", exact=True)).to_be_visible()
    accessible(frans)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_what_was_asked_to_be_destroyed_one_proposes_and_another_destroys(visit, accessible, size):
    jan, fatma, frans = (visit(name, size=size) for name in ("jan", "fatma", "frans"))
    opens_a_dossier(jan, f"Weg{size['width']}", "Verdwijn", f"4-6-{size['width'] % 10 + 2012}")
    here = is_open(jan)
    asks(jan, here, "het laten vernietigen")
    decides(jan)

    fatma.goto("/vernietigen/")
    accessible(fatma)
    fatma.get_by_role("button", name="Stel vernietiging voor").first.click()
    expect(fatma.get_by_text("Een collega moet het bevestigen")).to_be_visible()
    expect(fatma.get_by_role("button", name="Vernietig voorgoed")).to_have_count(0)
    accessible(fatma)
    frans.goto("/vernietigen/")
    frans.get_by_role("button", name="Vernietig voorgoed").first.click()
    expect(frans.get_by_text("Het dossier is vernietigd.")).to_be_visible()
    assert jan.goto(here).status == 403

    fatma.goto("/bewaartermijnen/")
    accessible(fatma)
    fatma.get_by_text("Wijzigen").first.click()
    fatma.get_by_label("Jaren").first.fill("0")
    fatma.get_by_role("button", name="Termijn bewaren").first.click()
    expect(fatma.get_by_text("Vul jaren of dagen in.")).to_be_visible()
    accessible(fatma)
