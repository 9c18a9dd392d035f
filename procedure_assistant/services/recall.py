"""A recall: every patient and visit in which a lot was used, what is still on the shelf, and the list of letters on paper or as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from procedure_assistant.domain import wording
from procedure_assistant.domain.lots import lot_key
from procedure_assistant.domain.say import say
from procedure_assistant.domain.stock import LotBalance, LotId, shelf
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.note import Letterhead
from procedure_assistant.services.paper import Paper
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.settings import load_settings
from procedure_assistant.services.stock_codec import entry_of
from procedure_assistant.services.stock_ports import RecallHit, StockStore

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Recall:
    """What a recall found: visits by patient and day, the lots on the shelf, and the reason where the lot is on the clinic's list."""

    product: str
    lot: str
    hits: tuple[RecallHit, ...]
    on_shelf: tuple[LotBalance, ...]
    reason: str = ""

    @property
    def written_to(self) -> tuple[RecallHit, ...]:
        """The visits that count: those whose record is not void."""
        return tuple(one for one in self.hits if not one.void)

    @property
    def patients(self) -> int:
        """How many patients are to be written to."""
        return len({one.patient_id for one in self.written_to})

    @property
    def on_hand(self) -> int:
        """Containers that are still on the shelf."""
        return sum(one.on_hand for one in self.on_shelf)


@dataclass(frozen=True, slots=True)
class LetterRow:
    """One patient of the letter list: who, and each visit with its product and lot."""

    name: str
    born: str
    mrn: str
    visits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LetterList:
    """The list as plain values, ready to be drawn. Paper is written in English."""

    letterhead: Letterhead
    heading: str
    lot: str
    facts: tuple[tuple[str, str], ...]
    rows: tuple[LetterRow, ...]
    made_at: datetime
    made_by: str


DrawList = Callable[[LetterList, Paper], bytes]
"""Port: the list as finished PDF."""


class RecallService:
    """Finds by Act.LOOK, prints by Act.PRINT_RECORD, saves by Act.SAVE_RECORD; each stands in the audit trail."""

    def __init__(
        self, stock: StockStore, store: Store, clock: Clock, who: Callable[[], str], draw: DrawList,
        recalled: Callable[[], dict[LotId, str]] = dict,
    ) -> None:  # fmt: skip
        """``recalled``: the clinic's list of recalled lots with reasons."""
        self._stock = stock
        self._store = store
        self._clock = clock
        self._who = who
        self.draw = draw
        self._recalled = recalled
        self.guard: Guard = NoAccounts()

    def find(self, lot: str, product: str = "") -> Recall:
        """Every visit of a lot; of every product when none is said. Raises ``Problem`` RECALL-LOT, PERMISSION, STORE-…."""
        self.guard.check(Act.LOOK)
        key = lot_key(lot)
        if not key:
            raise Problem("RECALL-LOT", say("The lot is missing."), hint=say("Type or scan the lot that was recalled."))
        hits = self._stock.recall(key, product)
        found = shelf(map(entry_of, self._stock.stock_log()), self._stock.taken(key))
        lots = tuple(one for one in found.lots.values() if one.id[1] == key and product in {"", one.product})
        listed = self._recalled()
        reason = next((listed[one] for one in listed if one[1] == key and ("" in {product, one[0]} or one[0] == product)), "")
        self.guard.note(Act.LOOK, key, say("recall of lot {lot}: {visits}", lot=lot.strip(), visits=wording.count(len(hits), "visit")))
        return Recall(product, lot.strip(), hits, lots, reason)

    def letter_list(self, recall: Recall) -> LetterList:
        """The list of letters of a recall; void records are named in it and get no letter."""
        settings = load_settings(self._store)
        now = self._clock.local(self._clock.now())
        facts = [
            ("Lot", recall.lot),
            ("Product", _plain(sorted({one.label for one in recall.hits} | {one.label for one in recall.on_shelf}))),
            ("Patients", f"{recall.patients}"),
            ("Visits", f"{len(recall.written_to)}"),
            ("Still on the shelf", f"{recall.on_hand}"),
        ]
        void = len(recall.hits) - len(recall.written_to)
        if void:
            facts.append(("Void records, no letter", f"{void}"))
        if recall.reason:
            facts.append(("Reason", str(recall.reason)))
        return LetterList(
            Letterhead(settings.clinic, settings.details),
            "Recall: letter list",
            recall.lot,
            tuple(facts),
            _letter_rows(recall),
            now,
            self._who(),
        )

    def pdf(self, recall: Recall, paper: Paper | None = None) -> bytes:
        """The list as PDF, on the clinic's paper unless another is asked for."""
        self.guard.check(Act.PRINT_RECORD)
        return self.draw(self.letter_list(recall), paper or load_settings(self._store).paper)

    def csv(self, recall: Recall) -> str:
        """One line a visit; a text that a spreadsheet would take for a formula gets an apostrophe in front."""
        self.guard.check(Act.SAVE_RECORD)
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(("patient", "born", "mrn", "visit_day", "visit", "product", "lot", "expiry", "containers", "void"))
        for one in recall.hits:
            writer.writerow(
                (
                    *map(_cell, (one.name, _iso(one.born), one.mrn)), one.day.isoformat(), one.visit_id,
                    *map(_cell, (one.label, one.lot)), _iso(one.expiry), one.used, "yes" if one.void else "",
                )
            )  # fmt: skip
        return out.getvalue()

    def handed_out(self, recall: Recall, *, printed: bool) -> None:
        """The list left the program: kept in the audit trail."""
        act = Act.PRINT_RECORD if printed else Act.SAVE_RECORD
        self.guard.check(act)
        self.guard.note(act, lot_key(recall.lot), say("letter list of lot {lot}", lot=recall.lot))


def _letter_rows(recall: Recall) -> tuple[LetterRow, ...]:
    rows = []
    for _, group in groupby(recall.written_to, key=lambda one: one.patient_id):
        hits = tuple(group)
        first = hits[0]
        visits = tuple(f"{wording.day(one.day)}: {one.label}, lot {one.lot}" for one in hits)
        rows.append(LetterRow(first.name or "patient missing", wording.day(first.born) if first.born else "", first.mrn, visits))
    return tuple(rows)


def _plain(words: list[str]) -> str:
    return "; ".join(map(str, words)) or "not known"


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _cell(value: str) -> str:
    return f"'{value}" if value.startswith(_FORMULA_STARTS) else value
