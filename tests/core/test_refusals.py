# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Refusals carry what the reader needs, and no sentence."""

import pytest

from opencjg.core.types import AlreadyDone, BadInput, Conflict, NotAllowed, Refusal


@pytest.mark.parametrize("refusal", [NotAllowed, AlreadyDone])
def test_a_refusal_has_a_code_of_its_own(refusal):
    assert refusal().code == {NotAllowed: "not_allowed", AlreadyDone: "already_done"}[refusal]
    assert refusal("closed_before", {"who": "Jan"}).params == {"who": "Jan"}


def test_its_parameters_fill_a_translated_sentence_and_cannot_be_changed_on_the_way():
    refusal = Refusal("worker_away", {"name": "Jan"})
    sentence = "%(name)s is away."
    assert sentence % refusal.params == "Jan is away."
    with pytest.raises(TypeError):
        refusal.params["name"] = "Piet"


def test_a_conflict_shows_what_the_other_wrote():
    assert Conflict({"text": "theirs"}).theirs == {"text": "theirs"}
    assert Conflict(None).code == "changed_meanwhile"


def test_bad_input_names_its_field():
    refusal = BadInput("phone", "too_short", {"least": 10})
    assert (refusal.field, refusal.code, dict(refusal.params)) == ("phone", "too_short", {"least": 10})
    assert isinstance(refusal, Refusal)
