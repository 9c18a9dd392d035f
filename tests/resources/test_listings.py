"""The text twin of every shipped protocol, so that a change of the data is read as a change of words.

``PA_REWRITE_GOLDEN=1 .venv/bin/python -m pytest tests/resources/test_listings.py`` writes the twins again; the diff is the review.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from procedure_assistant.protocols.catalogue import Catalogue, load_catalogue
from procedure_assistant.protocols.listing import listing

RESOURCES = Path(__file__).parents[2] / "resources"
GOLDEN = Path(__file__).parent / "golden"
VISITS = {
    "preempt_botox.1": (("preempt_botox", 1),),
    "gon_block.1": (("gon_block", 1),),
    "preempt_botox.1+gon_block.1": (("preempt_botox", 1), ("gon_block", 1)),
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


def test_that_every_shipped_version_has_its_twin(catalogue: Catalogue):
    alone = {f"{protocol_id}.{version}" for protocol_id, version in catalogue.protocols}
    visits = {"+".join(f"{protocol_id}.{version}" for protocol_id, version in offer.parts) for offer in catalogue.offers()}
    assert {path.stem for path in GOLDEN.glob("*.txt")} == alone | visits
