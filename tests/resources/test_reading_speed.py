"""Checking the clinical data files costs less than parsing them, so that nobody is tempted to check less."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from time import process_time

import pytest

from procedure_assistant.protocols.catalogue import load_catalogue

RESOURCES = Path(__file__).parents[2] / "resources"
FOLDERS = (".", "protocols", "maps", "formulary", "codes", "regenerative")


@pytest.mark.bench
def test_that_reading_takes_at_most_twice_the_time_of_bare_parsing():
    texts = [path.read_text(encoding="utf-8") for folder in FOLDERS for path in (RESOURCES / folder).glob("*.toml")]

    def parse() -> None:
        for text in texts:
            tomllib.loads(text, parse_float=Decimal)

    bare, whole = best_of(parse), best_of(lambda: load_catalogue(RESOURCES))
    assert whole <= 2 * bare, f"read and checked in {whole * 1000:.1f} ms, parsed in {bare * 1000:.1f} ms"


def best_of(work: Callable[[], object], times: int = 15) -> float:
    """The shortest of several runs, in seconds of processor time: the machine may be shared."""
    spent = []
    for _ in range(times):
        start = process_time()
        work()
        spent.append(process_time() - start)
    return min(spent)
