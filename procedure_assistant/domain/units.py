"""Exact quantities with units: what may be added adds, everything else raises. No rounding happens here.

The one exception is a division without end (46.666… units in 0.7 mL of 200 units in 3 mL): see :data:`FINEST`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Self

from procedure_assistant.domain.say import say

FINEST = Decimal("1E-12")
"""A division without end is kept to this. Sums of such numbers are then exact, so given + wasted + left = opened holds exactly."""

MOST_DIGITS = 12
"""More digits than this were not measured by anybody; they are a slip of the keyboard."""

# A comma before three digits is a decimal sign for some readers and a thousands sign for others ("1,000").
_AMBIGUOUS = re.compile(r"[+-]?[1-9][0-9]{0,2}(,[0-9]{3})+")
_NUMBER = re.compile(r"[+-]?[0-9]*[.,]?[0-9]+")


class UnitMismatch(TypeError):
    """Two quantities were put together that do not measure the same thing."""


class NotANumber(ValueError):
    """A text that should be a decimal number is not one."""


def decimal_from(text: str) -> Decimal:
    """Read a decimal as typed ("2.5" or "2,5"); raises :class:`NotANumber`, also for "1,000", which can be read two ways."""
    typed = text.strip()
    if _AMBIGUOUS.fullmatch(typed):
        raise NotANumber(say("“{typed}” can be read in two ways; leave out the comma of thousands.", typed=typed))
    if not _NUMBER.fullmatch(typed):
        raise NotANumber(say("“{typed}” is not a number.", typed=typed))
    if sum(sign.isdigit() for sign in typed) > MOST_DIGITS:
        raise NotANumber(say("“{typed}” has too many digits.", typed=typed))
    number = Decimal(typed.replace(",", "."))
    return number if number else number.copy_abs()


def kept(quotient: Decimal) -> Decimal:
    """A quotient as it is kept: exact where it ends, else to :data:`FINEST`."""
    return quotient.quantize(FINEST) if decimals_of(quotient) > decimals_of(FINEST) else quotient


def decimals_of(number: Decimal) -> int:
    """How many decimals a finite number has, trailing zeros not counted."""
    return max(0, -int(number.normalize().as_tuple().exponent))


@dataclass(frozen=True, slots=True)
class _Quantity:
    """An amount that adds, subtracts and compares with its own kind only."""

    amount: Decimal

    def __post_init__(self) -> None:
        if not self.amount.is_finite():
            raise NotANumber(say("an amount is a finite number"))

    def _check(self, other: object) -> Decimal:
        """The other's amount in this quantity's unit; raises :class:`UnitMismatch`."""
        if not isinstance(other, type(self)):
            raise UnitMismatch(say("{name} and {name_2} do not go together", name=type(self).__name__, name_2=type(other).__name__))
        return other.amount

    def __add__(self, other: Self) -> Self:
        return replace(self, amount=self.amount + self._check(other))

    def __sub__(self, other: Self) -> Self:
        return replace(self, amount=self.amount - self._check(other))

    def __mul__(self, factor: int | Decimal) -> Self:
        return replace(self, amount=self.amount * factor)

    def __lt__(self, other: Self) -> bool:
        return self.amount < self._check(other)

    def __le__(self, other: Self) -> bool:
        return self.amount <= self._check(other)

    def __gt__(self, other: Self) -> bool:
        return self.amount > self._check(other)

    def __ge__(self, other: Self) -> bool:
        return self.amount >= self._check(other)

    def __bool__(self) -> bool:
        return self.amount != 0


_PER_MG = {"mg": Decimal(1), "mcg": Decimal(1000)}


@dataclass(frozen=True, slots=True)
class Dose(_Quantity):
    """An amount of drug: "mg", "mcg", or biologic "units", which count only for the product named in ``of``.

    Units of different toxin products are not interchangeable (botulinum toxin labels, warning 5.x), so adding them raises.
    """

    unit: str
    of: str = ""

    def __post_init__(self) -> None:
        _Quantity.__post_init__(self)  # not super(): a class with slots is made anew, and super() would look in the old one
        if self.unit not in ("mg", "mcg", "units"):
            raise UnitMismatch(say("“{unit}” is not a unit of a dose", unit=self.unit))

    def _check(self, other: object) -> Decimal:
        if not isinstance(other, Dose):
            raise UnitMismatch(say("a dose and {name} do not go together", name=type(other).__name__))
        if (self.unit == "units") != (other.unit == "units"):
            raise UnitMismatch(say("{unit} and {unit_2} do not add", unit=self.unit, unit_2=other.unit))
        if self.unit == "units":
            if self.of != other.of:
                raise UnitMismatch(say("units of {of} and of {of_2} are not interchangeable", of=self.of or "?", of_2=other.of or "?"))
            return other.amount
        return other.amount * _PER_MG[self.unit] / _PER_MG[other.unit]

    @property
    def mg(self) -> Decimal:
        """The amount in mg; raises :class:`UnitMismatch` for biologic units."""
        if self.unit == "units":
            raise UnitMismatch(say("biologic units have no weight"))
        return self.amount / _PER_MG[self.unit]


def units_of(product: str, amount: Decimal | int | str) -> Dose:
    """``amount`` biologic units of one toxin substance."""
    return Dose(Decimal(amount), "units", product)


def milligrams(amount: Decimal | int | str) -> Dose:
    """``amount`` mg."""
    return Dose(Decimal(amount), "mg")


@dataclass(frozen=True, slots=True)
class Volume(_Quantity):
    """A volume in mL."""

    @classmethod
    def ml(cls, amount: Decimal | int | str) -> Self:
        """``amount`` mL."""
        return cls(Decimal(amount))


@dataclass(frozen=True, slots=True)
class Mass(_Quantity):
    """A body weight in kg."""


@dataclass(frozen=True, slots=True)
class Length(_Quantity):
    """A length in mm."""


@dataclass(frozen=True, slots=True)
class Concentration:
    """A dose in a volume, kept as the two numbers so that nothing is rounded (200 units in 3 mL stays exact)."""

    dose: Dose
    volume: Volume

    def __post_init__(self) -> None:
        if self.volume.amount <= 0 or self.dose.amount <= 0:
            raise UnitMismatch(say("a concentration needs a dose and a volume above zero"))

    @classmethod
    def percent(cls, percent: Decimal | int | str) -> Self:
        """Mass concentration in percent: mg/mL = % × 10."""
        return cls(milligrams(Decimal(percent) * 10), Volume.ml(1))

    def dose_in(self, volume: Volume) -> Dose:
        """The dose that ``volume`` holds."""
        return replace(self.dose, amount=kept(self.dose.amount * volume.amount / self.volume.amount))

    def volume_of(self, dose: Dose) -> Volume:
        """The volume that holds ``dose``; raises :class:`UnitMismatch` for another drug's units."""
        same = self.dose - self.dose + dose
        return Volume(kept(same.amount * self.volume.amount / self.dose.amount))
