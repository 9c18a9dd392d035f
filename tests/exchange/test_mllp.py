"""The framing: whatever the pieces are in which bytes come, the same messages come out, and never more is kept than the limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.exchange.mllp import Frames, NotMllp, TooLong, framed

MESSAGES = st.lists(st.binary(min_size=1, max_size=40).map(lambda data: data.replace(b"\x0b", b"v").replace(b"\x1c", b"f")), max_size=6)


def test_that_a_frame_is_vt_message_fs_cr():
    assert framed(b"MSH|") == b"\x0bMSH|\x1c\r"


@pytest.mark.parametrize("sign", [b"\x0b", b"\x1c"])
def test_that_a_message_with_a_sign_of_the_frame_is_not_framed(sign: bytes):
    with pytest.raises(ValueError, match="VT or FS"):
        framed(b"MSH" + sign)


@given(MESSAGES, st.lists(st.integers(1, 30), min_size=1, max_size=20))
def test_that_any_cut_gives_the_same_messages(messages: list[bytes], cuts: list[int]):
    data = b"".join(map(framed, messages))
    frames, found, at, turn = Frames(), [], 0, 0
    while at < len(data):
        step = cuts[turn % len(cuts)]
        found += frames.feed(data[at : at + step])
        at, turn = at + step, turn + 1
    assert found == messages
    assert (frames.is_inside, frames.broken) == (False, 0)


@given(st.binary(max_size=300), st.integers(1, 40))
def test_that_any_bytes_keep_no_more_than_the_limit(data: bytes, step: int):
    frames = Frames(most_bytes=50)
    try:
        for at in range(0, len(data), step):
            for message in frames.feed(data[at : at + step]):
                assert len(message) <= 50
            assert frames.size <= 50 + step
    except TooLong:
        assert len(data) > 50


def test_that_a_message_that_begins_again_counts_as_broken_and_the_last_one_is_taken():
    frames = Frames()
    assert list(frames.feed(b"\x0bhalf\x0bagain\x0bwhole\x1c\r\x0b")) == [b"whole"]
    assert (frames.broken, frames.is_inside) == (2, True)


def test_that_an_end_without_its_return_is_an_end():
    frames = Frames()
    assert list(frames.feed(b"\x0bone\x1c\x0btwo\x1c\r\r\n")) == [b"one", b"two"]


def test_that_noise_has_a_limit_and_white_space_has_none():
    frames = Frames()
    for _ in range(100):
        assert list(frames.feed(b"\r\n" * 1000)) == []
    assert list(frames.feed(b"noise\x0bone\x1c\r")) == [b"one"]
    with pytest.raises(NotMllp):
        list(frames.feed(b"x" * 70_000))


def test_that_a_message_at_the_limit_passes_and_one_beyond_does_not():
    assert list(Frames(10).feed(framed(b"0123456789"))) == [b"0123456789"]
    with pytest.raises(TooLong):
        list(Frames(10).feed(framed(b"0123456789A")))
    with pytest.raises(TooLong):
        list(Frames(10).feed(b"\x0b0123456789A"))
