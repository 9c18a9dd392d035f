"""How numbers, doses, sides and dates are written, for screen and paper alike (Joint Commission and ISMP lists)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

from procedure_assistant.domain.units import Dose, Length, Mass, Volume

MOST_DECIMALS = 4
"""So many decimals are written; what is typed finer could not be shown as it is and is refused."""

_FINEST_SHOWN = Decimal(1).scaleb(-MOST_DECIMALS)
_WIDE = Context(prec=1000)  # a number too long for any syringe must still be written in the message that refuses it
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def number(value: Decimal | int) -> str:
    """No trailing zero, always a leading zero, a comma from one thousand on: 5, 0.7, 2.5, 1,000 (ISMP).

    More than four decimals are shown as "about 0.0667", never as if they were exact.
    """
    exact = Decimal(value)
    shown = exact.quantize(_FINEST_SHOWN, ROUND_HALF_EVEN, _WIDE)
    if shown != exact and not shown:
        return f"less than {_FINEST_SHOWN}"
    about = "" if shown == exact else "about "
    text = f"{shown if shown else abs(shown):,f}"
    return about + (text.rstrip("0").rstrip(".") if "." in text else text)


def dose(value: Dose) -> str:
    """ "5 units", "1 unit", "40 mg"; never "U", never "µg"."""
    unit = "unit" if value.unit == "units" and value.amount == 1 else value.unit
    return f"{number(value.amount)} {unit}"


def volume(value: Volume) -> str:
    """ "0.1 mL", "4 mL"."""
    return f"{number(value.amount)} mL"


def mass(value: Mass) -> str:
    """A body weight as a scale shows it: "82 kg", "84.2 kg", below 10 kg to a hundredth. The stored value keeps every digit."""
    step = Decimal("0.01") if value.amount < 10 else Decimal("0.1")
    return f"{number(value.amount.quantize(step, ROUND_HALF_EVEN))} kg"


def length_mm(value: Length, places: int = 1) -> str:
    """A length keeps the precision of its measurement: "28.0 mm"."""
    return f"{value.amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN)} mm"


def percent(fraction: Decimal) -> str:
    """A fraction in whole percent; next to a whole limit with a decimal, so that 99.6 % never reads as "100 %"."""
    exact = fraction * 100
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP)
    if whole == 100 and exact != 100:
        return f"{exact.quantize(Decimal('0.1'), ROUND_FLOOR if exact < 100 else ROUND_CEILING)} %"
    return f"{whole} %"


def day(value: date) -> str:
    """ "14 Feb 1981"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def day_text(iso: str) -> str:
    """An ISO date as answered, written as a day."""
    return day(date.fromisoformat(iso))


def moment(value: datetime) -> str:
    """ "23 Nov 2026 14:05", in the zone the moment carries: for a time typed here, the clinic's."""
    return f"{day(value.date())} {clock_time(value)}"


def moment_text(iso: str) -> str:
    """An ISO moment as answered, written as day and time."""
    return moment(datetime.fromisoformat(iso))


def clock_time(value: datetime) -> str:
    """24-hour "14:31" of a moment already in local time."""
    return f"{value:%H:%M}"


def count(amount: int, one: str, many: str = "") -> str:
    """ "1 site", "3 sites"."""
    return f"{amount} {one if amount == 1 else many or one + 's'}"


def listed(words: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def weeks_and_days(days: int) -> str:
    """ "12 weeks 1 day", "13 weeks", "5 days"."""
    weeks, rest = divmod(days, 7)
    parts = [count(weeks, "week")] if weeks else []
    if rest or not weeks:
        parts.append(count(rest, "day"))
    return " ".join(parts)
