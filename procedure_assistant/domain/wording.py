"""How numbers, doses, sides and dates are written, for screen and paper alike (Joint Commission and ISMP lists)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal

from procedure_assistant.domain.say import joined, said_day, said_number, say
from procedure_assistant.domain.units import Dose, Length, Mass, Volume

MOST_DECIMALS = 4
"""So many decimals are written; what is typed finer could not be shown as it is and is refused."""

_FINEST_SHOWN = Decimal(1).scaleb(-MOST_DECIMALS)
_WIDE = Context(prec=1000)  # a number too long for any syringe must still be written in the message that refuses it
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


SHOWN_VALUES = (
    *(say("left"), say("right"), say("midline"), say("both")),
    *(say("female"), say("male"), say("other"), say("unknown")),
    *(say("negative"), say("positive"), say("blood"), say("clear fluid"), say("air")),
    *(say("supine"), say("sitting"), say("prone"), say("ultrasound"), say("landmarks")),
    *(say("done"), say("current step"), say("open"), say("overridden"), say("not applicable"), say("blocks"), say("signed")),
    *(say("given"), say("planned"), say("changed"), say("omitted"), say("extra"), say("next"), say("moved"), say("selected")),
    *(say("other dose"), say("last visit")),
    *(say("before"), say("after"), say("first"), say("second"), say("times"), say("unit"), say("units"), say("nobody")),
    *(say("within"), say("near"), say("over"), say("information"), say("rich"), say("poor"), say("yes"), say("no")),
    *(say("nerves"), say("vessels"), say("bones"), say("muscles"), say("skin")),
)
"""Words that stand in the record as they are and are shown by `say(value)`, here so that every catalogue has them."""


def number(value: Decimal | int) -> str:
    """No trailing zero, always a leading zero, a comma from one thousand on: 5, 0.7, 2.5, 1,000 (ISMP).

    More than four decimals are shown as "about 0.0667", never as if they were exact.
    """
    exact = Decimal(value)
    shown = exact.quantize(_FINEST_SHOWN, ROUND_HALF_EVEN, _WIDE)
    if shown != exact and not shown:
        return say("less than {n}", n=said_number(str(_FINEST_SHOWN)))
    text = f"{shown if shown else abs(shown):,f}"
    written = said_number(text.rstrip("0").rstrip(".") if "." in text else text)
    return written if shown == exact else say("about {n}", n=written)


def dose(value: Dose) -> str:
    """ "5 units", "1 unit", "40 mg"; never "U", never "µg"."""
    if value.unit == "units":
        return units(value.amount)
    return say("{n} {unit}", n=number(value.amount), unit=value.unit)


def units(amount: Decimal | int) -> str:
    """ "5 units", "1 unit"."""
    return say("{n} unit" if amount == 1 else "{n} units", n=number(amount))


def volume(value: Volume) -> str:
    """ "0.1 mL", "4 mL"."""
    return millilitres(value.amount)


def millilitres(amount: Decimal | int) -> str:
    """ "0.1 mL"."""
    return say("{n} mL", n=number(amount))


def mass(value: Mass) -> str:
    """A body weight as a scale shows it: "82 kg", "84.2 kg", below 10 kg to a hundredth. The stored value keeps every digit."""
    step = Decimal("0.01") if value.amount < 10 else Decimal("0.1")
    return say("{n} kg", n=number(value.amount.quantize(step, ROUND_HALF_EVEN)))


def length_mm(value: Length, places: int = 1) -> str:
    """A length keeps the precision of its measurement: "28.0 mm"."""
    return say("{n} mm", n=said_number(str(value.amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_EVEN))))


def percent(fraction: Decimal) -> str:
    """A fraction in whole percent; next to a whole limit with a decimal, so that 99.6 % never reads as "100 %"."""
    exact = fraction * 100
    whole = exact.quantize(Decimal(1), ROUND_HALF_UP)
    if whole == 100 and exact != 100:
        whole = exact.quantize(Decimal("0.1"), ROUND_FLOOR if exact < 100 else ROUND_CEILING)
    return say("{n} %", n=said_number(str(whole)))


def day(value: date) -> str:
    """ "14 Feb 1981"."""
    return said_day(f"{value.day} {_MONTHS[value.month - 1]} {value.year}", value)


def day_text(iso: str) -> str:
    """An ISO date as answered, written as a day."""
    return day(date.fromisoformat(iso))


def moment(value: datetime) -> str:
    """ "23 Nov 2026 14:05", in the zone the moment carries: for a time typed here, the clinic's."""
    return joined(" ", (day(value.date()), clock_time(value)))


def moment_text(iso: str) -> str:
    """An ISO moment as answered, written as day and time."""
    return moment(datetime.fromisoformat(iso))


def clock_time(value: datetime) -> str:
    """24-hour "14:31" of a moment already in local time."""
    return f"{value:%H:%M}"


def count(amount: int, one: str, many: str = "") -> str:
    """ "1 site", "3 sites". The catalogue holds both, "{n} site" and "{n} sites"; `one` and `many` are literals."""
    return say("{n} " + (one if amount == 1 else many or one + "s"), n=amount)


def listed(words: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"; with `last` "or" the same."""
    if len(words) < 2:
        return joined("", words)
    before = joined(", ", words[:-1])
    if last == "and":
        return say("{before} and {last}", before=before, last=words[-1])
    return say("{before} or {last}", before=before, last=words[-1])


def weeks_and_days(days: int) -> str:
    """ "12 weeks 1 day", "13 weeks", "5 days"."""
    weeks, rest = divmod(days, 7)
    parts = [count(weeks, "week")] if weeks else []
    if rest or not weeks:
        parts.append(count(rest, "day"))
    return joined(" ", parts)
