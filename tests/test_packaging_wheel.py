"""The wheel, built from the sdist without a network, holds the whole program and finds its resources after installation."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOT_SOURCE = (".*", "__pycache__", "*.pyc", "build", "dist", "*.egg-info", "tests")


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command and return what it printed; a failure shows all of it."""
    result = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, timeout=120)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def files_under(folder: Path) -> set[str]:
    skipped = {"__pycache__", ".DS_Store"}
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and not skipped & set(path.parts)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    work = tmp_path_factory.mktemp("build")
    source = work / "source"
    shutil.copytree(ROOT, source, ignore=shutil.ignore_patterns(*NOT_SOURCE))
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", work / "dist", source, cwd=work)
    (built,) = (work / "dist").glob("*.whl")
    return built


def test_that_the_wheel_holds_every_module_and_every_resource(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    package = {f"procedure_assistant/{name}" for name in files_under(ROOT / "procedure_assistant") if not name.endswith(".md")}
    resources = {f"procedure_assistant/_resources/{name}" for name in files_under(ROOT / "resources")}
    assert names == package | resources


def test_that_the_wheel_carries_the_licences_and_the_command(wheel: Path):
    with zipfile.ZipFile(wheel) as archive:
        names = {name.partition(".dist-info/")[2] for name in archive.namelist() if ".dist-info/" in name}
        (commands,) = (name for name in archive.namelist() if name.endswith("entry_points.txt"))
        assert "procedure-assistant = procedure_assistant.cli:main" in archive.read(commands).decode()
    resources = ROOT / "resources"
    licences = {f"licenses/resources/{path.relative_to(resources).as_posix()}" for path in resources.glob("*/*-LICENSE.txt")}
    assert len(licences) >= 4
    assert licences | {"licenses/LICENSE"} <= names


def test_that_an_installed_wheel_finds_its_resources(wheel: Path, tmp_path: Path):
    target = tmp_path / "installed"
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    run(*pip, "--no-index", "--no-deps", "--target", target, wheel, cwd=tmp_path)
    code = (
        f"import sys; sys.path.insert(0, {str(target)!r})\n"
        "from procedure_assistant.resources import resource\n"
        "print(resource('figures', 'landmarks.json'))"
    )
    found = Path(run(sys.executable, "-I", "-c", code, cwd=tmp_path).strip())
    assert found == target / "procedure_assistant" / "_resources" / "figures" / "landmarks.json"
    assert found.read_bytes() == (ROOT / "resources" / "figures" / "landmarks.json").read_bytes()
