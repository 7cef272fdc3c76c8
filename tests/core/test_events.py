# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Domain events: who is told, in which order, and what a refusal does."""

from dataclasses import dataclass

import pytest

from opencjg.core.events import isolated, publish, subscribe
from opencjg.core.types import NotAllowed


@dataclass(frozen=True)
class Closed:
    topic: str


@dataclass(frozen=True)
class Counted:
    topic: str


@pytest.fixture(autouse=True)
def _own_subscriptions():
    with isolated():
        yield


def test_everybody_who_subscribed_is_told_in_the_order_of_subscription():
    told = []
    subscribe(Closed, lambda event: told.append(("first", event.topic)))
    subscribe(Closed, lambda event: told.append(("second", event.topic)))

    publish(Closed("sleep"))

    assert told == [("first", "sleep"), ("second", "sleep")]


def test_who_subscribes_twice_is_told_once():
    told = []
    subscribe(Closed, told.append)
    subscribe(Closed, told.append)

    publish(Closed("sleep"))

    assert told == [Closed("sleep")]


def test_only_events_of_exactly_this_type_are_told():
    class ClosedEarly(Closed):
        pass

    told = []
    subscribe(Closed, told.append)

    publish(Counted("sleep"))
    publish(ClosedEarly("sleep"))

    assert told == []


def test_a_refusal_reaches_the_publisher_and_those_after_it_are_not_told():
    told = []

    def refuse(event):
        raise NotAllowed

    subscribe(Closed, refuse)
    subscribe(Closed, told.append)

    with pytest.raises(NotAllowed):
        publish(Closed("sleep"))
    assert told == []


def test_who_is_told_may_publish_in_turn():
    told = []
    subscribe(Closed, lambda event: publish(Counted(event.topic)))
    subscribe(Closed, told.append)
    subscribe(Counted, told.append)

    publish(Closed("sleep"))

    assert told == [Counted("sleep"), Closed("sleep")]


def test_isolation_begins_empty_and_gives_back_what_was_there():
    told = []
    subscribe(Closed, told.append)

    with isolated():
        publish(Closed("unheard"))
        subscribe(Counted, told.append)
    publish(Closed("heard"))
    publish(Counted("unheard"))

    assert told == [Closed("heard")]


def test_isolation_ends_when_the_block_fails():
    told = []
    subscribe(Closed, told.append)

    with pytest.raises(NotAllowed), isolated():
        raise NotAllowed
    publish(Closed("heard"))

    assert told == [Closed("heard")]
