"""The pictures that were shown last, so that looking again costs nothing. Bounded; safe on every thread."""

from __future__ import annotations

import threading
from collections import OrderedDict


class PicturesInMemory:
    """The pictures shown last, up to so many bytes."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._found: OrderedDict[tuple[str, int], bytes] = OrderedDict()

    def get(self, image_id: str, frame: int) -> bytes | None:
        """The picture of a frame, None when it is not remembered."""
        with self._lock:
            found = self._found.get((image_id, frame))
            if found is not None:
                self._found.move_to_end((image_id, frame))
            return found

    def put(self, image_id: str, frame: int, png: bytes) -> None:
        """Remember a picture, and forget those that were not asked for the longest; the last one always stays."""
        with self._lock:
            self._found[image_id, frame] = png
            self._found.move_to_end((image_id, frame))
            while len(self._found) > 1 and sum(map(len, self._found.values())) > self._most:
                self._found.popitem(last=False)

    def clear(self) -> None:
        """Forget them all."""
        with self._lock:
            self._found.clear()
