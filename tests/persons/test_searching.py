# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""One search box: whatever is typed is recognised by its form."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from opencjg.core.types import BadInput
from opencjg.persons.rules.phones import national_phone
from opencjg.persons.rules.searching import read_query, unread
from opencjg.persons.types import Asked
from tests.persons.test_bsn import bsns

DAY = date(2019, 5, 3)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("", Asked()),
        ("Jan van der Berg", Asked(words=("jan", "berg"))),
        ("mw. Jansen-de Vries", Asked(words=("jansen", "vries"))),
        # BSN
        ("111222333", Asked(bsn="111222333")),
        ("1112.22.333", Asked(bsn="111222333")),
        ("bsn: 111 222 333", Asked(bsn="111222333")),
        ("12345672", Asked(bsn="012345672")),
        ("111222333 jansen", Asked(words=("jansen",), bsn="111222333")),
        # day of birth; eight figures that are a day are a day
        ("3-5-2019", Asked(born=DAY)),
        ("03052019", Asked(born=DAY)),
        ("20190503", Asked(born=DAY)),
        ("geb. 3 mei 2019 Meijer", Asked(words=("meyer",), born=DAY)),
        ("Yılmaz 2019-05-03", Asked(words=("yilmaz",), born=DAY)),
        ("03 05 2019 Mei", Asked(words=("mei",), born=DAY)),
        # telephone
        ("0612345678", Asked(phone="0612345678")),
        ("06-12 34 56 78", Asked(phone="0612345678")),
        ("tel. 06 - 12345678", Asked(phone="0612345678")),
        ("+31 6 12345678", Asked(phone="0612345678")),
        ("+31 (0)6 12345678", Asked(phone="0612345678")),
        ("0031612345678", Asked(phone="0612345678")),
        ("612345678", Asked(phone="0612345678")),
        ("(0299) 12 34 56", Asked(phone="0299123456")),
        ("020-1234567 de Boer", Asked(words=("boer",), phone="0201234567")),
        ("06 12 12 19 85", Asked(phone="0612121985")),
        ("06 12 12 1985", Asked(phone="0612121985")),
        ("06 12121985", Asked(phone="0612121985")),
        ("06-12121985", Asked(phone="0612121985")),
        ("06 64413767", Asked(phone="0664413767")),
        ("+32 475 12 34 56", Asked(phone="0032475123456")),
        # address
        ("1234 AB", Asked(postcode="1234AB")),
        ("1234ab12", Asked(postcode="1234AB", house_number="12")),
        ("1234 AB 12a", Asked(postcode="1234AB", house_number="12a")),
        ("1234 AB 12-A", Asked(postcode="1234AB", house_number="12a")),
        ("1234 AB, 12 a", Asked(postcode="1234AB", house_number="12a")),
        ("1234 AB 12-2", Asked(postcode="1234AB", house_number="12-2")),
        ("1234 AB 12 bis", Asked(postcode="1234AB", house_number="12bis")),
        ("1234 AB 12 J Jansen", Asked(words=("j", "jansen"), postcode="1234AB", house_number="12")),
        ("Dorpsstraat 12, 1234 AB", Asked(words=("dorpsstraat",), postcode="1234AB", house_number="12")),
        ("1234 SS 12", Asked(words=("ss",))),
        ("1234 de Vries", Asked(words=("vries",))),
        ("1234 DE 5", Asked(postcode="1234DE", house_number="5")),
        # together
        (
            "Fatima El-Amrani 3-5-2019 1234 AB 12 06-12345678",
            Asked(("fatima", "amrani"), "", DAY, "0612345678", "1234AB", "12"),
        ),
    ],
)
def test_what_is_typed_is_recognised_by_its_form(typed, asked):
    assert read_query(typed) == asked


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("jansen 111222334", ("111222334",)),
        ("jansen 2019", ("2019",)),
        ("31-2-2019", ("31-2-2019",)),
        ("jan@voorbeeld.example", ("jan@voorbeeld.example",)),
        ("111222333 123456782", ("123456782",)),
        ("jansen 3-5-2019", ()),
    ],
)
def test_what_nobody_can_search_by_is_said(typed, left):
    assert unread(typed) == left


SEPARATORS = st.sampled_from(["", " ", "-", "."])
mobiles = st.text("0123456789", min_size=8, max_size=8).map(lambda digits: f"06{digits}")


@given(bsn=bsns(), between=SEPARATORS)
def test_a_number_that_passes_the_test_is_a_bsn(bsn, between):
    typed = between.join((bsn[:3], bsn[3:6], bsn[6:]))
    assert read_query(f"jansen {typed}") == Asked(words=("jansen",), bsn=bsn)


@given(phone=mobiles, form=st.sampled_from(["{}", "0{0}", "+31{}", "+31 {}", "0031-{}", "+31(0){}"]), gap=SEPARATORS)
def test_a_telephone_number_is_one_however_it_is_written(phone, form, gap):
    national = phone[1:] if form != "{}" else phone
    typed = form.format(national[:-8] + gap + national[-8:])
    assert national_phone(typed) == phone
    assert read_query(typed) == Asked(phone=phone)


@given(
    day=st.dates(date(1900, 1, 1), date(2060, 1, 1)),
    bsn=bsns(),
    phone=mobiles,
    order=st.permutations(["jansen", "day", "bsn", "phone", "1234 AB 12"]),
)
def test_the_order_in_which_it_is_typed_makes_no_difference(day, bsn, phone, order):
    typed = {"day": day.strftime("%d-%m-%Y"), "bsn": bsn, "phone": phone}
    asked = read_query(", ".join(typed.get(part, part) for part in order))
    assert asked == Asked(("jansen",), bsn, day, phone, "1234AB", "12")


@given(typed=st.one_of(st.text(), st.text("0123456789 -+.()abAB\n", max_size=40)))
@example(typed="㍘")
def test_anything_may_be_typed(typed):
    asked = read_query(typed)
    assert asked.house_number == "" or asked.postcode
    assert not any(char in "0123456789@" for word in asked.words for char in word)
    assert unread(typed) == unread(typed.strip())


@pytest.mark.parametrize("typed", ["", "112", "061234567", "06123456789", "+31", "abc", "+0612345678"])
def test_what_is_no_telephone_number_is_refused(typed):
    with pytest.raises(BadInput) as refusal:
        national_phone(typed)
    assert (refusal.value.field, refusal.value.code) == ("phone", "phone_wrong")
