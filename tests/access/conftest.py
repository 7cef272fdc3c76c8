# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""A small scenario in which there is something to be seen, or not."""

import pytest

from opencjg.desk.types import Handling, NewCallback
from opencjg.forms.services import save_draft


@pytest.fixture
def scenario(desk, files, people, now, act):
    """One open question with a promise to call, one case with Jan, one that waits at the desk, and a draft of each."""
    promise = NewCallback(name="Kanarie", phone="0600000199", due=now)
    question = desk.registers("Kanarievraag", handling=(Handling.CALLBACK,), callback=promise)
    case = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=people["jan"], story="Kanarieverhaal")
    waiting = desk.hands_over(desk.registers("Zorg", risk=True, handling=()), to=None)
    files.fills(files.opens("Kanariekind Kwetter"))
    for name in ("samira", "jan"):
        save_draft(worker=act(name).worker, form="a", values={"q": ["Kanarieconcept"]}, at=now)
    return {"question": question, "case": case, "waiting": waiting}
