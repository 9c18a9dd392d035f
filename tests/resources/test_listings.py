"""The text twin of every shipped protocol, so that a change of the data is read as a change of words.

``PA_REWRITE_GOLDEN=1 .venv/bin/python -m pytest tests/resources/test_listings.py`` writes the twins again; the diff is the review.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from procedure_assistant.domain.passport.form import PassportForm
from procedure_assistant.protocols.catalogue import Catalogue, load_catalogue
from procedure_assistant.protocols.listing import listing, passport_listing
from tests.golden import golden

RESOURCES = Path(__file__).parents[2] / "resources"
GOLDEN = Path(__file__).parent / "golden"
VISITS = {
    "preempt_botox.1": (("preempt_botox", 1),),
    "gon_block.1": (("gon_block", 1),),
    "gon_block_ultrasound.1": (("gon_block_ultrasound", 1),),
    "prp_occipital.1": (("prp_occipital", 1),),
    "msc_occipital.1": (("msc_occipital", 1),),
    "exosome_occipital.1": (("exosome_occipital", 1),),
    "preempt_botox.1+gon_block.1": (("preempt_botox", 1), ("gon_block", 1)),
    "preempt_botox.1+gon_block_ultrasound.1": (("preempt_botox", 1), ("gon_block_ultrasound", 1)),
    "prp_occipital.1+gon_block_ultrasound.1": (("prp_occipital", 1), ("gon_block_ultrasound", 1)),
    "preempt_botox.1+prp_occipital.1": (("preempt_botox", 1), ("prp_occipital", 1)),
    "msc_occipital.1+gon_block_ultrasound.1": (("msc_occipital", 1), ("gon_block_ultrasound", 1)),
    "preempt_botox.1+msc_occipital.1": (("preempt_botox", 1), ("msc_occipital", 1)),
    "exosome_occipital.1+gon_block_ultrasound.1": (("exosome_occipital", 1), ("gon_block_ultrasound", 1)),
    "preempt_botox.1+exosome_occipital.1": (("preempt_botox", 1), ("exosome_occipital", 1)),
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(RESOURCES)


@pytest.mark.parametrize("name", VISITS)
def test_that_a_protocol_reads_as_its_text_twin(catalogue: Catalogue, name: str):
    text = listing(catalogue.combined(VISITS[name]))
    twin = GOLDEN / f"{name}.txt"
    if os.environ.get("PA_REWRITE_GOLDEN") == "1":
        twin.parent.mkdir(exist_ok=True)
        twin.write_text(text, encoding="utf-8")
    assert text == twin.read_text(encoding="utf-8")


def forms(catalogue: Catalogue) -> dict[str, PassportForm]:
    """Every passport and the ultrasound note, by name and version."""
    named = [form for protocol in catalogue.protocols.values() for form in (*protocol.passports, protocol.ultrasound) if form]
    return {f"{form.id}.{form.version}": form for form in named}


def test_that_every_passport_reads_as_its_text_twin(catalogue: Catalogue):
    found = forms(catalogue)
    assert sorted(found) == ["exosome.1", "msc.1", "prp.1", "ultrasound.1"]
    for name, form in found.items():
        assert passport_listing(form) == golden(GOLDEN / "passports" / f"{name}.txt", passport_listing(form))


def test_that_every_shipped_version_has_its_twin(catalogue: Catalogue):
    alone = {f"{protocol_id}.{version}" for protocol_id, version in catalogue.protocols}
    visits = {"+".join(f"{protocol_id}.{version}" for protocol_id, version in offer.parts) for offer in catalogue.offers()}
    assert {path.stem for path in GOLDEN.glob("*.txt")} == alone | visits
