# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of how worries were weighed: a course over time, and bars that count. Each has its table on the page.

No line is told by colour alone: each has its own dashes and its name at its end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

LEFT, TOP, STEP, HEIGHT, NAMES = 40, 20, 110, 200, 130
HIGHEST = 5
BAR, GAP, LABELS, ROOM = 22, 14, 250, 380


@dataclass(frozen=True, slots=True)
class Point:
    """One assessment in the picture."""

    when: str
    category: int
    seriousness: int
    extent: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of bars: what it counts, how many of them are done, and how many there are."""

    name: str
    done: int
    all: int


def _y(value: int) -> float:
    return TOP + HEIGHT - (value - 1) * HEIGHT / (HIGHEST - 1)


def draw_course(points: Sequence[Point], names: tuple[str, str, str], *, title: str) -> str:
    """Category, seriousness and extent per assessment, from left to right, as SVG without styles."""
    width = LEFT + max(len(points), 1) * STEP + NAMES
    height = TOP + HEIGHT + 40
    parts = [
        f'<svg class="course" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}">',
        *(
            f'<line class="course__grid" x1="{LEFT}" x2="{width - NAMES}" y1="{_y(one):g}" y2="{_y(one):g}"/>'
            f'<text class="course__number" x="{LEFT - 12}" y="{_y(one) + 5:g}">{one}</text>'
            for one in range(1, HIGHEST + 1)
        ),
    ]
    places = [LEFT + STEP / 2 + place * STEP for place in range(len(points))]
    lines = (
        ("category", names[0], [point.category for point in points]),
        ("seriousness", names[1], [point.seriousness for point in points]),
        ("extent", names[2], [point.extent for point in points]),
    )
    taken: set[float] = set()
    for kind, name, values in lines:
        parts += _line(kind, name, places, values, taken)
    parts += [
        f'<text class="course__when" x="{x:g}" y="{height - 8}">{escape(point.when)}</text>'
        for x, point in zip(places, points, strict=True)
    ]
    return "".join([*parts, "</svg>"])


def _line(kind: str, name: str, places: Sequence[float], values: Sequence[int], taken: set[float]) -> list[str]:
    spots = [(x, _y(value)) for x, value in zip(places, values, strict=True)]
    if not spots:
        return []
    path = " ".join(f"{x:g},{y:g}" for x, y in spots)
    last_x, beside = spots[-1]
    while any(abs(beside - other) < 16 for other in taken):  # names that end at one height stand beneath each other
        beside += 16
    taken.add(beside)
    return [
        f'<polyline class="course__line course__line--{kind}" points="{path}"/>',
        *(f'<circle class="course__dot course__dot--{kind}" cx="{x:g}" cy="{y:g}" r="5"/>' for x, y in spots),
        f'<text class="course__name" x="{last_x + 14:g}" y="{beside + 5:g}">{escape(name)}</text>',
    ]


def draw_bars(bars: Sequence[Bar], *, title: str) -> str:
    """Horizontal bars with their number in words beside them, as SVG without styles."""
    most = max((bar.all for bar in bars), default=0) or 1
    height = len(bars) * (BAR + GAP) + GAP
    parts = [f'<svg class="bars" viewBox="0 0 {LABELS + ROOM + 90} {height}" role="img" aria-label="{escape(title)}">']
    for place, bar in enumerate(bars):
        y, end = GAP + place * (BAR + GAP), LABELS + bar.all * ROOM / most
        parts += [
            f'<text class="bars__name" x="{LABELS - 10}" y="{y + 16}">{escape(bar.name)}</text>',
            f'<rect class="bars__all" x="{LABELS}" y="{y}" width="{bar.all * ROOM / most:g}" height="{BAR}"/>',
            f'<rect class="bars__done" x="{LABELS}" y="{y}" width="{bar.done * ROOM / most:g}" height="{BAR}"/>',
            f'<text class="bars__count" x="{end + 10:g}" y="{y + 16}">{bar.done} / {bar.all}</text>',
        ]
    return "".join([*parts, "</svg>"])
