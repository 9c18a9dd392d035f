"""What may be imported when: nothing heavy before the first window is painted, no framework in the core at all."""

from __future__ import annotations

import json
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import procedure_assistant

ROOT = Path(__file__).parent.parent

# Imported before the first window is painted.
BEFORE_THE_WINDOW = ["procedure_assistant.resources", "procedure_assistant.cli"]

# Each costs a visible part of the start-up (25 ms for msgspec, 250 for alembic) and is wanted only later.
HEAVY = {
    "alembic",
    "argon2",
    "asyncio",
    "cryptography",
    "gdcm",
    "http.client",
    "importlib.metadata",
    "lxml",
    "mako",
    "msgspec",
    "numpy",
    "pikepdf",
    "PIL",
    "pydicom",
    "pyhanko",
    "pynetdicom",
    "pypdf",
    "pypdfium2",
    "reportlab",
    "sqlalchemy",
    "sqlcipher3",
    "urllib.request",
}
FRAMEWORKS = ["PySide6", "shiboken6", "sqlalchemy", "alembic", "reportlab", "pypdfium2", "pikepdf", "pyhanko"]


def run_python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the code in a new interpreter, in the checkout."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def loaded_by(module: str) -> set[str]:
    """The modules that are loaded after importing this one in a new interpreter, and were not before."""
    code = "import sys, json; before = set(sys.modules); __import__(sys.argv[1]); print(json.dumps([*set(sys.modules) - before]))"
    result = run_python(code, module)
    assert result.returncode == 0, result.stderr
    return set(json.loads(result.stdout))


def core_modules() -> list[str]:
    """Every module of the three inner layers."""
    found = []
    for layer in ("domain", "protocols", "services"):
        name = f"{procedure_assistant.__name__}.{layer}"
        path = ROOT / "procedure_assistant" / layer
        found += [name, *(module.name for module in pkgutil.walk_packages([str(path)], prefix=f"{name}."))]
    return found


@pytest.mark.parametrize("module", BEFORE_THE_WINDOW)
def test_that_nothing_heavy_is_imported_before_the_first_window(module: str):
    assert loaded_by(module) & HEAVY == set()


def test_that_a_heavy_import_would_be_seen():
    assert loaded_by("alembic") >= {"alembic", "sqlalchemy", "mako"}


def test_that_the_core_imports_without_any_framework():
    code = (
        "import sys, importlib, json\n"
        "modules, frameworks = map(json.loads, sys.argv[1:])\n"
        "sys.modules.update(dict.fromkeys(frameworks))\n"
        "for name in modules: importlib.import_module(name)\n"
        "print(len(modules))"
    )
    modules = core_modules()
    result = run_python(code, json.dumps(modules), json.dumps(FRAMEWORKS))
    assert result.returncode == 0, result.stderr
    assert result.stdout.strip() == str(len(modules))
    assert {"procedure_assistant.domain.patient", "procedure_assistant.services.ports"} <= set(modules)


def test_that_a_framework_in_the_core_would_be_refused():
    result = run_python("import sys; sys.modules['PySide6'] = None; import PySide6.QtCore")
    assert result.returncode == 1
    assert "ModuleNotFoundError" in result.stderr
