# SPDX-FileCopyrightText: 2026 OpenCJG contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is sealed opens with its own key, in its own place, and nowhere else."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from opencjg.core import vault

keys = st.binary(min_size=vault.KEY_BYTES, max_size=vault.KEY_BYTES)
places = st.text(st.characters(codec="utf-8"), max_size=60)


@given(content=st.binary(max_size=2000), key=keys, place=places)
def test_what_was_sealed_comes_back_as_it_was(content, key, place):
    assert vault.unseal_with(key, vault.seal_with(key, content, place=place), place=place) == content


@given(text=places, place=places)
def test_a_text_comes_back_as_it_was(text, place):
    assert vault.unseal(vault.seal(text, place=place), place=place) == text


@given(content=st.binary(max_size=200), key=keys, place=places, other=places)
def test_a_value_moved_to_another_row_is_refused(content, key, place, other):
    assume(place != other)
    with pytest.raises(vault.Sealed):
        vault.unseal_with(key, vault.seal_with(key, content, place=place), place=other)


@given(content=st.binary(max_size=200), key=keys, other=keys)
def test_another_key_opens_nothing(content, key, other):
    assume(key != other)
    with pytest.raises(vault.Sealed):
        vault.unseal_with(other, vault.seal_with(key, content, place="blob:1"), place="blob:1")


@given(content=st.binary(max_size=200), key=keys, data=st.data())
def test_one_changed_or_missing_byte_is_noticed(content, key, data):
    sealed = vault.seal_with(key, content, place="blob:1")
    at = data.draw(st.integers(0, len(sealed) - 1))
    changed = sealed[:at] + bytes([sealed[at] ^ data.draw(st.integers(1, 255))]) + sealed[at + 1 :]
    for wrong in (changed, sealed[:at]):
        with pytest.raises(vault.Sealed):
            vault.unseal_with(key, wrong, place="blob:1")


def test_the_same_bytes_are_sealed_differently_each_time():
    key = vault.new_key()
    assert vault.seal_with(key, b"Kanarie", place="a") != vault.seal_with(key, b"Kanarie", place="a")
    assert vault.new_key() != key


@given(place=places, other=places)
def test_a_wrapped_key_opens_in_its_own_place_only(place, other):
    assume(place != other)
    key = vault.new_key()
    wrapped = vault.wrap_key(key, place=place)

    assert key not in wrapped
    assert vault.unwrap_key(wrapped, place=place) == key
    with pytest.raises(vault.Sealed):
        vault.unwrap_key(wrapped, place=other)


def test_a_text_cannot_pass_for_a_key_nor_a_key_for_a_text():
    with pytest.raises(vault.Sealed):
        vault.unwrap_key(vault.seal("a" * 32, place="dossier:1"), place="dossier:1")
    with pytest.raises(vault.Sealed):
        vault.unseal(vault.wrap_key(vault.new_key(), place="dossier:1"), place="dossier:1")


def test_without_the_master_key_a_wrapped_key_is_lost(settings):
    wrapped = vault.wrap_key(vault.new_key(), place="dossier:1")
    settings.DATA_KEY = vault.new_key()
    with pytest.raises(vault.Sealed):
        vault.unwrap_key(wrapped, place="dossier:1")


@pytest.mark.parametrize("length", [0, 16, 31, 33])
def test_only_a_full_key_is_wrapped(length):
    with pytest.raises(ValueError, match="32 bytes"):
        vault.wrap_key(bytes(length), place="dossier:1")
