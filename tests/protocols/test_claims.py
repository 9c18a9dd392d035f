"""The table of claim codes as it is shipped, and what is refused in it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from procedure_assistant.domain.units import Dose, units_of
from procedure_assistant.protocols.claims import FILE, read_claim_codes
from procedure_assistant.protocols.faults import ProtocolFaults
from procedure_assistant.resources import resource


def test_that_the_shipped_table_holds_the_numbers_of_its_sources():
    table = read_claim_codes(resource())
    assert (table.edition, table.valid_from) == ("2026-Q4", date(2026, 10, 1))
    drugs = {one.substance: (one.code, one.per) for one in table.drugs if not one.with_epinephrine}
    assert drugs["onabotulinumtoxinA"] == ("J0585", units_of("onabotulinumtoxinA", 1))
    assert drugs["abobotulinumtoxinA"] == ("J0586", units_of("abobotulinumtoxinA", 5))
    assert drugs["methylprednisolone acetate"] == ("J1010", Dose(drugs["methylprednisolone acetate"][1].amount, "mg"))
    assert {one.id: one.code for one in table.procedures} == {
        "toxin_map": "64615", "gon": "64405", "lon": "64450", "ton": "64999", "prp": "0232T", "msc": "64999", "exosome": "64999",
        "ultrasound": "76942",
    }  # fmt: skip


def test_that_every_substance_on_the_shelf_is_spelled_as_in_the_table():
    """A name that differs by a letter would be given and never claimed."""
    table = read_claim_codes(resource())
    text = resource("formulary", "products.toml").read_text(encoding="utf-8")
    substances = set(re.findall(r'^substance = "(.+)"$', text, re.MULTILINE))
    assert {one.substance for one in table.drugs} <= substances
    assert substances - {one.substance for one in table.drugs} == {"mepivacaine", "prabotulinumtoxinA", "sodium chloride"}


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ('code = "64615"', 'code = "6461"', "is not of the form"),
        ("units = 5\n", "", "exactly one of units, mg"),
        ('bilateral = "50"', 'bilateral = "55"', "is not one of"),
        ('codes = ["64615", "64405"]', 'codes = ["64615", "64406"]', "is not a procedure of this file"),
        ('source = "CPT 64615; H-V2"\n', "", "nothing is used here without its source"),
        ('id = "lon"', 'id = "gon"', "stands there twice"),
        ('counts = "map"\n', 'counts = "map"\nof = "gon"\n', "stands with these two only"),
    ],
)
def test_that_a_table_with_a_fault_is_refused_with_the_fault(before: str, after: str, fault: str, tmp_path: Path):
    text = resource(*FILE.split("/")).read_text(encoding="utf-8")
    assert before in text
    (tmp_path / "billing").mkdir()
    (tmp_path / FILE).write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(ProtocolFaults) as refused:
        read_claim_codes(tmp_path)
    assert fault in str(refused.value)
