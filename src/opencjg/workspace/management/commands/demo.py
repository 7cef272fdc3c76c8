# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
from argparse import ArgumentParser
from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connections, transaction
from django.utils import timezone

from opencjg.accounts.login import demo_people
from opencjg.processes.services import load_shipped_models
from opencjg.workspace.demo.history import CASES, make_history
from opencjg.workspace.demo.people import make_people
from opencjg.workspace.demo.region import OWNER, make_duties, make_region, make_topics, model


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
            centres, organisations = make_region(now)
            workers = make_people(centres, organisations, now)
            make_duties(workers, centres, now)
            make_history(workers, make_topics(), now)
            with connections[OWNER].cursor() as cursor:
                cursor.execute("select setval('processes_case_number', %s)", [CASES])
        with connections[OWNER].cursor() as cursor:
            cursor.execute("analyze")
        self.stdout.write("loaded")

    def _who(self) -> None:
        people = demo_people()
        self.stdout.write("Log in with a click on the login page; no password is needed. Among them:")
        for centre, group in groupby(people, key=lambda one: (one["municipality"], one["centre"])):
            self.stdout.write(f"\n{centre[1]} ({centre[0]})")
            for one in group:
                self.stdout.write(f"  {one['username']:<8} {one['name']}, {one['title'].lower()}")
