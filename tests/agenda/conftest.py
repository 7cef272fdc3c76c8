# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
import pytest

from tests.agenda.sentences import Agenda


@pytest.fixture
def agenda(act, now, people):
    return Agenda(act, now, people)
