"""Wrapping a key: it opens with exactly what it was wrapped with, and it can be wiped."""

from __future__ import annotations

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.services.key_wrapping import (
    WRAPPED_BYTES,
    Cost,
    DatabaseKey,
    recovery_secret,
    stretched,
    unwrap,
    wrap,
)
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.recovery_key import RecoveryKey

CHEAP = Cost(8, 1)
SALT = bytes(range(16))
BYTES_32 = st.binary(min_size=32, max_size=32)


def key_of(data: bytes) -> DatabaseKey:
    return DatabaseKey(bytearray(data))


@given(BYTES_32, st.text(max_size=80), st.binary(max_size=100))
def test_that_a_wrapped_key_opens_with_the_same_password_and_context(data: bytes, password: str, bound: bytes):
    wrapped = wrap(key_of(data), stretched(password, SALT, CHEAP), bound)
    assert len(wrapped) == WRAPPED_BYTES
    assert data not in wrapped
    opened = unwrap(wrapped, stretched(password, SALT, CHEAP), bound)
    assert opened is not None
    assert bytes(opened) == data


@given(BYTES_32, BYTES_32, st.binary(min_size=1, max_size=40), st.data())
def test_that_one_changed_bit_anywhere_opens_nothing(data: bytes, secret: bytes, bound: bytes, draw: st.DataObject):
    wrapped = wrap(key_of(data), secret, bound)
    parts = [bytearray(wrapped), bytearray(secret), bytearray(bound)]
    part = draw.draw(st.sampled_from(parts))
    part[draw.draw(st.integers(0, len(part) - 1))] ^= 1 << draw.draw(st.integers(0, 7))
    assert unwrap(bytes(parts[0]), bytes(parts[1]), bytes(parts[2])) is None


def test_that_a_key_is_never_wrapped_the_same_way_twice():
    key, secret = DatabaseKey.random(), bytes(32)
    assert len({wrap(key, secret, b"") for _ in range(20)}) == 20


def test_that_stretching_is_argon2id_as_others_compute_it():
    # The first line of what the reference program prints: echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32
    expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert stretched("password", b"somesalt", Cost(65536, 2)).hex() == expected


def test_that_salt_cost_and_password_each_make_another_secret():
    ways = {
        stretched("heron", SALT, CHEAP),
        stretched("Heron", SALT, CHEAP),
        stretched("heron", SALT[::-1], CHEAP),
        stretched("heron", SALT, Cost(16, 1)),
        stretched("heron", SALT, Cost(8, 2)),
        stretched("heron", SALT, Cost(16, 1, 2)),
    }
    assert len(ways) == 6


def test_that_too_little_memory_is_told_as_such():
    # A cost below what Argon2 can do at all is refused by the same code as memory that is not there.
    with pytest.raises(Problem) as caught:
        stretched("heron", SALT, Cost(1, 1))
    assert caught.value.code == "KEYS-MEMORY"
    assert "heron" not in f"{caught.value.text}{caught.value.detail}"


def test_that_a_recovery_secret_follows_from_key_and_salt_as_rfc_5869_says():
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    recovery = RecoveryKey(bytes(range(20)))
    expected = HKDF(SHA256(), 32, SALT, b"procedure assistant recovery").derive(bytes(range(20)))
    assert recovery_secret(recovery, SALT) == expected


@pytest.mark.parametrize("cost", [Cost(0, 1), Cost(7, 1), Cost(15, 1, 2), Cost(8, 0), Cost(8, 65), Cost(2**20 + 1, 1), Cost(512, 1, 17)])
def test_that_a_cost_no_version_would_write_is_known_as_such(cost: Cost):
    assert not cost.possible
    assert Cost(8, 1).possible
    assert Cost(64 * 1024, 2).possible


def test_that_a_wiped_key_is_overwritten_and_can_no_longer_be_used():
    memory = bytearray(range(32))
    key = DatabaseKey(memory)
    key.wipe()
    assert memory == bytes(32)
    for use in (bytes, lambda one: one.seal_of(b"")):
        with pytest.raises(ValueError, match="this database key was wiped"):
            use(key)
    key.wipe()
    assert repr(key) == "DatabaseKey(hidden)"


def test_that_a_key_is_not_shown_copied_stored_or_hashed():
    key = key_of(bytes(range(32)))
    assert {repr(key), str(key), f"{key!r}"} == {"DatabaseKey(hidden)"}
    for way in (copy.copy, copy.deepcopy, pickle.dumps):
        with pytest.raises(TypeError, match="is not copied or stored"):
            way(key)
    with pytest.raises(TypeError):
        hash(key)
    with pytest.raises(ValueError, match="32 bytes"):
        key_of(bytes(31))


def test_that_keys_are_equal_by_their_bytes_and_random_ones_differ():
    assert key_of(bytes(32)) == key_of(bytes(32))
    assert key_of(bytes(32)) != bytes(32)
    assert DatabaseKey.random() != DatabaseKey.random()
