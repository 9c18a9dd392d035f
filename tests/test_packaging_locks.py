"""The lock files: every version pinned and hashed, no registry named, what is shipped is what was tested."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
RUN, DEV, RELEASE = (ROOT / "packaging" / f"lock-{name}.txt" for name in ("run", "dev", "release"))
LINE = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>[^ ]+)(?: ; (?P<marker>.+))?(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)")


def locked(path: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Version and hashes by package name; a line of any other form fails."""
    text = re.sub(r"^\s*#.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = {}
    for line in re.sub(r"\s*\\\n\s*", " ", text).splitlines():
        match = LINE.fullmatch(line.strip())
        assert match, f"{path.name}: {line[:80]}"
        entries[match["name"]] = (match["version"], frozenset(match["hashes"].split()))
    return entries


def wanted(*lists: list[str]) -> list[Requirement]:
    return [Requirement(entry) for entries in lists for entry in entries]


@pytest.mark.parametrize("path", [RUN, DEV, RELEASE], ids=lambda path: path.stem)
def test_that_a_lock_file_pins_and_hashes_and_names_no_place(path: Path):
    assert len(locked(path)) >= 10
    named = [line for line in path.read_text(encoding="utf-8").splitlines() if re.search(r"://|@ |^ *-(?!-hash=)", line)]
    assert named == []


def test_that_the_lock_files_are_those_of_pyproject():
    text = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project, groups = text["project"], text["dependency-groups"]
    basis = [project["dependencies"], groups["source"]]
    for path, more in {RUN: [], DEV: [project["optional-dependencies"]["dev"]], RELEASE: [groups["release"]]}.items():
        entries = locked(path)
        versions = {name: entry[0] for name, entry in entries.items()}
        for requirement in wanted(*basis, *more):
            assert requirement.specifier.contains(versions[requirement.name.lower()]), f"{path.name}: {requirement}"


def test_that_what_is_shipped_is_what_was_tested():
    tested = locked(DEV)
    assert locked(RUN).items() <= tested.items()
    shared = {name: entry for name, entry in locked(RELEASE).items() if name in tested}
    assert shared.items() <= tested.items()
    assert shared.keys() >= locked(RUN).keys()


def test_that_every_locked_package_comes_for_the_pythons_and_systems_we_name():
    # The wheels of a compiled package differ by platform; one hash alone would mean that the lock knows this machine only.
    compiled = ("pyside6-essentials", "shiboken6", "sqlalchemy", "msgspec", "numpy", "pillow", "pypdfium2", "python-gdcm")
    assert {name: len(locked(RUN)[name][1]) for name in compiled if len(locked(RUN)[name][1]) < 4} == {}
