# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Process models as they run: parsed once per version, which never changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from opencjg.core import reference
from opencjg.processes.models import ProcessModel
from opencjg.processes.rules.bpmn import parse
from opencjg.processes.types import Model, Node

_parsed: dict[UUID, "Loaded"] = {}


@dataclass(frozen=True, slots=True)
class Loaded:
    """One version of a model, ready to walk."""

    id: UUID
    key: str
    version: int
    name: str
    model: Model

    def node(self, node: str) -> Node:
        return self.model.nodes[node]


def version(model: UUID) -> Loaded:
    """The version with this identity; a query the first time this process meets it."""
    if model not in _parsed:
        _keep(ProcessModel.objects.get(id=model))
    return _parsed[model]


def active() -> Mapping[str, Loaded]:
    """The active version of each process, by key; reference data."""
    return reference.kept("active process models", _active)


def _active() -> dict[str, Loaded]:
    return {row.key: _keep(row) for row in ProcessModel.objects.filter(active=True)}


def _keep(row: ProcessModel) -> Loaded:
    if row.id not in _parsed:
        _parsed[row.id] = Loaded(row.id, row.key, row.version, row.name, parse(row.xml))
    return _parsed[row.id]
