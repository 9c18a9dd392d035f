"""The catalogue finds every version, offers the visits, and asks what protocols share once."""

from __future__ import annotations

import shutil
from collections import Counter
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from procedure_assistant.domain.protocol import Phase, Protocol
from procedure_assistant.protocols.catalogue import Catalogue, UnknownVersion, load_catalogue

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(RESOURCES)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped data files."""
    for folder in ("protocols", "maps", "formulary", "codes", "regenerative"):
        shutil.copytree(RESOURCES / folder, tmp_path / folder)
    for file in ("sources.toml", "regulatory.1.toml"):
        shutil.copy(RESOURCES / file, tmp_path)
    return tmp_path


def test_that_every_visit_is_offered_alone_and_in_its_combinations(catalogue: Catalogue):
    assert [(offer.id, offer.parts) for offer in catalogue.offers()][:3] == [
        ("preempt_botox", (("preempt_botox", 1),)),
        ("gon_block", (("gon_block", 1),)),
        ("preempt_botox+gon_block", (("preempt_botox", 1), ("gon_block", 1))),
    ]
    regenerative = [f"{kind}_occipital" for kind in ("prp", "msc", "exosome")]
    combined = [name for one in regenerative for name in (one, f"{one}+gon_block_ultrasound", f"preempt_botox+{one}")]
    assert [offer.id for offer in catalogue.offers()][3:] == ["gon_block_ultrasound", "preempt_botox+gon_block_ultrasound", *combined]
    assert catalogue.offers()[0].title == "Botulinum toxin for chronic migraine"


def combined(catalogue: Catalogue) -> Protocol:
    return catalogue.combined([("preempt_botox", 1), ("gon_block", 1)])


def test_that_a_combined_visit_asks_shared_sections_and_steps_once(catalogue: Catalogue):
    both = combined(catalogue)
    assert {section_id: count for section_id, count in Counter(section.id for section in both.sections).items() if count > 1} == {}
    assert {step_id: count for step_id, count in Counter(step.id for step in both.steps()).items() if count > 1} == {}
    for section_id in ("identity", "safety", "consent", "time_out"):
        assert both.section(section_id) is not None


def test_that_a_combined_visit_asks_everything_that_its_protocols_ask(catalogue: Catalogue):
    parts = [catalogue.current("preempt_botox"), catalogue.current("gon_block")]
    assert {step.id for step in combined(catalogue).steps()} == {step.id for part in parts for step in part.steps()}
    assert {limit.id for limit in combined(catalogue).limits} == {limit.id for part in parts for limit in part.limits}


def test_that_sections_of_a_combined_visit_stand_in_the_order_of_the_visit(catalogue: Catalogue):
    assert [section.id for section in combined(catalogue).sections] == [
        *("identity", "indication", "history", "baseline", "weight", "safety", "consent", "pain_before"),
        *("products", "preparation"),
        "time_out",
        *("map", "block"),
        *("waste", "pain_after", "observation", "discharge"),
        "sign",
    ]


@pytest.mark.parametrize("part", ["preempt_botox", "gon_block"])
def test_that_each_protocol_keeps_its_own_order_in_a_combined_visit(catalogue: Catalogue, part: str):
    both = [step.id for step in combined(catalogue).steps()]
    places = [both.index(step.id) for step in catalogue.current(part).steps()]
    assert places == sorted(places)


def test_that_the_order_of_the_protocols_does_not_change_what_is_asked(catalogue: Catalogue):
    turned = catalogue.combined([("gon_block", 1), ("preempt_botox", 1)])
    assert {step.id for step in turned.steps()} == {step.id for step in combined(catalogue).steps()}
    order = list(Phase)
    assert all(order.index(a.phase) <= order.index(b.phase) for a, b in pairwise(turned.sections))


def test_that_a_combination_names_its_parts(catalogue: Catalogue):
    both = combined(catalogue)
    assert both.parts == (("preempt_botox", 1), ("gon_block", 1))
    assert both.part_ids == ("preempt_botox", "gon_block")
    assert both.injection_map is catalogue.map("preempt", "B10")
    assert [nerve.id for nerve in both.nerves] == ["gon", "lon"]


def test_that_a_visit_of_one_protocol_is_that_protocol(catalogue: Catalogue):
    assert catalogue.combined([("gon_block", 1)]) is catalogue.protocol("gon_block", 1)


def test_that_a_newer_version_is_offered_and_the_older_one_stays_for_its_records(root: Path):
    old = (root / "protocols/gon_block.1.toml").read_text(encoding="utf-8")
    new = old.replace("version = 1", "version = 10", 1).replace("value = 30\n", "value = 14\n", 1)
    (root / "protocols/gon_block.10.toml").write_text(new, encoding="utf-8")
    catalogue = load_catalogue(root)
    assert catalogue.current("gon_block").version == 10
    assert [offer.parts for offer in catalogue.offers() if "gon_block" in dict(offer.parts)] == [
        (("gon_block", 10),),
        (("preempt_botox", 1), ("gon_block", 10)),
    ]
    limits = [catalogue.protocol("gon_block", version).limit("weight_max_age_days") for version in (1, 10)]
    assert [limit.value for limit in limits if limit] == [Decimal(30), Decimal(14)]
    assert catalogue.combined([("preempt_botox", 1), ("gon_block", 1)]).limit("weight_max_age_days") == limits[0]


def test_that_a_newer_map_is_one_more_file(root: Path):
    text = (root / "maps/preempt_b10.toml").read_text(encoding="utf-8")
    (root / "maps/preempt_b17.toml").write_text(text.replace('version = "B10"', 'version = "B17"', 1), encoding="utf-8")
    catalogue = load_catalogue(root)
    assert catalogue.map("preempt", "B17").sites == catalogue.map("preempt", "B10").sites
    assert catalogue.current("preempt_botox").injection_map == catalogue.map("preempt", "B10")


def test_that_what_is_not_installed_is_named(catalogue: Catalogue):
    with pytest.raises(UnknownVersion, match=r"^Protocol gon_block, version 9, is not installed here\.$"):
        catalogue.protocol("gon_block", 9)
    with pytest.raises(UnknownVersion, match=r"^Protocol prp is not installed here\.$"):
        catalogue.current("prp")
    with pytest.raises(UnknownVersion, match=r"^Injection map preempt, version B17, is not installed here\.$"):
        catalogue.map("preempt", "B17")
    with pytest.raises(UnknownVersion):
        catalogue.combined([("preempt_botox", 1), ("prp", 1)])


def test_that_a_source_is_explained(catalogue: Catalogue):
    assert catalogue.citation("LBL 2.1, SmPC 4.2") == (
        "BOTOX, US prescribing information; BOTOX, EU and UK summary of product characteristics"
    )
    assert catalogue.citation("chart") == "chart"


def test_that_everything_a_clinic_has_to_confirm_is_listed_with_its_place(catalogue: Catalogue):
    listed = catalogue.to_confirm()
    assert {use.source.confidence[2:] for use in listed} == {"V2", "K", "S"}
    assert {use.source.confidence[2:] for use in catalogue.sources if use not in listed} == {"V", "C"}
    assert "dose_max.source" in {use.place for use in listed if use.file == "maps/preempt_b10.toml"}


def test_that_shared_sections_are_marked_and_own_ones_are_not(catalogue: Catalogue):
    own = [section.id for section in catalogue.current("preempt_botox").sections if not section.shared]
    assert own == ["baseline", "map"]
    assert [section.id for section in catalogue.current("gon_block").sections if not section.shared] == ["block", "pain_after"]


def test_that_a_number_without_bounds_needs_no_source(root: Path):
    path = root / "protocols/shared.1.toml"
    bounds = 'minimum = 2\nmaximum = 400\nrequired = false\nsource = "own (physically possible); M-S"\n'
    text = path.read_text(encoding="utf-8")
    assert bounds in text
    path.write_text(text.replace(bounds, "required = false\n"), encoding="utf-8")
    step = load_catalogue(root).current("gon_block").step("weight_kg")
    assert step is not None
    assert (step.minimum, step.maximum, step.source) == (None, None, None)
