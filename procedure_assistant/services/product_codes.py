"""Which product a code means and which lots were recalled, as the clinic keeps them in its settings. Reads no code and charts nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import msgspec

from procedure_assistant.domain.formulary import Formulary, Product
from procedure_assistant.domain.ndc import Ndc, of_ten, parse_ndc
from procedure_assistant.domain.say import plain, say
from procedure_assistant.services.pack_codes import PackCode
from procedure_assistant.services.ports import Store
from procedure_assistant.services.problem import Problem

_LEARNED, _RECALLED = "package_codes", "recalled_lots"


@dataclass(frozen=True, slots=True)
class LearnedCode:
    """What the clinic said a code is: a product of the formulary by its id, or a kit by maker and model. One of the two is empty."""

    item: str
    product: str
    maker: str
    model: str
    by: str
    at: datetime
    ndc: str = ""
    """As printed on the package, "" where nobody said: ten digits alone can be parted in three ways."""


@dataclass(frozen=True, slots=True)
class RecalledLot:
    """A lot that nobody may use any more; ``product`` is an id of the formulary, "" for any product."""

    product: str
    lot: str
    reason: str
    by: str
    on: date


def product_of(code: PackCode, formulary: Formulary) -> Product | None:
    """The one product whose NDC is in the code; None where there is none, or where the ten digits could mean two."""
    found = [one for one in formulary.products if one.ndc and parse_ndc(one.ndc).may_be(code.ndc_digits)]
    return found[0] if len(found) == 1 else None


def ndc_of(code: PackCode, product: Product, learned: LearnedCode | None) -> str | None:
    """The NDC of the package: None where it is the one of the formulary, "" where it is another one that nobody has said."""
    if not code.ndc_digits or (product.ndc and parse_ndc(product.ndc).may_be(code.ndc_digits)):
        return None
    return learned.ndc if learned is not None else ""


def alike(code: PackCode, formulary: Formulary) -> tuple[Product, ...]:
    """Products of the same labeler and product number in another package: a carton, or a second size. To be proposed, never assumed."""
    parted = of_ten(code.ndc_digits)
    return tuple(one for one in formulary.products if one.ndc and any(_same_drug(parse_ndc(one.ndc), other) for other in parted))


def _same_drug(one: Ndc, other: Ndc) -> bool:
    return (one.labeler.zfill(6), one.product.zfill(4)) == (other.labeler.zfill(6), other.product.zfill(4))


def learned_codes(store: Store) -> dict[str, LearnedCode]:
    """What was learned, by item number. Raises ``Problem`` SCAN-LIST where the list cannot be read."""
    return {one.item: one for one in _read(store, _LEARNED, list[LearnedCode])}


def learn_code(store: Store, learned: LearnedCode) -> None:
    """Keep what a code is, in place of what was said of it before."""
    kept = {**learned_codes(store), learned.item: learned}
    _write(store, _LEARNED, list(kept.values()))


def forget_code(store: Store, item: str) -> None:
    """The code is asked about again when it is scanned next."""
    _write(store, _LEARNED, [one for one in learned_codes(store).values() if one.item != item])


def recalled_lots(store: Store) -> tuple[RecalledLot, ...]:
    """The list of recalled lots, the oldest first. Raises ``Problem`` SCAN-LIST where it cannot be read."""
    return tuple(_read(store, _RECALLED, list[RecalledLot]))


def recall_lot(store: Store, recalled: RecalledLot) -> None:
    """Put a lot on the list; one that is on it keeps its place and gets the newer reason."""
    others = [one for one in recalled_lots(store) if not _is_same(one, recalled.product, recalled.lot)]
    _write(store, _RECALLED, [*others, recalled])


def end_recall(store: Store, product: str, lot: str) -> None:
    """Take a lot off the list."""
    _write(store, _RECALLED, [one for one in recalled_lots(store) if not _is_same(one, product, lot)])


def recall_of(store: Store, product: str, lot: str) -> RecalledLot | None:
    """The recall that a lot falls under. Letters count alike, small or capital, and spaces do not count: lots are also typed."""
    found = (one for one in recalled_lots(store) if one.product in ("", product) and written(one.lot) == written(lot))
    return next(found, None)


def written(lot: str) -> str:
    """A lot as it is compared."""
    return "".join(lot.split()).upper()


def _is_same(one: RecalledLot, product: str, lot: str) -> bool:
    return (one.product, written(one.lot)) == (product, written(lot))


def _read(store: Store, key: str, kind: Any) -> Any:  # noqa: ANN401 -- the kind says what comes back
    text = store.setting(key)
    try:
        return msgspec.json.decode(text, type=kind) if text else []
    except msgspec.MsgspecError as error:
        raise Problem(
            "SCAN-LIST",
            say("What the clinic keeps about codes of packages cannot be read. Nothing was charted."),
            hint=say("Type product, lot and expiry, and restore the last backup."),
            detail=repr(error),
        ) from error


def _write(store: Store, key: str, kept: list[Any]) -> None:
    store.save_setting(key, msgspec.json.encode(kept, enc_hook=plain).decode())
