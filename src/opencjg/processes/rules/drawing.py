# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A model as a picture and as a list: where a matter came along, where it stands, what can follow.

The picture takes its layout from the BPMN file. State is never told by colour alone: done has a check mark, now a
thick border, the way taken a thick line.
"""

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from html import escape
from itertools import pairwise

from opencjg.processes.types import Box, Model, Node, NodeKind

MARGIN = 20
LINE = 16


class NodeState(StrEnum):
    """How an element stands to a matter."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Row:
    """One element of the list beside the picture."""

    code: str
    name: str
    state: NodeState
    following: tuple[str, ...]
    question: bool


@dataclass(frozen=True, slots=True)
class StripStep:
    """One step of the process strip."""

    code: str
    name: str
    state: NodeState
    node: str = ""
    when: str = ""


def _state(node: str, passed: Sequence[str], current: Sequence[str]) -> NodeState:
    if node in current:
        return NodeState.NOW
    return NodeState.DONE if node in passed else NodeState.AHEAD


def as_list(model: Model, passed: Sequence[str], current: Sequence[str]) -> tuple[Row, ...]:
    """Every step, decision and end in walking order, with what can follow."""
    rows = []
    for node in _in_order(model):
        if node.kind is NodeKind.START or (node.kind is NodeKind.GATEWAY and len(model.out[node.id]) == 1):
            continue
        following = tuple(
            f"{flow.name or flow.answer}: {_title(model.nodes[flow.target])}"
            if flow.answer
            else _title(model.nodes[flow.target])
            for flow in model.out[node.id]
        )
        state = _state(node.id, passed, current)
        rows.append(Row(node.code, node.name, state, following, node.kind is NodeKind.GATEWAY))
    return tuple(rows)


def strip(model: Model, passed: Sequence[str], current: Sequence[str]) -> tuple[StripStep, ...]:
    """The steps that were done, the one to do now, and the shortest way on from there to an end."""
    done = [node for node in dict.fromkeys(passed) if _shown(model, node) and node not in current]
    now = [node for node in current if node in model.nodes]
    ahead = _shortest(model, now[0]) if now and model.nodes[now[0]].kind is NodeKind.TASK else []
    names = [*((node, NodeState.DONE) for node in done), *((node, NodeState.NOW) for node in now)]
    names += [(node, NodeState.AHEAD) for node in ahead if node not in current]
    return tuple(StripStep(model.nodes[node].code, model.nodes[node].name, state, node) for node, state in names)


def _shown(model: Model, node: str) -> bool:
    return node in model.nodes and model.nodes[node].kind in {NodeKind.TASK, NodeKind.END}


def _shortest(model: Model, start: str) -> list[str]:
    """Steps on the shortest way from here to an end, without here itself."""
    came: dict[str, str] = {start: ""}
    todo = [start]
    while todo:
        node = todo.pop(0)
        if model.nodes[node].kind is NodeKind.END:
            way = []
            while node != start:
                way.append(node)
                node = came[node]
            return [one for one in reversed(way) if _shown(model, one)]
        for flow in model.out[node]:
            if flow.target not in came:
                came[flow.target] = node
                todo.append(flow.target)
    return []


def _in_order(model: Model) -> list[Node]:
    seen: dict[str, Node] = {}
    todo = [node.id for node in model.nodes.values() if node.kind is NodeKind.START]
    while todo:
        node = model.nodes[todo.pop(0)]
        if node.id in seen:
            continue
        seen[node.id] = node
        todo += [flow.target for flow in model.out[node.id]]
    return list(seen.values())


def _title(node: Node) -> str:
    return f"{node.code} {node.name}".strip()


def draw(model: Model, *, passed: Sequence[str], current: Sequence[str], titles: Mapping[str, str]) -> str:
    """The model as SVG, without style or script; classes say the state. All text is escaped.

    `passed` is in the order in which it happened: two elements one after the other are the arrow that was taken.
    `titles` holds `title`, the picture's name for who does not see it.
    """
    boxes = list(model.boxes.values()) or [Box(0, 0, 100, 100)]
    points = [point for line in model.lines.values() for point in line]
    left = min([box.x for box in boxes] + [x for x, _y in points]) - MARGIN
    top = min([box.y for box in boxes] + [y for _x, y in points]) - MARGIN
    right = max([box.x + box.width for box in boxes] + [x for x, _y in points]) + MARGIN
    bottom = max([box.y + box.height for box in boxes] + [y for _x, y in points]) + MARGIN + LINE
    way = [*passed, *current]
    taken = set(pairwise(way))
    lines = "".join(_line(model, flow.id, (flow.source, flow.target) in taken) for flow in model.flows)
    shapes = "".join(
        _shape(node, model.boxes[node.id], _state(node.id, passed, current))
        for node in model.nodes.values()
        if node.id in model.boxes
    )
    title = escape(titles.get("title", model.name))
    return (
        f'<svg class="process" role="img" viewBox="{left:g} {top:g} {right - left:g} {bottom - top:g}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{title}</title>{lines}{shapes}</svg>'
    )


def _line(model: Model, flow: str, taken: bool) -> str:
    points = model.lines.get(flow, ())
    if len(points) < 2:
        return ""
    path = " ".join(f"{x:g},{y:g}" for x, y in points)
    (ax, ay), (bx, by) = points[-2:]
    name = next(one for one in model.flows if one.id == flow)
    label = ""
    if name.name:
        (sx, sy), (tx, ty) = points[:2]
        x, y = (sx + 6, (sy + ty) / 2) if sx == tx else (min(sx, tx) + 6, sy - 5)
        label = f'<text class="process__answer" x="{x:g}" y="{y:g}">{escape(name.name)}</text>'
    kind = "process__line is-taken" if taken else "process__line"
    return f'<polyline class="{kind}" points="{path}"/>{_arrow(ax, ay, bx, by, taken)}{label}'


def _arrow(ax: float, ay: float, bx: float, by: float, taken: bool) -> str:
    dx, dy = (bx > ax) - (bx < ax), (by > ay) - (by < ay)
    first = (bx - 8 * dx - 4 * dy, by - 8 * dy - 4 * dx)
    second = (bx - 8 * dx + 4 * dy, by - 8 * dy + 4 * dx)
    kind = "process__arrow is-taken" if taken else "process__arrow"
    points = " ".join(f"{x:g},{y:g}" for x, y in ((bx, by), first, second))
    return f'<polygon class="{kind}" points="{points}"/>'


def _shape(node: Node, box: Box, state: NodeState) -> str:
    classes = {NodeState.DONE: " is-done", NodeState.NOW: " is-now", NodeState.AHEAD: ""}[state]
    mid_x, mid_y = box.x + box.width / 2, box.y + box.height / 2
    if node.kind is NodeKind.TASK:
        shape = (
            f'<rect class="process__shape" x="{box.x:g}" y="{box.y:g}" width="{box.width:g}" '
            f'height="{box.height:g}" rx="8"/>'
        )
        text = _text(_title(node), mid_x, mid_y, int(box.width / 7.2))
    elif node.kind is NodeKind.GATEWAY:
        corners = (
            f"{mid_x:g},{box.y:g} {box.x + box.width:g},{mid_y:g} {mid_x:g},{box.y + box.height:g} {box.x:g},{mid_y:g}"
        )
        shape = f'<polygon class="process__shape" points="{corners}"/>'
        text = _text(_title(node), mid_x, box.y - 26, 24)
    else:
        shape = f'<circle class="process__shape" cx="{mid_x:g}" cy="{mid_y:g}" r="{box.width / 2:g}"/>'
        text = _text(_title(node), mid_x, box.y + box.height + 26, 20)
    mark = ""
    if state is NodeState.DONE:
        x, y = box.x + box.width - 6, box.y + 6
        mark = (
            f'<circle class="process__mark" cx="{x:g}" cy="{y:g}" r="9"/>'
            f'<path class="process__tick" d="M{x - 4:g} {y:g}l3 3 5-6"/>'
        )
    return f'<g class="process__{node.kind}{classes}">{shape}{text}{mark}</g>'


def _text(text: str, x: float, y: float, width: int) -> str:
    lines = textwrap.wrap(text, max(width, 8)) or [""]
    first = y - (len(lines) - 1) * LINE / 2 + 5
    spans = "".join(
        f'<tspan x="{x:g}" y="{first + number * LINE:g}">{escape(line)}</tspan>' for number, line in enumerate(lines)
    )
    return f'<text class="process__text">{spans}</text>'
