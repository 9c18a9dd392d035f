"""What happens to one vial across visits: kept for the next patient, taken over from another visit, its kept rest discarded.

One frozen class per fact, as in ``events``; nothing here decides. A vial is named ``<visit id>/<container>`` after where it was opened.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from procedure_assistant.domain.formulary import Kind
from procedure_assistant.domain.units import Dose, Volume


@dataclass(frozen=True, slots=True)
class VialKept:
    """A part of a vial stays usable for another patient. ``grounds`` says why it may: the product's data or the clinic's policy."""

    container: str
    dose: Dose
    grounds: str
    use_by: datetime


@dataclass(frozen=True, slots=True)
class VialTakenOver:
    """``dose`` of a vial that another visit opened and kept is used here.

    ``content`` in ``volume`` is the vial when it was full, so that its concentration stays the two numbers that it was made of.
    ``ready_at`` is when it was dissolved or first pierced (UTC).
    """

    container: str
    vial: str
    product: str
    label: str
    substance: str
    kind: Kind
    content: Dose
    volume: Volume
    with_epinephrine: bool
    ndc: str
    lot: str
    expiry: date
    serial: str
    diluent: str
    ready_at: datetime
    use_by: datetime
    dose: Dose


@dataclass(frozen=True, slots=True)
class KeptDiscarded:
    """Of what was kept for another patient a part was discarded after all; also after the visit that kept it was signed."""

    container: str
    dose: Dose
    reason: str
    witness: str
