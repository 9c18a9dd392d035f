"""A lot of a product, and one movement of it by a visit: plain values. Counts nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

OPENED, PUT_BACK, CORRECTED, VOIDED, USED = "opened", "put_back", "corrected", "voided", "used"
"""Why stock moved. ``USED`` names a lot that belongs to the record and is not counted (diluent, kit, biologic): a recall finds it."""

DILUENT = "diluent"


@dataclass(frozen=True, slots=True)
class LotMovement:
    """One movement of a lot by a visit: ``change`` is -1 for a container opened, +1 for one that was not used after all, 0 for
    a lot that is only named. ``expiry`` is None when the record does not say it, ``serial`` "" when nobody scanned one."""

    at: datetime
    who: str
    product: str
    label: str
    lot: str
    expiry: date | None
    serial: str
    change: int
    cause: str


def lot_key(lot: str) -> str:
    """A lot as it is compared: letters and digits only, in capitals. A recall shall rather find one too many than one too few."""
    return re.sub(r"[\W_]+", "", lot).upper()
