"""The program whose power fails while images come in: writes images, clicks in between, says each once the store has acknowledged it.

Arguments: database, seed, key as hex digits or "plain". It says ``image <id> <sha256>`` and ``entry <seq>``, one line each. Holds no test.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from procedure_assistant.services.image_values import Facts, FileKind, ImageEntry, Origin, Placing, Source
from procedure_assistant.store.images import PIECE
from tests.faults.power_loss.writing_program import say, store_at
from tests.store.samples import OPENED, SAVED, derived_from, entry, patient

LARGEST = 6 * PIECE
PLACED = ImageEntry(Placing.PLACED, "v1", "", OPENED, "DICOM listener", "room 2")


def main(path: Path, seed: int, key: str) -> None:
    """Write until the power fails."""
    chance = random.Random(seed)
    store = store_at(path, key)
    store.save_patient(patient("p1"), SAVED)
    while True:
        staged = store.images.stage()
        data = chance.randbytes(chance.randrange(1, LARGEST))
        for at in range(0, len(data), PIECE):
            staged.write(data[at : at + PIECE])
            rows = store.log("v1")
            row = entry("v1", rows[-1] if rows else None)
            store.append([row], derived_from((row,)))
            say("entry", row.seq)
        image, _ = store.images.keep(staged, Facts(FileKind.PNG, 1, 1), Origin(Source.LISTENER, "", OPENED, "", ""), PLACED)
        say("image", image.id, image.sha256)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
