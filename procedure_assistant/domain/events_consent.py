"""What happened with the patient's consent: signed on the screen, withdrawn, given again. Facts only, part of the one union in ``events``.

The signed text lies in the event word for word, so that what was signed can be read for as long as the record can.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Stroke = tuple[int, ...]
"""One line drawn without lifting: x, y, x, y, … in a box of ``WIDTH`` × ``HEIGHT``, x to the right, y down."""

WIDTH, HEIGHT = 3000, 1000
"""The box that every signature is kept in, whatever screen it was drawn on."""


class Signer(StrEnum):
    """Who consented."""

    PATIENT = "patient"
    REPRESENTATIVE = "representative"


class DrawnBy(StrEnum):
    """What the signature was drawn with; NOBODY where the signer could not, and a witness attests. No pressure, no speed is kept."""

    PEN = "pen"
    TOUCH = "touch"
    MOUSE = "mouse"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class ConsentSigned:
    """A consent text was signed. ``text_hash``: SHA-256 of ``text`` in UTF-8, as hex digits; ``side`` "" where the visit has none.

    ``relation`` and ``name`` are those of who signed; ``unable`` says why nothing was drawn, and then ``witness`` attests.
    """

    kind: str
    title: str
    version: str
    language: str
    text: str
    text_hash: str
    procedure: str
    side: str
    signer: Signer
    name: str
    relation: str
    witness: str
    interpreter: str
    strokes: tuple[Stroke, ...]
    drawn_by: DrawnBy
    unable: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class ConsentWithdrawn:
    """The patient took the consent back, for a reason in their words."""

    reason: str


@dataclass(frozen=True, slots=True)
class ConsentRenewed:
    """After a withdrawal the patient consented again in words; ``said`` is what was agreed."""

    said: str


ConsentEvent = ConsentSigned | ConsentWithdrawn | ConsentRenewed
