# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from datetime import datetime
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections, transaction
from django.utils import timezone

from opencjg.accounts.login import demo_people
from opencjg.accounts.types import Role
from opencjg.processes.services import load_shipped_models
from opencjg.workspace.demo.agendas import Agendas
from opencjg.workspace.demo.dossiers import Dossiers
from opencjg.workspace.demo.front_office import FrontOffice
from opencjg.workspace.demo.history import History
from opencjg.workspace.demo.index import make_index
from opencjg.workspace.demo.instrument import make_instrument
from opencjg.workspace.demo.knowledge import Knowledge
from opencjg.workspace.demo.people import ROLE_NAMES, make_duties, make_people
from opencjg.workspace.demo.region import make_region
from opencjg.workspace.demo.rows import OWNER, Rows, model
from opencjg.workspace.demo.topics import make_topics
from opencjg.workspace.demo.worries import CASES, Worries


class Command(BaseCommand):
    help = "Fill an empty database with a fictional region, or tell who can log in there."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["load", "who"])

    def handle(self, *args: Any, **options: Any) -> None:
        if options["what"] == "who":
            self._who()
        else:
            self._load()

    def _load(self) -> None:
        now = timezone.now()
        load_shipped_models(at=now)
        if model("accounts.Region").objects.using(OWNER).exists():
            self.stdout.write("there is a region already; nothing was loaded")
            return
        with transaction.atomic(using=OWNER):
            self._fill(now)
        with connections[OWNER].cursor() as cursor:
            cursor.execute("analyze")
        self.stdout.write("loaded")

    def _fill(self, now: datetime) -> None:
        places = make_region(now)
        people = make_people(places, now)
        make_duties(people, places, now)
        make_topics()
        make_instrument(now)
        rows = Rows()
        history = History(people, places, rows, now)
        history.closed_contacts()
        history.open_contacts()
        history.knowledge()
        FrontOffice(history, people).make()
        Worries(history, people).make()
        knowledge = Knowledge(people, places, rows, now)
        knowledge.make()
        rows.write()
        knowledge.spell()
        Dossiers(people, now).make()
        Agendas(people, places, now).make()
        make_index(places, people, now)
        with connections[OWNER].cursor() as cursor:
            cursor.execute("select setval('processes_case_number', %s)", [CASES])
            cursor.execute("select setval('socialmap_searchword_id_seq', max(id)) from socialmap_searchword")

    def _who(self) -> None:
        self.stdout.write("Log in with a click on the login page; no password is needed. Among them:")
        for municipality, group in groupby(demo_people(), key=lambda one: one["municipality"]):
            self.stdout.write(f"\n{municipality}")
            for one in group:
                self.stdout.write(f"  {one['username']:<9} {one['name']}, {_work_of(one)}")


def _work_of(person: dict[str, Any]) -> str:
    """Roles, the profession where it says more, and where: `CJG-medewerker (jeugdverpleegkundige), CJG Lindenmeer`."""
    roles = ", ".join(ROLE_NAMES[Role(role)] for role in person["roles"])
    trade = person["title"]
    more = "" if trade.lower() in roles.lower() else f" ({trade.lower()})"
    return f"{roles}{more}, {person['centre']}"
