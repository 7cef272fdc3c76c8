# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""bin/bench: see `bench`. Exit code 0, also over a limit, unless asked to --check."""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

import django

django.setup()

from bench import report  # noqa: E402  # Django first
from bench.databases import Cluster, bare_environment, environment_of, url_of  # noqa: E402
from bench.log import LIMIT, LogCost, cost_of_log  # noqa: E402
from bench.measuring import Cost, Side  # noqa: E402
from bench.operations import BARE_SESSION, LOGGED, OPERATIONS, WEEK, Act, Load, Operation  # noqa: E402
from bench.servers import WebServer  # noqa: E402
from launch.progress import stage  # noqa: E402
from launch.signals import leave_in_order  # noqa: E402
from tests.world import session_of  # noqa: E402

ROUNDS = 10
# Before anything counts: imports, templates, plans, and the page cache.
WARM_UP = 40


@dataclass(frozen=True, slots=True)
class Scene:
    """Both sides at one number of rows."""

    load: Load
    ours: WebServer
    bare: WebServer
    unlogged: WebServer
    cluster: Cluster
    databases: tuple[str, str]

    def measure(self, operation: Operation, number: int) -> tuple[Cost, Cost]:
        """The product, then the bare page: a turn of each."""
        ours = self._side(self.ours, operation)
        bare = Side(self.bare, self.cluster, self.databases[1], f"sessionid={BARE_SESSION}")
        return (
            ours.measure([operation.ours(self.load) for _one in range(number)], operation.status),
            bare.measure([operation.bare(self.load) for _one in range(number)], operation.status),
        )

    def measure_log(self, act: Act, number: int) -> LogCost:
        """What the log costs of an act."""
        sides = self._side(self.ours, act), self._side(self.unlogged, act)
        url = url_of(self.cluster.admin_url, self.databases[0])
        return cost_of_log(act, self.load, sides, url, rounds=ROUNDS, number=number, warm_up=WARM_UP)

    def _side(self, server: WebServer, act: Act) -> Side:
        return Side(server, self.cluster, self.databases[0], f"session={session_of(act.worker)}")


def main(arguments: Sequence[str]) -> int:
    """Prepare, measure, and say what it cost."""
    options = _asked(arguments)
    leave_in_order()
    admin_url = os.environ.pop("ADMIN_DATABASE_URL", "")
    if not admin_url:
        sys.exit("bin/bench measures on the embedded PostgreSQL only: unset DATABASE_URL.")
    with ExitStack() as stack:
        cluster = Cluster(admin_url)
        cluster.forget_older()
        os.environ["STATIC_ROOT"] = stack.enter_context(tempfile.TemporaryDirectory())
        with stage("static files and translations"):
            for command in (["collectstatic", "--no-input", "-v0"], ["compile_catalogues"]):
                subprocess.run([sys.executable, "-m", "django", *command], stdout=subprocess.DEVNULL, check=True)
        scenes = [_scene(stack, cluster, rows, options.requests) for rows in options.rows]
        cluster.settle()
        results = [_measure(operation, scenes, options.requests) for operation in options.operations]
        logs = []
        if options.log:
            with stage("the log"):
                logs = [scenes[-1].measure_log(act, options.requests) for act in LOGGED]
    print("\n".join([report.table(results), *map(str, logs)]))
    over = [line for result in results for line in result.over()]
    over += [str(log) for log in logs if log.share > LIMIT]
    print("\n".join(over) or "All within their limits.")
    if options.json:
        found = {
            "operations": {result.operation.name: result.as_json() for result in results},
            "log": {log.name: log.as_json() for log in logs},
        }
        options.json.write_text(json.dumps(found, indent=2) + "\n")
    return 1 if over and options.check else 0


def _scene(stack: ExitStack, cluster: Cluster, rows: int, requests: int) -> Scene:
    """Databases with this many rows, and a server on each."""
    with stage(f"{rows:,} contacts"):
        ours, bare = cluster.ours(rows), cluster.bare(rows)
        stack.callback(cluster.drop, bare)
        stack.callback(cluster.drop, ours)
        waiting = cluster.beginnings(ours, to_finish=requests + WARM_UP, worker=WEEK)
        dossier, names, questions = cluster.known(ours, WEEK)
        environment = environment_of(ours) | {"DEMO": "0", "OPENCJG_TESTING": "0"}
        del environment["OWNER_DATABASE_URL"]
        return Scene(
            Load(rows, iter(waiting), dossier, cycle(names), cycle(questions)),
            stack.enter_context(WebServer("opencjg.asgi:application", environment)),
            stack.enter_context(WebServer("bench.bare_asgi:application", bare_environment(bare))),
            stack.enter_context(WebServer("bench.unlogged_asgi:application", environment)),
            cluster,
            (ours, bare),
        )


def _measure(operation: Operation, scenes: Sequence[Scene], requests: int) -> report.Result:
    """Every scene in turn, round after round, so that a busy moment of the machine falls on all alike."""
    rounds: dict[int, list[tuple[Cost, Cost]]] = {scene.load.rows: [] for scene in scenes}
    with stage(operation.name):
        for scene in scenes:
            scene.measure(operation, WARM_UP)
        for _round in range(ROUNDS):
            for scene in scenes:
                rounds[scene.load.rows].append(scene.measure(operation, requests // ROUNDS))
    return report.Result.of(operation, rounds)


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    known = {operation.name: operation for operation in OPERATIONS}
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="PATH", help="write the figures to this file as well")
    parser.add_argument("--rows", type=_numbers, default=[10_000, 100_000], help="contacts (10000,100000)")
    parser.add_argument(
        "--requests", type=_enough, default=600, help="of each act, each side, each number of rows (600)"
    )
    parser.add_argument("--operations", nargs="+", choices=known, default=list(known), help="which acts (all)")
    parser.add_argument("--log", action="store_true", help="also what the log costs, at the most rows")
    parser.add_argument("--check", action="store_true", help="exit with 1 when something is over its limit")
    options = parser.parse_args(arguments)
    options.operations = [known[name] for name in options.operations]
    return options


def _numbers(text: str) -> list[int]:
    return sorted({int(part) for part in text.split(",")})


def _enough(text: str) -> int:
    if int(text) < ROUNDS:
        raise argparse.ArgumentTypeError(f"at least {ROUNDS}: one for each round")
    return int(text)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
