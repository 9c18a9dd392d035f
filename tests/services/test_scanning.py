"""What a scan means to a clinic: the product by its NDC or as it was taught, what is refused and in which words, recalls, kits, audit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from procedure_assistant.app import Options, build
from procedure_assistant.domain.commands import block, products
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.ndc import check_digit
from procedure_assistant.domain.patient import Sex
from procedure_assistant.domain.units import Volume
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.guard import SessionGuard
from procedure_assistant.services.patient_form import PatientForm
from procedure_assistant.services.people import Account, Role
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.scanning import Kit, ScanService, kit_values, udi
from procedure_assistant.services.visits import Visit
from tests.exchange.test_pack_codes import BOTOX_100, BOTOX_200, GS, RELABELLED, with_check
from tests.fakes import FixedClock

AT = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
KIT = with_check("+A99912345/$$3270430KIT7")


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = build(Options(tmp_path / "procedures.db", FixedClock(AT)))
    yield made
    made.store.close()


@pytest.fixture
def scanning(services: Services) -> ScanService:
    assert services.scanning is not None
    return services.scanning


def visit_of(services: Services, *protocols: str) -> Visit:
    number = f"MRN {len(services.patients.search(''))}"
    patient = services.patients.new_patient(PatientForm("Larson", "Jacob", "14 Feb 1981", Sex.MALE, number, allergies=()))
    return services.visits.begin(patient.id, protocols)


def code(item: str, *, expiry: str = "270430", lot: str = "C7654", serial: str = "", made: str = "") -> str:
    return f"01{item}" + (f"11{made}" if made else "") + f"17{expiry}10{lot}" + (f"{GS}21{serial}" if serial else "")


def told(scanning: ScanService, typed: str, visit: Visit | None = None) -> str:
    refusal = scanning.refusal(scanning.read(typed), visit.record if visit else None, visit.id if visit else "")
    return str(refusal.reason) if refusal else ""


# -- which product -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "product"),
    [
        (BOTOX_200, "botox_200"),  # 0023-3921-02, printed as 4-4-2
        (BOTOX_100, "botox_100"),  # 0023-1145-01
        ("00346783160015", "xeomin_100"),  # 46783-160-01, as 5-3-2
        ("00302591620014", "xeomin_200"),  # 0259-1620-01
        ("00310454710108", "myobloc_2500"),  # 10454-710-10
        ("20300233921023", "botox_200"),  # a carton may have another indicator digit in front (facts B6)
    ],
)
def test_that_a_package_is_the_product_of_its_ndc(scanning: ScanService, item: str, product: str):
    assert scanning.read(item[:13] + check_digit(item[:13])).product == product


def test_that_lot_expiry_and_serial_are_those_of_the_code(scanning: ScanService):
    scanned = scanning.read(code(BOTOX_200, serial="SN1"))
    assert (scanned.product, scanned.lot, scanned.expiry, scanned.serial) == ("botox_200", "C7654", date(2027, 4, 30), "SN1")
    assert scanning.words(scanned) == "BOTOX 200 units, lot C7654, expires 30 Apr 2027, serial SN1"


def test_that_an_unknown_code_is_learned_once_and_kept(services: Services, scanning: ScanService):
    scanned = scanning.read(code(RELABELLED))
    assert not scanned.is_known
    assert scanning.name_product(scanned.code, "botox_100").product == "botox_100"
    assert scanning.read(code(RELABELLED, lot="OTHER9")).product == "botox_100"
    again = ScanService(services.store, scanning._reader, scanning._pictures, scanning.formulary, services.clock, lambda: "E. Marsh")
    assert again.read(RELABELLED).product == "botox_100"
    assert [(one.item, one.product, one.by, one.at) for one in again.learned()] == [(RELABELLED, "botox_100", "not named", AT)]
    again.forget(RELABELLED)
    assert not again.read(RELABELLED).is_known


def test_that_what_was_learned_stands_above_the_ndc(scanning: ScanService):
    scanning.name_product(scanning.read(BOTOX_200).code, "botox_100")
    assert scanning.read(BOTOX_200).product == "botox_100"


def test_that_a_package_with_another_ndc_does_not_get_that_of_the_formulary(scanning: ScanService):
    code_of = scanning.read(RELABELLED).code
    assert scanning.ndc_forms(code_of, "botox_100") == ("8576-6155-01", "85766-155-01", "85766-1550-1")
    assert scanning.name_product(code_of, "botox_100").ndc == ""
    assert scanning.name_product(code_of, "botox_100", "85766-155-01").ndc == "85766-155-01"
    assert scanning.ndc_forms(scanning.read(BOTOX_200).code, "botox_200") == ()
    assert scanning.read(BOTOX_200).ndc is None


def test_that_a_package_of_the_same_drug_is_proposed_and_not_assumed(scanning: ScanService):
    body = "003" + "0023392150"  # another package of 0023-3921
    scanned = scanning.read(body + check_digit(body))
    assert not scanned.is_known
    assert [one.id for one in scanning.likely(scanned.code)] == ["botox_200"]


def test_that_a_product_that_is_not_in_the_formulary_is_not_kept(scanning: ScanService):
    with pytest.raises(Problem, match="not in the formulary"):
        scanning.name_product(scanning.read(RELABELLED).code, "aspirin")
    assert scanning.learned() == ()


def test_that_damaged_lists_are_told_and_nothing_is_read_from_them(services: Services, scanning: ScanService):
    services.store.save_setting("package_codes", "{")
    with pytest.raises(Problem) as problem:
        scanning.read(BOTOX_200)
    assert problem.value.code == "SCAN-LIST"


# -- what is refused ---------------------------------------------------------------------------------------------------


def test_that_a_package_in_order_is_not_refused(services: Services, scanning: ScanService):
    visit = visit_of(services, "preempt_botox")
    assert told(scanning, code(BOTOX_200), visit) == ""
    assert told(scanning, code(BOTOX_200)) == ""
    assert told(scanning, code(BOTOX_200, expiry="261123"), visit) == ""  # its last day is today


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (code(BOTOX_200, expiry="261122"), "BOTOX 200 units, lot C7654, expired on 22 Nov 2026. Nothing was charted."),
        (code(BOTOX_200, expiry="261000"), "BOTOX 200 units, lot C7654, expired on 31 Oct 2026. Nothing was charted."),
        (code(BOTOX_200, made="261224"), "BOTOX 200 units is dated as made on 24 Dec 2026, which is still to come. Nothing was charted."),
        (
            code(BOTOX_200, expiry="451231"),
            "The code of BOTOX 200 units says that it expires on 31 Dec 2045, which cannot be. Nothing was charted.",
        ),
    ],
)  # fmt: skip
def test_that_dates_that_cannot_be_used_are_refused_in_words(services: Services, scanning: ScanService, typed: str, words: str):
    assert told(scanning, typed) == words
    assert told(scanning, typed, visit_of(services, "preempt_botox")) == words


def test_that_the_day_of_the_visit_counts_and_not_the_day_of_today(services: Services, scanning: ScanService):
    visit = visit_of(services, "preempt_botox")
    assert isinstance(services.clock, FixedClock)
    services.clock.at = datetime(2026, 12, 2, 15, 0, tzinfo=UTC)
    assert told(scanning, code(BOTOX_200, expiry="261130"), visit) == ""
    assert "expired on 30 Nov 2026" in told(scanning, code(BOTOX_200, expiry="261130"))


def test_that_a_recalled_lot_is_refused_until_the_recall_ends(services: Services, scanning: ScanService):
    scanning.recall("botox_200", "c 7654", "FDA recall F-0815.")
    words = "BOTOX 200 units, lot C7654, was recalled on 23 Nov 2026: FDA recall F-0815. Nothing was charted."
    assert told(scanning, code(BOTOX_200)) == words
    assert told(scanning, code(BOTOX_100)) == ""  # the same lot of another product
    assert told(scanning, code(BOTOX_200, lot="C7655")) == ""
    scanning.end_recall("botox_200", "C7654")
    assert (told(scanning, code(BOTOX_200)), scanning.recalls()) == ("", ())


def test_that_a_recall_of_a_lot_counts_for_any_product_where_none_is_named(scanning: ScanService):
    scanning.recall("", "C7654", "wholesaler")
    assert "was recalled" in told(scanning, code(BOTOX_100))
    with pytest.raises(Problem, match="the lot and the reason"):
        scanning.recall("botox_200", " ", "x")


def test_that_a_wrong_product_is_refused(services: Services, scanning: ScanService):
    blocks, toxin = visit_of(services, "gon_block"), visit_of(services, "preempt_botox")
    none = "This visit gives no botulinum toxin, and this is BOTOX 200 units. Nothing was charted."
    assert told(scanning, code(BOTOX_200), blocks) == none
    other = "This is Xeomin 100 units; the visit gives onabotulinumtoxinA, and their units are not interchangeable. Nothing was charted."
    assert told(scanning, code(f"0034678316001{check_digit('0034678316001')}"), toxin) == other
    scanning.name_product(scanning.read(RELABELLED).code, "lidocaine_2_2ml")
    assert told(scanning, code(RELABELLED), toxin) == "This visit has no nerve block, and this is lidocaine 2 %, 2 mL. Nothing was charted."
    scanning.name_product(scanning.read(RELABELLED).code, "sodium_chloride_0_9_10ml")
    assert "it is named where a powder is dissolved" in told(scanning, code(RELABELLED), toxin)


def test_that_a_wrong_strength_for_the_plan_is_refused(services: Services, scanning: ScanService):
    visit = visit_of(services, "gon_block")
    visit.do(products.open_product, "lidocaine_2_2ml", "KP1", date(2027, 4, 30))
    assert visit.do(block.plan, ("gon",), (Side.LEFT,), (("c1", Volume.ml("1.5")),), "per_injection") is None
    scanned = scanning.read(RELABELLED).code
    scanning.name_product(scanned, "lidocaine_1_2ml")
    words = "The block is planned with lidocaine 2 %, 2 mL; this is lidocaine 1 %, 2 mL, another strength. Nothing was charted."
    assert told(scanning, code(RELABELLED), visit) == words
    scanning.name_product(scanned, "lidocaine_2_epinephrine_100_10ml")
    assert "another strength" in told(scanning, code(RELABELLED), visit)
    scanning.name_product(scanned, "lidocaine_2_5ml")  # the same strength in another ampoule
    assert told(scanning, code(RELABELLED), visit) == ""
    scanning.name_product(scanned, "bupivacaine_0_5_2ml")  # another drug beside it
    assert told(scanning, code(RELABELLED), visit) == ""


def test_that_the_same_serial_is_opened_once(services: Services, scanning: ScanService):
    visit = visit_of(services, "preempt_botox")
    assert visit.do(products.open_product, "botox_200", "C7654", date(2027, 4, 30), "SN1") is None
    words = "BOTOX 200 units with the serial number SN1 is open in this visit already. Nothing was charted."
    assert told(scanning, code(BOTOX_200, serial="SN1"), visit) == words
    assert told(scanning, code(BOTOX_200, serial="SN2"), visit) == ""
    visit.undo()
    assert told(scanning, code(BOTOX_200, serial="SN1"), visit) == ""


def test_that_others_are_asked_before_anything_is_charted(services: Services, scanning: ScanService):
    visit = visit_of(services, "preempt_botox")
    asked = []
    scanning.ask_also.append(lambda scanned, visit_id: asked.append((scanned.product, visit_id)) or "It is on hold.")
    assert told(scanning, code(BOTOX_200), visit) == "It is on hold."
    assert asked == [("botox_200", visit.id)]


# -- kits --------------------------------------------------------------------------------------------------------------


def test_that_a_kit_fills_device_lot_and_expiry(scanning: ScanService):
    scanned = scanning.read(KIT)
    assert not scanned.is_known
    known = scanning.name_kit(scanned.code, " Arden ", "PRP-10")
    assert known.kit == Kit("Arden", "PRP-10")
    assert kit_values(scanning.read(KIT)) == {
        "kit_udi": (KIT,), "kit_lot": ("KIT7",), "kit_expiry": ("2027-04-30",), "kit_maker": ("Arden",), "kit_model": ("PRP-10",),
    }  # fmt: skip
    with pytest.raises(Problem, match="its maker and its model"):
        scanning.name_kit(scanned.code, "Arden", " ")


def test_that_the_device_identifier_is_written_as_it_is_printed(scanning: ScanService):
    device = "0085000000001" + check_digit("0085000000001")
    read = scanning.read(code(device, serial="S9", made="260101"))
    assert udi(read.code) == f"(01){device}(11)260101(17)270430(10)C7654(21)S9"


# -- who may -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("role", "teaches", "recalls"),
    [(Role.PHYSICIAN, True, True), (Role.NURSE, True, True), (Role.ADMINISTRATOR, False, True), (Role.READ_ONLY, False, False)],
)
def test_that_teaching_and_recalling_are_allowed_and_kept_in_the_trail(scanning: ScanService, role: Role, teaches: bool, recalls: bool):
    trail: list[tuple[str, str, str]] = []
    guard = SessionGuard(lambda *entry: trail.append(entry))
    guard.enter(Account("1", "e", "E. Marsh", "MD", role, True, AT, AT))
    scanning.guard = guard
    scanned = scanning.read(code(RELABELLED)).code
    _try(teaches, lambda: scanning.name_product(scanned, "botox_100"))
    _try(teaches, lambda: scanning.name_kit(scanned, "Arden", "PRP-10"))
    _try(teaches, lambda: scanning.forget(RELABELLED))
    _try(recalls, lambda: scanning.recall("botox_100", "C1", "letter"))
    _try(recalls, lambda: scanning.end_recall("botox_100", "C1"))
    taught = [("teach_code", RELABELLED, words) for words in ("BOTOX 100 units", "kit Arden PRP-10", "forgotten")]
    assert trail == [*(taught if teaches else []), *([("recall_lot", "C1", "botox_100"), ("recall_lot", "C1", "ended")] if recalls else [])]


def _try(allowed: bool, act) -> None:
    if allowed:
        act()
        return
    with pytest.raises(Problem) as problem:
        act()
    assert problem.value.code == "PERMISSION"
