"""Who was given which biologic product: derived from the log of whole visits, asked across visits, made again from the log alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from procedure_assistant.app import _open_encrypted
from procedure_assistant.domain.commands import closing, images, passport, ultrasound
from procedure_assistant.domain.injection_map import Side
from procedure_assistant.domain.units import Volume
from procedure_assistant.protocols.catalogue import load_catalogue
from procedure_assistant.services.biologics_given import products_with
from procedure_assistant.services.bundle import Services
from procedure_assistant.services.folding import IDENTIFIERS, Folding
from procedure_assistant.services.ports import DeliveredBiologic
from procedure_assistant.store import SqlStore
from tests.domain.regenerative import NOW, OFFER, WHOLE, picture, tuples
from tests.domain.samples import patient
from tests.services.regenerative_visits import begin, do, finished, give, services
from tests.store.samples import KEY, raw

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Services]:
    made = services(tmp_path)
    yield made
    made.store.close()


def places(found: tuple[DeliveredBiologic, ...]) -> list[tuple[str, str, str, Decimal, int]]:
    return [(one.kind, one.target, one.side, one.volume_ml, one.images) for one in found]


@pytest.mark.parametrize("kind", ["prp", "msc", "exosome"])
def test_that_every_injection_of_a_product_is_kept_with_what_it_can_be_recalled_by(built: Services, kind: str):
    visit = finished(built, kind)
    found = built.store.biologics()
    assert places(found) == [(kind, "gon_nuchal", side, Decimal(2), 1) for side in ("left", "right")]
    for one in found:
        assert (one.visit_id, one.patient_id, one.day, one.guidance) == (visit.id, "p1", visit.record.day, "ultrasound")
        assert one.pathway == WHOLE[kind]["route"]
        assert dict(one.identifiers) == {field: WHOLE[kind][field] for field in IDENTIFIERS if field in WHOLE[kind]}
        assert one.identifiers


def test_that_every_lot_donor_and_device_number_of_the_passports_is_one_to_recall_by():
    catalogue = load_catalogue(RESOURCES)
    words = ("lot", "udi", "donor id", "510(k) number", "ind number")
    for kind in ("prp", "msc", "exosome"):
        form = catalogue.current(f"{kind}_occipital").passport(kind)
        assert form is not None
        asked = {step.id for step in form.steps() if step.ask == "text" and any(word in step.label.lower() for word in words)}
        assert asked
        assert asked <= {*IDENTIFIERS}, kind


def test_that_a_recall_finds_the_patient_by_a_part_of_the_lot_in_either_case_and_nobody_else(built: Services):
    finished(built, "prp")
    finished(built, "exosome")
    lot = WHOLE["prp"]["kit_lot"]
    (left, right) = products_with(built.store, f" {lot.lower()[1:]} ")
    assert [one.product.side for one in (left, right)] == ["left", "right"]
    assert left.product.kind == right.product.kind == "prp"
    assert left.patient == built.store.patient("p1")
    assert products_with(built.store, "no such lot") == ()
    assert len(products_with(built.store)) == 4


def test_that_a_product_put_aside_is_kept_without_a_place(built: Services):
    visit = begin(built, OFFER["prp"])
    do(visit, passport.begin, "prp")
    (product,) = visit.record.regenerative.biologics
    do(visit, passport.fill, product, tuples({"kit_lot": "K-7"}), NOW)
    do(visit, passport.put_aside, product, "The kit was not sterile.")
    (one,) = built.store.biologics("k-7")
    assert (one.target, one.side, one.volume_ml, one.guidance, one.images) == ("", "", Decimal(0), "", 0)


def test_that_pinning_another_image_undo_and_an_amendment_change_what_is_kept(built: Services):
    visit = begin(built, OFFER["prp"])
    give(visit, "prp")
    do(visit, images.attach, picture("i_more", side=Side.LEFT))
    assert [one.images for one in built.store.biologics()] == [2, 1]
    visit.undo()
    assert [one.images for one in built.store.biologics()] == [1, 1]
    assert places(built.store.biologics()) == places(Folding(built.catalogue).derived(built.store.log(visit.id)).biologics)


def test_that_a_correction_after_signing_reaches_what_is_kept(built: Services):
    visit = finished(built, "prp")
    (product,) = visit.record.regenerative.biologics
    do(visit, closing.amend, lambda record: ultrasound.correct(record, ("gon_nuchal", Side.LEFT, product), Volume.ml("1.5")), "read again")
    assert [one.volume_ml for one in built.store.biologics()] == [Decimal("1.5"), Decimal(2)]


def test_that_a_voided_visit_counts_nowhere(built: Services):
    visit = finished(built, "prp")
    do(visit, closing.void, "Wrong patient")
    assert built.store.biologics() == ()


def test_that_rebuilding_from_the_log_makes_the_same_rows(built: Services):
    for kind in ("prp", "msc", "exosome"):
        finished(built, kind)
    before = built.store.biologics()
    assert len(before) == 6
    assert built.visits.rebuild() == 3
    assert built.store.biologics() == before
    assert list(built.store.verify(Folding(built.catalogue).derived)) == []


LATER_TABLES = (
    *("stock_entry", "lot_use", "vial_share", "delivered_biologic", "delivery_piece", "delivery", "destination"),
    *("incoming_entry", "incoming_message", "person_number", "person_told", "patient_link", "appointment"),
)
"""What revisions after the fourth brought."""


def test_that_records_of_the_release_before_are_brought_up_to_date_when_they_are_opened(built: Services, tmp_path: Path):
    """Revision 4 has the entries of biologic products and no table of what they come to; the real door of the program opens it."""
    visit, database = finished(built, "prp"), tmp_path / "old" / "procedures.db"
    rows, wanted = built.store.log(visit.id), built.store.biologics()
    database.parent.mkdir()
    with SqlStore(database, key=KEY) as old:
        old.save_patient(patient(), NOW)
        old.append(rows, replace(Folding(built.catalogue).derived(rows), biologics=(), uses=(), vials=()))
    with raw(database, KEY) as file:
        for table in LATER_TABLES:
            file.execute(f"DROP TABLE {table}")
        for index in ("ix_event_biologic", "ix_patient_birth_date"):
            file.execute(f"DROP INDEX {index}")
        file.execute("UPDATE schema_version SET version_num = '0004'")
        file.commit()
    opened = _open_encrypted(database, KEY)
    try:
        assert opened.biologics() == wanted
        assert opened.log(visit.id) == rows
        assert list(opened.verify(Folding(built.catalogue).derived)) == []
    finally:
        opened.close()
    assert database.with_name("procedures.db.before-0004").exists()
