"""The National Drug Code in its printed forms of 10, 11 and 12 digits, and in the GTIN of a package. Knows no product.

Sources: FDA, 21 CFR 207 (10 digits as 4-4-2, 5-3-2 or 5-4-1; 12 digits as 6-4-2 from 2033 on, 91 FR 10749) and HIPAA (11 digits, 5-4-2);
GS1: GTIN = indicator, "03", the ten digits, check digit (facts B5, B6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WIDTHS = (6, 4, 2)
"""The longest form; every printed form is one of these with zeros left off at the front of a segment."""

_PRINTED = frozenset({(4, 4, 2), (5, 3, 2), (5, 4, 1), (5, 4, 2), (6, 4, 2)})
_OF_ELEVEN = (5, 4, 2)
_OF_TEN = ((4, 4, 2), (5, 3, 2), (5, 4, 1))


@dataclass(frozen=True, slots=True)
class Ndc:
    """Labeler, product and package segment with the digits that were printed; two that differ in leading zeros only are the same code."""

    labeler: str
    product: str
    package: str

    @property
    def text(self) -> str:
        """The segments as printed: "0023-3921-02"."""
        return f"{self.labeler}-{self.product}-{self.package}"

    @property
    def eleven(self) -> str:
        """The 11 digits of a claim, without hyphens; "" for a labeler of six digits that has no such form."""
        labeler = self.labeler.lstrip("0").zfill(5)
        return f"{labeler}{self.product.zfill(4)}{self.package.zfill(2)}" if len(labeler) == 5 else ""

    @property
    def ten(self) -> str:
        """The 10 digits that a GTIN carries, "" where the printed form has more."""
        digits = f"{self.labeler}{self.product}{self.package}"
        return digits if len(digits) == 10 else ""

    def is_same(self, other: Ndc) -> bool:
        """Whether both name one package, however many zeros are printed."""
        return self._filled() == other._filled()

    def may_be(self, ten: str) -> bool:
        """Whether ten digits without hyphens can be this code, by any of the three ways to part them."""
        return any(self.is_same(one) for one in of_ten(ten))

    def _filled(self) -> tuple[str, ...]:
        parts = (self.labeler, self.product, self.package)
        return tuple(part.zfill(width) for part, width in zip(parts, _WIDTHS, strict=True))


def parse_ndc(typed: str) -> Ndc:
    """An NDC as printed with hyphens, or 11 or 12 digits without.

    Raises ``ValueError`` for anything else, also for 10 digits without hyphens, which can be parted in three ways (:func:`of_ten`).
    """
    text = re.sub(r"^\s*NDC:?", "", typed, flags=re.IGNORECASE).strip()
    text = re.sub(r"[\s‐‑‒–]*[-‐‑‒–\s][\s‐‑‒–]*", "-", text)
    if re.fullmatch(r"[0-9]+-[0-9]+-[0-9]+", text):
        ndc = Ndc(*text.split("-"))
        if (len(ndc.labeler), len(ndc.product), len(ndc.package)) in _PRINTED:
            return ndc
    elif re.fullmatch(r"[0-9]{11}", text):
        return _parted(text, _OF_ELEVEN)
    elif re.fullmatch(r"[0-9]{12}", text):
        return _parted(text, _WIDTHS)
    raise ValueError(typed)


def of_ten(digits: str) -> tuple[Ndc, ...]:
    """The three codes that ten digits without hyphens can mean; none for anything else."""
    return tuple(_parted(digits, widths) for widths in _OF_TEN) if re.fullmatch(r"[0-9]{10}", digits) else ()


def ten_of_gtin(gtin: str) -> str:
    """The ten digits of the NDC inside a GTIN of 14 digits, "" where it carries none (its company prefix is not "03")."""
    return gtin[3:13] if re.fullmatch(r"[0-9]03[0-9]{11}", gtin) else ""


def gtin_of(ndc: Ndc, indicator: int = 0) -> str:
    """The GTIN of 14 digits of a package, "" where the code has no form of ten digits. ``indicator``: 0 the item, 1 to 8 its cartons."""
    if not ndc.ten:
        return ""
    body = f"{indicator}03{ndc.ten}"
    return body + check_digit(body)


def check_digit(body: str) -> str:
    """The last digit of a GS1 number by the digits before it (GS1 General Specifications, 7.9): weights 3 and 1 from the right."""
    total = sum(int(digit) * (3 if place % 2 == 0 else 1) for place, digit in enumerate(reversed(body)))
    return str(-total % 10)


def _parted(digits: str, widths: tuple[int, int, int]) -> Ndc:
    first, second = widths[0], widths[0] + widths[1]
    return Ndc(digits[:first], digits[first:second], digits[second:])
