"""Figures that follow from a passport, worked by hand from their definitions (facts D1 to D3), and properties of the conversions."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.domain.passport.figures import (
    Figure,
    dose_billions,
    figure,
    figures,
    fold,
    purity_percent,
    rcf,
    recovery_percent,
)
from tests.domain.regenerative import at, of

COUNTS = st.decimals(min_value="0.1", max_value=20000, places=1)
VOLUMES = st.decimals(min_value="0.1", max_value=500, places=2)
SPEEDS = st.integers(1, 30000)
RADII = st.decimals(min_value=1, max_value=50, places=1)


# facts D1: RCF = 1.118e-5 × r_cm × rpm²; 10 cm at 1,000 rpm is 111.8 g, 10 cm at 3,000 rpm nine times that
@pytest.mark.parametrize(
    ("radius", "rpm", "g"), [("10", 1000, "111.8"), ("10", 3000, "1006.2"), ("8.5", 3200, "973.1072"), ("10", 1500, "251.55")]
)
def test_that_the_force_of_a_spin_follows_from_radius_and_speed(radius: str, rpm: int, g: str):
    assert rcf(Decimal(radius), Decimal(rpm)) == Decimal(g)


@given(radius=RADII, rpm=SPEEDS)
def test_that_twice_the_speed_is_four_times_the_force_exactly(radius: Decimal, rpm: int):
    assert rcf(radius, Decimal(2 * rpm)) == 4 * rcf(radius, Decimal(rpm))
    assert rcf(2 * radius, Decimal(rpm)) == 2 * rcf(radius, Decimal(rpm))


# a published protocol: 6.4 times; 250 → 1,250 is 5 times
def test_that_the_fold_is_the_count_by_the_count_of_the_blood():
    assert fold(Decimal(1250), Decimal(250)) == 5
    assert fold(Decimal("1600"), Decimal(250)) == Decimal("6.4")


# 1,250 × 10^3/uL × 4 mL = 1,250 × 10^6/mL × 4 mL = 5 × 10^9
def test_that_the_dose_is_the_count_by_the_volume_injected():
    assert dose_billions(Decimal(1250), Decimal(4)) == 5
    assert dose_billions(Decimal(210), Decimal(1)) == Decimal("0.21")


@given(count=COUNTS, first=VOLUMES, second=VOLUMES)
def test_that_doses_of_two_injections_add_up_exactly(count: Decimal, first: Decimal, second: Decimal):
    assert dose_billions(count, first) + dose_billions(count, second) == dose_billions(count, first + second)


# (1,250 × 4) ÷ (250 × 30) = 5,000 ÷ 7,500 = 66.67 %; (6.4 × 250 × 1.5) ÷ (250 × 10) = 96 %
def test_that_the_recovery_is_what_of_the_drawn_platelets_is_in_the_product():
    assert recovery_percent(Decimal(1250), Decimal(4), Decimal(250), Decimal(30)).quantize(Decimal("0.01")) == Decimal("66.67")
    assert recovery_percent(Decimal(1600), Decimal("1.5"), Decimal(250), Decimal(10)) == 96


@given(count=COUNTS, ml=VOLUMES)
def test_that_the_untouched_blood_is_recovered_whole(count: Decimal, ml: Decimal):
    assert recovery_percent(count, ml, count, ml) == 100
    assert fold(count, count) == 1


# 1,250 of 1,250 + 3 + 0.1 × 1,000 = 1,353 → 92.39 %
def test_that_the_purity_counts_red_cells_in_millions():
    assert purity_percent(Decimal(1250), Decimal(3), Decimal("0.1")).quantize(Decimal("0.01")) == Decimal("92.39")
    assert purity_percent(Decimal(1000), Decimal(0), Decimal(1)) == 50


@given(platelets=COUNTS, white=COUNTS, red=st.decimals(min_value=0, max_value=10, places=2))
def test_that_purity_is_between_nothing_and_everything(platelets: Decimal, white: Decimal, red: Decimal):
    assert 0 < purity_percent(platelets, white, red) <= 100


def texts(found: tuple[Figure, ...]) -> dict[str, str]:
    return {one.id: one.text for one in found}


def test_that_a_whole_passport_of_prp_tells_every_figure():
    assert texts(figures(of("prp", ml="4"))) == {
        "spin1_rcf": "about 251.6 g",
        "anticoagulant_ratio": "10 mL",
        "fold": "5 times",
        "wbc_fold": "0.5 times",
        "recovery": "about 66.7 %",
        "purity": "about 92.4 %",
        "dose": "5 × 10^9",
        "draw_to_needle": "50 minutes",
        "spin_to_needle": "25 minutes",
    }


def test_that_a_figure_names_what_is_missing_and_is_never_guessed():
    found = of("prp", platelets=None, wb_platelets=None, anticoagulant_used="none", anticoagulant_ml=None, spin1_rpm=None)
    assert texts(figures(found)) == {
        "fold": "cannot be told: platelets of the product and platelets before missing",
        "wbc_fold": "0.5 times",
        "recovery": "cannot be told: platelets of the product and platelets before missing",
        "purity": "cannot be told: platelets of the product missing",
        "dose": "cannot be told: platelets of the product and volume injected missing",
        "draw_to_needle": "cannot be told: the first injection missing",
        "spin_to_needle": "cannot be told: the first injection missing",
    }
    assert all(one.value is None for one in figures(found) if one.missing)


def test_that_a_speed_without_a_radius_is_told_as_such():
    assert figure(of("prp", spin1_radius_cm=None), "spin1_rcf").text == "cannot be told: first spin, radius of the rotor missing"


def test_that_the_second_spin_is_computed_from_its_own_numbers():
    found = of("prp", spin2_rpm="3000", spin2_radius_cm="10")
    assert figure(found, "spin2_rcf").value == Decimal("1006.2")


# 36 of 40 million are 90 %; 36 million in 8 mL are 4.5 in each; 2 mL hold 9
def test_that_cells_are_told_by_the_viable_ones():
    assert texts(figures(of("msc", ml="2"))) == {"viable_percent": "90 %", "viable_per_ml": "4.5 × 10^6", "dose": "9 × 10^6"}
    thawed = of("msc", ml="2", cryopreserved="yes", cryoprotectant="DMSO", post_thaw_viability="88", thawed_at=at("10:30"))
    assert figure(thawed, "thaw_to_needle").text == "30 minutes"


# 10 × 10^9 in 1 mL, 5 mL: 50; 50 ÷ 50 mcg = 1; 2 mL hold 20
def test_that_exosomes_are_told_by_their_particles():
    assert texts(figures(of("exosome", ml="2"))) == {
        "particles": "50 × 10^9", "particles_per_mcg": "1 × 10^9", "dose": "20 × 10^9", "thaw_to_needle": "45 minutes",
    }  # fmt: skip


# the 50 × 10^9 of a vial dissolved in 10 mL: 2 mL hold 10
def test_that_a_powder_is_dosed_by_what_it_was_dissolved_in():
    dry = of(
        "exosome", ml="2", storage_form="lyophilised", reconstituted_with="saline", reconstituted_ml="10", product_ml="10",
        thawed_at=None, use_within_hours=None,
    )  # fmt: skip
    assert texts(figures(dry)) == {"particles": "50 × 10^9", "particles_per_mcg": "1 × 10^9", "dose": "10 × 10^9"}
