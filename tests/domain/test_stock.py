"""The ledger of the shelf: what each command writes or refuses, and what it comes to."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from procedure_assistant.domain import stock_commands as commands
from procedure_assistant.domain.commands.decision import Refusal
from procedure_assistant.domain.stock import MovementUndone, Shelf, StockEntry, StockReceived, Taken, shelf
from procedure_assistant.domain.stock_commands import Delivery, StockDecision
from tests.domain import samples

TODAY = samples.DAY
EXPIRY = date(2028, 5, 31)
FORMULARY = samples.formulary()
VIAL = "botox_200"


class Ledger:
    """A shelf in memory: what is decided is appended, a refusal is handed back."""

    def __init__(self) -> None:
        self.entries: list[StockEntry] = []
        self.taken: list[Taken] = []

    @property
    def shelf(self) -> Shelf:
        return shelf(self.entries, self.taken)

    def do(self, decision: StockDecision) -> Refusal | None:
        if isinstance(decision, Refusal):
            return decision
        at = datetime(2026, 11, 23, 8, tzinfo=UTC) + timedelta(minutes=len(self.entries))
        self.entries.append(StockEntry(len(self.entries) + 1, at, "Nora Nurse", "room 1", decision))
        return None

    def receive(self, quantity: int = 5, lot: str = "C1234C3", expiry: date = EXPIRY, serials: tuple[str, ...] = ()) -> Refusal | None:
        return self.do(commands.receive(self.shelf, FORMULARY, TODAY, Delivery(VIAL, lot, expiry, quantity, serials)))

    def open(self, count: int = 1, lot: str = "C1234C3", serial: str = "") -> None:
        self.taken.append(Taken(VIAL, "BOTOX 200 units", lot, EXPIRY, serial, count))

    def on_hand(self, lot: str = "C1234C3") -> int:
        one = self.shelf.lot(VIAL, lot)
        assert one is not None
        return one.balance


@pytest.fixture
def ledger() -> Ledger:
    return Ledger()


def refused(refusal: Refusal | None) -> str:
    assert refusal is not None
    assert refusal.go_on
    return str(refusal.reason)


def test_that_on_hand_is_received_and_adjusted_less_what_visits_took(ledger: Ledger):
    assert ledger.receive(5) is None
    assert ledger.receive(3) is None
    ledger.open(2)
    assert ledger.do(commands.adjust(ledger.shelf, VIAL, "C1234C3", -1, "broken")) is None
    assert ledger.on_hand() == 5
    assert ledger.shelf.usable(VIAL, TODAY) == 5


def test_that_a_lot_typed_otherwise_is_the_same_lot(ledger: Ledger):
    ledger.receive(2, lot="C1234-C3")
    ledger.open(1, lot="c1234 c3")
    assert ledger.on_hand("C1234C3") == 1
    assert len(ledger.shelf.lots) == 1


def test_that_a_vial_that_was_never_received_is_told_and_not_hidden(ledger: Ledger):
    ledger.open(2)
    one = ledger.shelf.lot(VIAL, "C1234C3")
    assert one is not None
    assert (one.balance, one.on_hand, one.not_received, one.was_received) == (-2, 0, 2, False)
    assert ledger.receive(5) is None
    assert ledger.on_hand() == 3


@pytest.mark.parametrize(
    ("expiry", "words"),
    [
        (TODAY - timedelta(days=1), "BOTOX 200 units, lot C1234C3, expired on 22 Nov 2026. Nothing was received."),
        (date(2037, 1, 1), "1 Jan 2037 is more than 10 years ahead. Nothing was received."),
    ],
)
def test_that_an_expiry_in_the_past_or_far_ahead_is_refused(ledger: Ledger, expiry: date, words: str):
    assert refused(ledger.receive(expiry=expiry)) == words
    assert ledger.entries == []


def test_that_what_expires_today_can_still_be_received(ledger: Ledger):
    assert ledger.receive(expiry=TODAY) is None
    assert ledger.shelf.usable(VIAL, TODAY) == 5
    assert ledger.shelf.usable(VIAL, TODAY + timedelta(days=1)) == 0


@pytest.mark.parametrize("quantity", [0, -3, 1001])
def test_that_an_impossible_number_is_refused(ledger: Ledger, quantity: int):
    assert "cannot be right" in refused(ledger.receive(quantity))
    assert ledger.entries == []


@pytest.mark.parametrize("lot", ["", "   ", "--", "C1\x1d17", "L" * 60])
def test_that_a_lot_that_is_none_is_refused(ledger: Ledger, lot: str):
    assert ledger.receive(lot=lot) is not None
    assert ledger.entries == []


def test_that_a_serial_number_comes_in_once(ledger: Ledger):
    assert ledger.receive(2, serials=("S1", "S2")) is None
    assert refused(ledger.receive(1, serials=("S2",))) == (
        "The container with the serial number S2 was received before (lot C1234C3). Nothing was received."
    )
    assert refused(ledger.receive(2, serials=("S3", "S3"))) == "The serial number S3 was scanned twice. Nothing was received."
    assert refused(ledger.receive(1, serials=("S4", "S5"))) == "2 serial numbers were scanned for 1 container. Nothing was received."
    assert ledger.on_hand() == 2


def test_that_a_serial_number_can_come_in_again_once_its_receipt_is_undone(ledger: Ledger):
    ledger.receive(1, serials=("S1",))
    ledger.do(commands.undo(ledger.shelf))
    assert ledger.receive(1, serials=("S1",)) is None
    assert ledger.on_hand() == 1


def test_that_one_serial_number_opened_twice_is_told(ledger: Ledger):
    ledger.receive(2, serials=("S1", "S2"))
    ledger.open(2, serial="S1")
    one = ledger.shelf.lot(VIAL, "C1234C3")
    assert one is not None
    assert one.opened_twice == ("S1",)


def test_that_a_lot_with_another_expiry_is_refused(ledger: Ledger):
    ledger.receive()
    assert refused(ledger.receive(expiry=date(2028, 6, 30))) == (
        "Lot C1234C3 was received with the expiry 31 May 2028, not 30 Jun 2028. Nothing was received."
    )


def test_that_stock_is_never_taken_below_nothing(ledger: Ledger):
    ledger.receive(2)
    assert refused(ledger.do(commands.adjust(ledger.shelf, VIAL, "C1234C3", -3, "broken"))) == (
        "BOTOX 200 units, lot C1234C3: 2 on hand, so 3 cannot be taken off. Nothing was changed."
    )
    assert ledger.on_hand() == 2


@pytest.mark.parametrize("change", [1, -1])
def test_that_an_adjustment_needs_its_reason(ledger: Ledger, change: int):
    ledger.receive(2)
    assert "reason is missing" in refused(ledger.do(commands.adjust(ledger.shelf, VIAL, "C1234C3", change, "  ")))


def test_that_a_count_that_differs_needs_a_reason_and_then_moves_the_balance(ledger: Ledger):
    ledger.receive(5)
    ledger.open(1)
    assert ledger.do(commands.count(ledger.shelf, VIAL, "C1234C3", 4)) is None
    assert refused(ledger.do(commands.count(ledger.shelf, VIAL, "C1234C3", 3))) == (
        "BOTOX 200 units, lot C1234C3: 4 expected, 3 counted. The reason is missing, so nothing was changed."
    )
    assert ledger.do(commands.count(ledger.shelf, VIAL, "C1234C3", 3, "not found")) is None
    assert ledger.on_hand() == 3
    assert "cannot be right" in refused(ledger.do(commands.count(ledger.shelf, VIAL, "C1234C3", -1, "x")))


def test_that_undo_is_a_counter_movement_and_goes_back_one_by_one(ledger: Ledger):
    ledger.receive(5)
    ledger.do(commands.adjust(ledger.shelf, VIAL, "C1234C3", -1, "broken"))
    assert ledger.do(commands.undo(ledger.shelf)) is None
    assert ledger.entries[-1].event == MovementUndone(2)
    assert ledger.on_hand() == 5
    assert ledger.do(commands.undo(ledger.shelf)) is None
    assert ledger.shelf.lots == {}
    assert refused_nothing(commands.undo(ledger.shelf)) == "There is nothing to undo."
    assert len(ledger.entries) == 4


def refused_nothing(decision: StockDecision) -> str:
    assert isinstance(decision, Refusal)
    return str(decision.reason)


def test_that_a_receipt_of_which_vials_were_used_cannot_be_undone(ledger: Ledger):
    ledger.receive(2)
    ledger.open(1)
    assert refused(ledger.do(commands.undo(ledger.shelf))) == (
        "BOTOX 200 units, lot C1234C3: containers of it were used since, so this entry stays."
    )
    assert ledger.on_hand() == 1


def test_that_a_low_level_is_kept_by_product_and_zero_ends_it(ledger: Ledger):
    assert ledger.do(commands.set_level(ledger.shelf, FORMULARY, VIAL, 3)) is None
    assert ledger.shelf.levels == {VIAL: 3}
    assert ledger.do(commands.set_level(ledger.shelf, FORMULARY, VIAL, 0)) is None
    assert ledger.shelf.levels == {}
    assert ledger.do(commands.set_level(ledger.shelf, FORMULARY, "aspirin", 1)) is not None


def test_that_a_product_outside_the_formulary_is_refused(ledger: Ledger):
    decision = commands.receive(ledger.shelf, FORMULARY, TODAY, Delivery("aspirin", "L1", EXPIRY, 1))
    assert refused_nothing(decision) == "This product is not in the formulary. Nothing was received."


def test_that_a_recall_for_any_product_stands_on_the_lot(ledger: Ledger):
    ledger.receive(2)
    found = shelf(ledger.entries, (), {("", "C1234C3"): "particles"})
    assert found.lots[VIAL, "C1234C3"].recalled == "particles"
    assert found.usable(VIAL, TODAY) == 0


def test_that_the_ledger_keeps_what_was_written(ledger: Ledger):
    ledger.receive(2, serials=("S1",))
    assert ledger.entries[0].event == StockReceived(
        VIAL,
        "BOTOX 200 units",
        FORMULARY.product(VIAL).ndc,
        "C1234C3",
        EXPIRY,
        2,
        ("S1",),  # type: ignore[union-attr]  # it is there
    )
