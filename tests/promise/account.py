# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a run did, so that a run which did nothing cannot pass for a proof."""

import time
from collections import Counter
from collections.abc import Callable

from tests.promise.stage import Ending, How

# The operator's own work, and what nobody asks for: no refusal of these has to be seen.
ALWAYS_DONE = {"a colleague starts", "a program crashes", "a connection is killed"}
STRIKES = ("killed midway", "killed before its commit", "crashed midway", "crashed before its commit")
TELLING = 2_000  # steps after which everything must have happened, both ways
SAID_EVERY = 500


class Account:
    """Counts of every kind of step, by how it ended."""

    def __init__(self, say: Callable[[str], None] = lambda _line: None) -> None:
        self.say = say
        self.started = time.monotonic()
        self.steps = 0
        self.ended: Counter[tuple[str, How]] = Counter()
        self.refusals: Counter[str] = Counter()
        self.strikes: Counter[str] = Counter()
        self.faults: list[str] = []

    def note(self, name: str, *endings: Ending) -> None:
        """One step; two at once are one step with two endings."""
        self.steps += 1
        for how in {ending.how for ending in endings}:
            self.ended[name, how] += 1
        self.refusals.update(ending.code for ending in endings if ending.how is How.REFUSED)
        struck = [ending for ending in endings if ending.how in {How.KILLED, How.CRASHED}]
        self.strikes.update(f"{ending.how} {ending.code}" for ending in struck)
        if self.steps % SAID_EVERY == 0:
            self.say(self.line())

    @property
    def broken(self) -> int:
        return len(self.faults)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    @property
    def refused(self) -> int:
        return sum(self.refusals.values())

    def never(self, names: set[str]) -> list[str]:
        """Which kinds of step never succeeded, or were never refused."""
        missing = [f"{name}: never done" for name in sorted(names) if not self._came_through(name)]
        missing += [f"never {strike}" for strike in STRIKES if not self.strikes[strike]]
        return missing + [
            f"{name}: never refused" for name in sorted(names - ALWAYS_DONE) if not self.ended[name, How.REFUSED]
        ]

    def _came_through(self, name: str) -> bool:
        wanted = {"a connection is killed": How.KILLED, "a program crashes": How.CRASHED}
        return self.ended[name, wanted.get(name, How.DONE)] > 0

    def line(self) -> str:
        """Figures so far."""
        speed = self.steps / max(self.seconds, 0.001)
        return (
            f"{self.steps} steps, {self.seconds:.0f} seconds, {speed:.1f} steps per second, "
            f"{self.refused} refusals, broken {self.broken}"
        )

    def table(self) -> str:
        """Every kind of step with how often it ended how, and why acts were refused."""
        names = sorted({name for name, _how in self.ended})
        rows = [f"  {name:<48}" + "".join(f"{self.ended[name, how]:>9}" for how in How) for name in names]
        head = " " * 50 + "".join(f"{how.value:>9}" for how in How)
        why = ", ".join(f"{code} {count}" for code, count in self.refusals.most_common())
        struck = ", ".join(f"{strike} {count}" for strike, count in self.strikes.most_common())
        return "\n".join([head, *rows, f"  refused because: {why}", f"  interrupted: {struck}"])
