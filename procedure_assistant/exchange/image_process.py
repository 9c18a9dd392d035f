"""The reading process (``image_reader`` starts it): gets the bytes of an image, answers with what they say or with a PNG of a frame.

It keeps the last image in memory, so that leafing through a clip sends its bytes once. It opens no file.
"""

from __future__ import annotations

import os

import msgspec

from procedure_assistant.domain.say import plain
from procedure_assistant.exchange import image_files
from procedure_assistant.exchange.image_helper import be_modest, own_pipes
from procedure_assistant.exchange.image_pipe import Broken, Stream, Words, receive, receive_bytes, send, send_bytes
from procedure_assistant.services.image_values import MOST_BYTES
from procedure_assistant.services.problem import Problem

MOST_MEMORY = 4 * 1024 * 1024 * 1024


class _Reader:
    def __init__(self, requests: Stream, answers: Stream) -> None:
        self._requests = requests
        self._answers = answers
        self._key = ""
        self._data = bytearray()

    def serve(self) -> None:
        """Answer requests until the pipe ends."""
        while True:
            try:
                request, _ = receive(self._requests)
            except Broken:
                return
            self._answer(request)

    def _answer(self, request: Words) -> None:
        key = str(request.get("key", ""))
        if not key or key != self._key:
            send(self._answers, {"wanted": True})
            self._take(key)
        else:
            send(self._answers, {"wanted": False})
        try:
            if request["do"] == "examine":
                send(self._answers, {"facts": msgspec.to_builtins(image_files.examine(bytes(self._data)), enc_hook=plain)})
            else:
                png = image_files.picture(bytes(self._data), int(request["frame"]))
                send(self._answers, {"png": True})
                send_bytes(self._answers, [png])
        except Problem as problem:
            told = {"code": problem.code, "message": problem.message, "hint": problem.hint, "detail": problem.detail}
            send(self._answers, {"problem": told})

    def _take(self, key: str) -> None:
        self._key, self._data = "", bytearray()
        for piece in receive_bytes(self._requests):
            if len(self._data) <= MOST_BYTES:
                self._data += piece
        self._key = key


def main() -> None:
    """Serve the pipe. Memory that runs out ends the process, and the program says so."""
    requests, answers = own_pipes()
    be_modest(MOST_MEMORY)
    try:
        _Reader(requests, answers).serve()
    except (MemoryError, Broken):
        os._exit(1)  # no clean-up that would need memory


if __name__ == "__main__":
    main()
