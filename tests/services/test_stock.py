"""The shelf on a real database: the ledger, what visits take from it, today's reservations, alerts, and two workstations at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from procedure_assistant.domain.commands import closing, course, products
from procedure_assistant.domain.stock_commands import Delivery
from procedure_assistant.services.folding import Folding
from procedure_assistant.services.guard import SessionGuard
from procedure_assistant.services.people import Role
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.stock import Alert, ShelfLine, StockService
from procedure_assistant.services.stock_reserved import reserved_today
from procedure_assistant.services.visits import Visit
from procedure_assistant.store import SqlStore
from tests.domain import samples
from tests.domain.samples import DAY, NEXT_YEAR
from tests.fakes import FixedClock
from tests.services.test_visits import catalogue, service
from tests.store.samples import account

VIAL = "botox_200"
LOT = "C8812C3"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqlStore]:
    """An encrypted database with one patient."""
    with SqlStore(tmp_path / "procedures.db", key=bytes(32)) as opened:
        opened.save_patient(samples.patient(), FixedClock().now())
        yield opened


def stock_on(store: SqlStore, workstation: str = "room 1", recalled: Callable[[], dict[tuple[str, str], str]] = dict) -> StockService:
    """The service as at one workstation."""
    clock, shelf = FixedClock(), catalogue()

    def reserved(found: object) -> dict[str, int]:
        return reserved_today(store, Folding(shelf), shelf.formulary, clock, found)  # type: ignore[arg-type]  # a shelf

    return StockService(store.stock, shelf.formulary, clock, lambda: "Nora Nurse", workstation, reserved=reserved, recalled=recalled)


@pytest.fixture
def stock(store: SqlStore) -> StockService:
    return stock_on(store)


def delivery(quantity: int = 5, lot: str = LOT, expiry: date = NEXT_YEAR, serials: tuple[str, ...] = ()) -> Delivery:
    return Delivery(VIAL, lot, expiry, quantity, serials, "note 4711")


def visit_on(store: SqlStore, *protocols: str) -> Visit:
    return service(store).begin("p1", protocols or ("preempt_botox",))


def line(stock: StockService, lot: str = LOT) -> ShelfLine:
    (found,) = (one for one in stock.overview().lines if one.lot and one.lot.lot == lot)
    return found


def on_hand(stock: StockService, lot: str = LOT) -> int:
    found = stock.shelf().lot(VIAL, lot)
    assert found is not None
    return found.balance


def test_that_a_vial_opened_in_a_visit_leaves_the_shelf_and_comes_back_by_undo(store: SqlStore, stock: StockService):
    stock.receive(delivery(5))
    visit = visit_on(store)
    visit.do(products.open_product, VIAL, "c8812-c3", NEXT_YEAR)
    assert on_hand(stock) == 4
    visit.do(course.undo)
    assert on_hand(stock) == 5
    visit.do(course.redo)
    visit.do(closing.correct_lot, "c1", "D1", NEXT_YEAR)
    assert (on_hand(stock), on_hand(stock, "D1")) == (5, -1)
    assert line(stock, "D1").alerts == (Alert.NOT_RECEIVED,)


def test_that_the_ledger_of_a_lot_balances_line_by_line(store: SqlStore, stock: StockService):
    stock.receive(delivery(5))
    visit_on(store).do(products.open_product, VIAL, LOT, NEXT_YEAR)
    stock.count(VIAL, LOT, 3, "one not found")
    stock.undo()
    stock.adjust(VIAL, LOT, -1, "broken")
    ledger = stock.ledger(VIAL, LOT)
    assert sorted(one.change for one in ledger) == [-1, -1, -1, 1, 5]
    balance = 0
    for one in ledger:
        balance += one.change
        assert one.balance == balance
    assert balance == on_hand(stock) == 3
    assert [one.what for one in ledger if one.visit] == ["Opened in a visit"]


def test_that_a_restart_and_another_workstation_read_the_same_shelf(store: SqlStore, stock: StockService):
    stock.receive(delivery(5, serials=("S1", "S2")))
    stock.set_level(VIAL, 2)
    other = stock_on(store, "room 2")
    assert other.shelf() == stock.shelf()
    other.adjust(VIAL, LOT, -1, "broken")
    assert other.shelf() == stock.shelf()
    assert on_hand(stock) == 4


class OtherFirst:
    """The store as another workstation makes it: before the first append, that one appends."""

    def __init__(self, store: SqlStore, other: StockService) -> None:
        self._store, self._other, self._is_first = store.stock, other, True

    def __getattr__(self, name: str) -> object:
        return getattr(self._store, name)

    def append_stock(self, *arguments: object) -> None:
        if self._is_first:
            self._is_first = False
            self._other.receive(delivery(1, serials=("S9",)))
        self._store.append_stock(*arguments)  # type: ignore[arg-type]  # handed on


def test_that_two_workstations_at_once_lose_nothing(store: SqlStore):
    other = stock_on(store, "room 2")
    first = StockService(OtherFirst(store, other), catalogue().formulary, FixedClock(), lambda: "A", "room 1")  # type: ignore[arg-type]  # a port
    first.receive(delivery(3))
    assert on_hand(other) == 4
    assert [row.seq for row in store.stock.stock_log()] == [1, 2]


def test_that_the_same_serial_number_at_two_workstations_at_once_comes_in_once(store: SqlStore):
    other = stock_on(store, "room 2")
    first = StockService(OtherFirst(store, other), catalogue().formulary, FixedClock(), lambda: "A", "room 1")  # type: ignore[arg-type]  # a port
    with pytest.raises(Problem) as caught:
        first.receive(delivery(1, serials=("S9",)))
    assert caught.value.code == "STOCK-REFUSED"
    assert "serial number S9 was received before" in caught.value.text
    assert on_hand(other) == 1


def test_that_a_refusal_changes_nothing_and_says_what_to_do(store: SqlStore, stock: StockService):
    stock.receive(delivery(1))
    with pytest.raises(Problem) as caught:
        stock.adjust(VIAL, LOT, -2, "broken")
    assert caught.value.code == "STOCK-REFUSED"
    assert caught.value.text.endswith("Nothing was changed. Count the shelf, or correct the number.")
    assert len(store.stock.stock_log()) == 1
    assert len(store.audit_entries()) == 1


def test_that_every_change_stands_in_the_audit_trail(store: SqlStore, stock: StockService):
    stock.receive(delivery(2))
    stock.undo()
    told = [(row.act, row.who, row.workstation, row.detail) for row in reversed(store.audit_entries())]
    words = "Received 2: BOTOX 200 units, lot C8812C3, expiry 31 Dec 2027"
    assert told == [("keep_stock", "Nora Nurse", "room 1", words), ("keep_stock", "Nora Nurse", "room 1", f"Undone: {words}")]


def test_that_todays_open_visits_reserve_the_vials_of_their_map(store: SqlStore, stock: StockService):
    stock.receive(delivery(2, "A1", DAY + timedelta(days=90)))
    stock.receive(delivery(2, "B2"))
    first, second, third = (visit_on(store) for _ in range(3))
    assert [line(stock, lot).reserved for lot in ("A1", "B2")] == [2, 1]
    first.do(products.open_product, VIAL, "A1", DAY + timedelta(days=90))
    second.do(products.open_product, VIAL, "A1", DAY + timedelta(days=90))
    assert "A1" not in [one.lot.lot for one in stock.overview().lines if one.lot]
    assert line(stock, "B2").reserved == 1
    third.do(closing.void, "Opened by mistake")
    assert line(stock, "B2").reserved == 0


def test_that_a_day_that_needs_more_than_there_is_says_so(store: SqlStore, stock: StockService):
    stock.receive(delivery(1))
    visit_on(store)
    visit_on(store)
    assert line(stock).alerts == (Alert.SHORT,)
    assert (line(stock).reserved, line(stock).usable) == (2, 1)


def test_that_low_stock_expiry_and_a_recall_are_told_the_gravest_first(store: SqlStore):
    recalls = {(VIAL, "R1"): "particles"}
    stock = stock_on(store, recalled=lambda: recalls)
    stock.receive(delivery(1, "R1"))
    stock.receive(delivery(1, "S1", DAY + timedelta(days=10)))
    stock.set_level(VIAL, 3)
    view = stock.overview()
    assert [(one.lot.lot if one.lot else "", alert) for one, alert in view.alerts] == [
        ("R1", Alert.RECALLED),
        ("S1", Alert.LOW),
        ("S1", Alert.SOON),
    ]


def test_that_an_expired_lot_is_told_and_is_not_usable(store: SqlStore, stock: StockService):
    stock.receive(delivery(2, expiry=DAY))
    tomorrow = FixedClock(FixedClock().now() + timedelta(days=1))
    later = StockService(store.stock, catalogue().formulary, tomorrow, lambda: "A", "room 1")
    assert line(later).alerts == (Alert.EXPIRED,)
    assert line(later).usable == 0


def test_that_a_product_without_any_lot_is_shown_when_it_is_low(store: SqlStore, stock: StockService):
    stock.set_level(VIAL, 1)
    (only,) = stock.overview().lines
    assert (only.label, only.lot, only.alerts) == ("BOTOX 200 units", None, (Alert.LOW,))


@pytest.mark.parametrize("role", Role)
def test_that_only_those_who_keep_the_stock_change_it(store: SqlStore, stock: StockService, role: Role):
    guard = SessionGuard()
    guard.enter(replace(account(), role=role))
    stock.guard = guard
    if role is Role.READ_ONLY:
        for act in (stock.overview, lambda: stock.receive(delivery())):
            with pytest.raises(Problem) as caught:
                act()
            assert caught.value.code == "PERMISSION"
    else:
        stock.receive(delivery())
        assert line(stock).lot is not None


def test_that_nobody_changes_the_stock_while_the_program_is_locked(stock: StockService):
    stock.guard = SessionGuard()
    with pytest.raises(Problem) as caught:
        stock.receive(delivery())
    assert caught.value.code == "LOCKED"


def test_that_half_a_letter_pair_is_refused_and_nothing_is_written(store: SqlStore, stock: StockService):
    with pytest.raises(Problem):
        stock.receive(replace(delivery(), source="\ud800"))
    assert store.stock.stock_log() == ()
