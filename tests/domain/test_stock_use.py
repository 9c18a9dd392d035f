"""What a visit takes from the shelf: no sequence of acts makes the sum of its movements differ from the containers in its record."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from procedure_assistant.domain import events as e
from procedure_assistant.domain.commands import Decision, Refusal, checklist, closing, course, injection_map, products
from procedure_assistant.domain.lots import USED, VOIDED, lot_key
from procedure_assistant.domain.stock import Taken, shelf
from procedure_assistant.domain.stock_use import lot_movements
from procedure_assistant.domain.units import Volume
from tests.domain import samples
from tests.domain.bedside import Bedside
from tests.domain.samples import NEXT_YEAR
from tests.domain.test_course import signed

LOTS = st.sampled_from(["C1", "C-1", "D2", "", "E 3"])
OPENED = st.sampled_from(["botox_200", "lidocaine_2", "methylprednisolone_200"])
CONTAINERS = st.sampled_from([f"c{number}" for number in range(1, 6)])
SITES = st.sampled_from([site.id for site in samples.injection_map().sites])


def opened(bedside: Bedside) -> list[tuple[str, str, int, str]]:
    return [(one.product, one.lot, one.change, one.cause) for one in lot_movements(bedside.record) if one.change]


class AnyStock(RuleBasedStateMachine):
    """A visit in any order of open, draw, give, waste, undo, redo, move, correct, sign, amend and void."""

    bedside: Bedside

    @initialize(is_signed=st.sampled_from([False, False, False, True]))
    def begin(self, is_signed: bool) -> None:
        if is_signed:
            self.bedside = signed()
            return
        self.bedside = Bedside()
        self.bedside.answer_all()

    def attempt(self, command: object, *arguments: object) -> Decision:
        self.bedside.later(seconds=20)
        return self.bedside.try_to(command, *arguments)  # type: ignore[arg-type]  # any command

    @rule(product=OPENED, lot=LOTS)
    def open(self, product: str, lot: str) -> None:
        self.attempt(products.open_product, product, lot, NEXT_YEAR)

    @rule(container=CONTAINERS)
    def dissolve(self, container: str) -> None:
        self.attempt(products.reconstitute, container, Volume.ml(4), "0.9 % NaCl", "NS77", NEXT_YEAR)

    @rule(container=CONTAINERS)
    def take_back(self, container: str) -> None:
        self.attempt(products.take_back, container)

    @rule(container=CONTAINERS, lot=LOTS)
    def correct(self, container: str, lot: str) -> None:
        self.attempt(closing.correct_lot, container, lot, date(2027, 6, 30))

    @rule(site=SITES)
    def give(self, site: str) -> None:
        self.attempt(injection_map.give, [site])

    @rule(site=SITES)
    def move(self, site: str) -> None:
        self.attempt(injection_map.move, site, "anterior", 220.0, 219.0, "scar")

    @rule(site=SITES, dose=st.sampled_from([Decimal(5), Decimal("2.5")]))
    def change_dose(self, site: str, dose: Decimal) -> None:
        self.attempt(injection_map.change_dose, site, dose)

    @rule()
    def waste(self) -> None:
        self.attempt(products.waste_all, "Rest of a single-dose vial", "K. Osei")

    @rule()
    def undo(self) -> None:
        self.attempt(course.undo)

    @rule()
    def redo(self) -> None:
        self.attempt(course.redo)

    @rule(product=OPENED, redone=st.booleans())
    def open_and_undo(self, product: str, redone: bool) -> None:
        decision = self.attempt(products.open_product, product, "C1", NEXT_YEAR)
        if not isinstance(decision, Refusal):
            self.attempt(course.undo)
            if redone:
                self.attempt(course.redo)

    @rule(answer=st.sampled_from(["yes", "no"]))
    def answer(self, answer: str) -> None:
        self.attempt(checklist.answer, "infection", (answer,))

    @rule(container=CONTAINERS, lot=LOTS)
    def amend(self, container: str, lot: str) -> None:
        command = partial(closing.correct_lot, container_id=container, lot=lot, expiry=NEXT_YEAR)
        self.attempt(closing.amend, command, "The lot was typed wrong.")

    @precondition(lambda self: len(self.bedside.record.entries) > 40)
    @rule()
    def void(self) -> None:
        self.attempt(closing.void, "Wrong patient")

    @invariant()
    def the_movements_add_up_to_the_containers_of_the_record(self) -> None:
        record = self.bedside.record
        held = Counter((one.opened.product, lot_key(one.opened.lot)) for one in record.containers.values())
        moved: Counter[tuple[str, str]] = Counter()
        for one in lot_movements(record):
            moved[one.product, lot_key(one.lot)] -= one.change
            assert moved[one.product, lot_key(one.lot)] >= 0, "more was put back than was taken"
        assert +moved == (Counter() if record.voided else held)

    @invariant()
    def the_shelf_says_the_same_as_its_ledger(self) -> None:
        moved = [one for one in lot_movements(self.bedside.record) if one.change]
        taken = [Taken(one.product, one.label, one.lot, one.expiry, one.serial, -one.change) for one in moved]
        for one in shelf((), taken).lots.values():
            assert one.balance == sum(each.change for each in moved if (each.product, lot_key(each.lot)) == one.id)

    @invariant()
    def nothing_is_erased_by_a_restart_or_a_later_act(self) -> None:
        assert lot_movements(self.bedside.folded()) == lot_movements(self.bedside.record)


TestAnyStock = AnyStock.TestCase
TestAnyStock.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)


def test_that_undo_and_redo_are_movements_of_their_own():
    bedside = Bedside()
    bedside.answer_all()
    bedside.do(products.open_product, "botox_200", "C1", NEXT_YEAR)
    bedside.do(course.undo)
    bedside.do(course.redo)
    assert opened(bedside) == [
        ("botox_200", "C1", -1, "opened"),
        ("botox_200", "C1", 1, "put_back"),
        ("botox_200", "C1", -1, "opened"),
    ]


def test_that_a_corrected_lot_puts_the_wrong_one_back_and_takes_the_right_one():
    bedside = Bedside()
    bedside.answer_all()
    bedside.do(products.open_product, "botox_200", "C1", NEXT_YEAR)
    bedside.do(closing.correct_lot, "c1", "C2", NEXT_YEAR)
    assert opened(bedside)[1:] == [("botox_200", "C1", 1, "corrected"), ("botox_200", "C2", -1, "corrected")]


def test_that_a_container_taken_back_is_on_the_shelf_again():
    bedside = Bedside()
    bedside.answer_all()
    bedside.do(products.open_product, "botox_200", "C1", NEXT_YEAR)
    bedside.do(products.take_back, "c1")
    assert [change for _, _, change, _ in opened(bedside)] == [-1, 1]


def test_that_the_diluent_is_named_and_not_counted():
    bedside = Bedside()
    bedside.answer_all()
    bedside.do(products.open_product, "botox_200", "C1", NEXT_YEAR)
    bedside.do(products.reconstitute, "c1", Volume.ml(4), "0.9 % NaCl", "NS77", NEXT_YEAR)
    (named,) = (one for one in lot_movements(bedside.record) if not one.change)
    assert (named.product, named.label, named.lot, named.expiry, named.cause) == ("diluent", "0.9 % NaCl", "NS77", NEXT_YEAR, USED)


def test_that_a_void_record_puts_its_containers_back_and_says_so():
    bedside = Bedside()
    bedside.answer_all()
    bedside.do(products.open_product, "botox_200", "C1", NEXT_YEAR)
    bedside.do(closing.void, "Wrong patient")
    assert opened(bedside)[-1] == ("botox_200", "C1", 1, VOIDED)
    assert isinstance(bedside.record.entries[-1].event, e.Voided)


def test_that_lots_are_compared_without_spaces_hyphens_and_case():
    assert lot_key(" c-88 12_c3 ") == "C8812C3"
    assert lot_key("№ 7/b") == "7B"
