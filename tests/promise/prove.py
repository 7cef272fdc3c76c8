# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""bin/prove: the promise, proven for as many steps as one likes. Exit code 1 when it did not hold."""

import argparse
import os
import sys
import traceback

os.environ["OPENCJG_TESTING"] = "1"  # before the settings are read: no pool keeps connections to a clone

import django

django.setup()

from django.db import connections  # noqa: E402  # Django first

from tests.conftest import fingerprint, make_template, owner_connection  # noqa: E402
from tests.promise.account import TELLING, Account  # noqa: E402
from tests.promise.machine import NAMES, Broken  # noqa: E402
from tests.promise.run import prove, scratch  # noqa: E402


def main(arguments: list[str]) -> int:
    """Run, with a line of figures after every round."""
    parser = argparse.ArgumentParser(prog="bin/prove", description=__doc__)
    parser.add_argument("--steps", type=int, default=20_000, help="how many steps (20,000)")
    parser.add_argument("--seed", type=int, help="begin with the choices of an earlier run")
    parser.add_argument("--shrink", action="store_true", help="look for the fewest steps that break it (minutes)")
    options = parser.parse_args(arguments)
    with owner_connection(connections["owner"].settings_dict["NAME"]) as owner:
        template = f"tpl_{fingerprint()}"
        make_template(owner, template)
        account = Account(_say)
        with scratch(owner, template) as fresh:
            try:
                base = prove(fresh, account, options.steps, shrink=options.shrink, first_seed=options.seed)
            except Broken:
                _say(traceback.format_exc())
                base = None
    return _end(account, options.steps, base)


def _end(account: Account, steps: int, base: int | None) -> int:
    never = account.never(NAMES) if steps >= TELLING and base is not None else []
    _say(account.table())
    if never:
        _say("This proves less than it should: " + "; ".join(never))
    if base is not None:
        _say(f"seed {base}")
    _say(account.line())
    return 1 if base is None or never else 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
