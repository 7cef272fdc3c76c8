# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""Finding people: in one's own dossiers by any detail, and of others only whom to call."""

from datetime import date

import pytest

from opencjg.core.types import NotAllowed
from opencjg.persons import selectors
from opencjg.persons.rules.searching import read_query
from opencjg.persons.types import Reason

pytestmark = pytest.mark.django_db(databases=["default", "login", "owner"])
BSN = "999990019"


@pytest.fixture
def kept(files):
    """Two children of Jan's, with a mother; one of Piet's."""
    dossier = files.opens("Fatima El Meijer", born=date(2019, 5, 3), bsn=BSN)
    mother = files.adds(dossier, "Truus Bakker", born=date(1990, 1, 2))
    files.houses(dossier, files.child_of(dossier), mother)
    files.reaches(dossier, mother, "0612345678")
    files.opens("Kees Jansen", born=date(2015, 1, 1))
    files.opens("Hidde Verborgen", born=date(2018, 8, 8), who="piet")
    return dossier


def names(typed, viewer):
    return [one.name for one in selectors.find(read_query(typed), viewer)]


@pytest.mark.parametrize(
    "typed",
    [
        "fatima meijer",
        "Fatima el Meyer",
        "fátima maier",
        "meijr",
        "fat",
        "999990019",
        "9999.90.019",
        "3-5-2019",
        "03 05 2019 fatima",
    ],
)
def test_a_child_is_found_by_name_number_and_date_however_it_is_spelled(kept, act, typed):
    assert names(typed, act("jan"))[:1] == ["Fatima El Meijer"]


@pytest.mark.parametrize("typed", ["06-12345678", "+31 6 1234 5678", "backer truus", "1234 AB 12a truus"])
def test_a_parent_is_found_by_number_name_and_address(kept, act, typed):
    assert names(typed, act("jan"))[:1] == ["Truus Bakker"]


def test_each_hit_says_why(kept, act):
    [hit] = selectors.find(read_query("meyer 3-5-2019"), act("jan"))

    assert set(hit.reasons) == {Reason.BIRTH_DATE, Reason.NAME}
    assert hit.dossier == kept
    assert hit.place == "Lindenmeer"


@pytest.mark.parametrize("typed", ["verborgen", "hidde verborgen 8-8-2018", "8-8-2018"])
def test_nobody_of_another_dossier_is_found(kept, act, typed):
    assert "Hidde Verborgen" not in names(typed, act("jan"))


@pytest.mark.req("AUT-02")
def test_who_works_with_a_child_is_told_to_who_knows_it_already_and_nothing_else(kept, act):
    asked = read_query("hidde verborgen 8-8-2018")

    [call] = selectors.whom_to_call(asked, act("jan"))

    assert call.worker == "Piet Post"
    assert call.organisation == "Maatschappelijk werk Oost"
    assert "Verborgen" not in repr(call)


@pytest.mark.parametrize(
    "typed",
    [
        "verborgen",
        "hidde",
        "8-8-2018",
        "hidde verborgen 9-8-2018",
        "anders verborgen 8-8-2018",
        "v 8-8-2018",
        "h v 8-8-2018",
    ],
)
def test_less_than_a_name_and_a_date_tells_nothing(kept, act, typed):
    assert selectors.whom_to_call(read_query(typed), act("jan")) == ()


@pytest.mark.req("AUT-02")
def test_the_desk_hears_whom_to_call_and_finds_nobody(kept, act):
    viewer = act("samira")

    assert names("fatima meijer 3-5-2019", viewer) == []
    assert [one.worker for one in selectors.whom_to_call(read_query(BSN), viewer)] == ["Jan Jansen"]


@pytest.mark.parametrize("who", ["noor", "polly", "wim", "fatma", "frans"])
def test_who_has_no_dossiers_and_no_desk_does_not_search(kept, act, who):
    with pytest.raises(NotAllowed):
        selectors.find(read_query("meijer"), act(who))
    with pytest.raises(NotAllowed):
        selectors.whom_to_call(read_query(BSN), act(who))
