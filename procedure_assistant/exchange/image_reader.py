"""The port ``ImageReader``: images are looked through and decoded in a process of their own. Never called on the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Iterable

import msgspec

from procedure_assistant.exchange import image_words as words
from procedure_assistant.exchange.image_helper import Helper
from procedure_assistant.exchange.image_pipe import Broken, Words, receive, receive_bytes, send, send_bytes
from procedure_assistant.services.image_values import Facts
from procedure_assistant.services.problem import Problem

PATIENCE = 60.0
"""Seconds for one image; what takes longer was made to take long."""


class ImageProcess:
    """Reads images in a process that is started with the first one; one image at a time."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self._patience = patience
        self._one = threading.Lock()
        self._helper: Helper | None = None

    def examine(self, pieces: Iterable[bytes]) -> Facts:
        """Look through the bytes of an image. Raises ``Problem`` IMAGE-…"""
        with self._one:
            answer, _ = self._ask({"do": "examine"}, pieces)
        return msgspec.convert(answer["facts"], type=Facts)

    def picture(self, pieces: Iterable[bytes], frame: int, key: str = "") -> bytes:
        """A PNG of one frame. With the ``key`` of the image read last, ``pieces`` is not asked for its bytes again."""
        with self._one:
            _, png = self._ask({"do": "picture", "frame": frame, "key": key}, pieces)
        return png

    def close(self) -> None:
        """End the process; the next use starts another."""
        with self._one:
            self._end()

    def _ask(self, request: Words, pieces: Iterable[bytes]) -> tuple[Words, bytes]:
        helper = self._helper = self._helper or Helper("image_process")
        late = threading.Timer(self._patience, helper.kill)
        late.daemon = True
        late.start()
        done = False
        try:
            answer, png = self._talk(helper, request, pieces)
            done = True
        except Broken as error:
            raise words.ended(str(error)) from error
        finally:
            late.cancel()
            if not done:  # also when ``pieces`` raised in the middle: the process still waits for their end
                self._end()
        if "problem" in answer:
            told = answer["problem"]
            raise Problem(told["code"], told["message"], hint=told["hint"], detail=told["detail"])
        return answer, png

    @staticmethod
    def _talk(helper: Helper, request: Words, pieces: Iterable[bytes]) -> tuple[Words, bytes]:
        send(helper.requests, request)
        wanted, _ = receive(helper.answers)
        if wanted["wanted"]:
            send_bytes(helper.requests, pieces)
        answer, _ = receive(helper.answers)
        return answer, b"".join(receive_bytes(helper.answers)) if "png" in answer else b""

    def _end(self) -> None:
        if self._helper is not None:
            helper, self._helper = self._helper, None
            helper.kill()
            helper.close()
