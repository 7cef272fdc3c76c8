# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every page, for the one whose page it is, at three widths: axe finds nothing and nothing scrolls sideways."""

import pytest

from tests.journeys.conftest import NARROW, PHONE, WIDE

pytestmark = pytest.mark.journey

PAGES = [
    ("samira", "/vandaag/"),
    ("samira", "/vandaag/?toon=alle"),
    ("samira", "/contacten/"),
    ("samira", "/contacten/?toon=alle"),
    ("samira", "/contacten/nieuw/"),
    ("samira", "/kennisbank/"),
    ("lotte", "/kennisbank/"),
    ("lotte", "/kennisbank/antwoorden/nieuw/"),
    ("samira", "/sociale-kaart/"),
    ("lotte", "/sociale-kaart/nieuw/"),
    ("lotte", "/sociale-kaart/inlezen/"),
    ("lotte", "/nakijken/"),
    ("jan", "/opzoeken/"),
    ("samira", "/wachtruimte/"),
    ("samira", "/overdracht/"),
    ("jan", "/contacten/rechtstreeks/"),
    ("noor", "/te-laat/"),
    ("fatma", "/formulieren/"),
    ("jan", "/vandaag/"),
    ("jan", "/instellingen/"),
    ("jan", "/processen/"),
    ("jan", "/processen/IA/"),
    ("jan", "/processen/MS/"),
    ("jan", "/zoeken/"),
    ("jan", "/dossiers/"),
    ("jan", "/dossiers/nieuw/"),
    ("jan", "/autorisatie/"),
    ("fatma", "/autorisatie/"),
    ("frans", "/noodtoegang/"),
    ("fatma", "/medewerkers/"),
    ("jan", "/contacten/"),  # refused
    ("jan", "/bestaat-niet/"),
    ("", "/inloggen/"),
    ("", "/bestaat-niet/"),
]


@pytest.mark.parametrize("size", [WIDE, PHONE, NARROW], ids=["wide", "phone", "narrow"])
def test_every_page_is_accessible(visit, accessible, size):
    pages = {}
    for name, path in PAGES:
        if name not in pages:
            pages[name] = visit(name, size=size)
        pages[name].goto(path)
        accessible(pages[name])
