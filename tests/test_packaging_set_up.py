"""Set-up on a machine that lacks something: what it installs by itself, when it stops, and the command that it then names."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent
SHELL = "/bin/sh"


@pytest.fixture(scope="module")
def set_up() -> ModuleType:
    spec = importlib.util.spec_from_file_location("set_up", ROOT / "packaging" / "set_up.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["set_up"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], Path]:
    """``on_path(name, body)`` puts a shell script of that name before everything else on PATH."""
    folder = tmp_path / "path"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("NO_APT", raising=False)

    def place(name: str, body: str) -> Path:
        script = folder / name
        script.write_text(f"#!{SHELL}\n{body}\n", encoding="utf-8")
        script.chmod(0o755)
        return script

    return place


@pytest.fixture
def apt(tmp_path: Path, on_path: Callable[[str, str], Path]) -> Path:
    """A stand-in for apt-get (and for a sudo that asks nothing): each package it is told to install becomes a file here."""
    installed = tmp_path / "installed"
    installed.mkdir()
    log = tmp_path / "apt.log"
    on_path("sudo", 'shift; exec "$@"')
    on_path(
        "apt-get",
        f'echo "$*" >> {log}\nfor word; do case $word in -*|install|update) ;; no-*) ;; *) : > {installed}/"$word" ;; esac; done',
    )
    return installed


def test_that_missing_packages_are_installed_and_only_those(set_up: ModuleType, apt: Path, tmp_path: Path):
    (apt / "libb2").touch()
    needs = [set_up.Need("liba1"), set_up.Need("libb2"), set_up.Need("libc3", optional=True)]
    set_up.provide(needs, lambda need: (apt / need.package).exists())
    assert (tmp_path / "apt.log").read_text().splitlines() == [
        "-q update",
        "-q install -y --no-install-recommends liba1 libc3",
    ]


def test_that_nothing_is_asked_of_apt_when_all_is_there(set_up: ModuleType, apt: Path, tmp_path: Path):
    set_up.provide([set_up.Need("liba1")], lambda _need: True)
    assert not (tmp_path / "apt.log").exists()


@pytest.mark.usefixtures("apt")
def test_that_without_permission_the_command_to_type_is_named(set_up: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("NO_APT", "1")
    with pytest.raises(set_up.CannotSetUp) as stop:
        set_up.provide([set_up.Need("liba1"), set_up.Need("libc3", optional=True)], lambda _need: False)
    assert str(stop.value) == (
        "Missing on this machine: liba1, libc3.\n"
        "Type this, then the same make command again:\n\n"
        "    sudo apt-get update && sudo apt-get install -y --no-install-recommends liba1 libc3\n"
    )
    assert not (tmp_path / "apt.log").exists()


@pytest.mark.usefixtures("apt")
def test_that_a_package_apt_could_not_bring_stops_set_up(set_up: ModuleType):
    with pytest.raises(set_up.CannotSetUp, match=r"Missing on this machine: no-such\."):
        set_up.provide([set_up.Need("no-such"), set_up.Need("liba1", optional=True)], lambda need: need.package == "liba1")


@pytest.mark.usefixtures("apt")
@pytest.mark.parametrize(("is_known", "asked"), [(False, ["cat serves", "mask serves"]), (True, ["cat serves"])])
def test_that_a_service_that_a_package_would_start_is_kept_from_starting(
    set_up: ModuleType, on_path: Callable[[str, str], Path], tmp_path: Path, is_known: bool, asked: list[str]
):
    log = tmp_path / "systemctl.log"
    on_path("systemctl", f'echo "$*" >> {log}\n[ "$1" != cat ] || {"true" if is_known else "false"}')
    set_up.provide([set_up.Need("serves", optional=True, service="serves"), set_up.Need("plain", optional=True)], lambda _need: False)
    assert log.read_text().splitlines() == asked


@pytest.mark.usefixtures("apt")
def test_that_an_optional_package_does_not_stop_set_up(set_up: ModuleType, capsys: pytest.CaptureFixture[str]):
    set_up.provide([set_up.Need("no-poppler", optional=True)], lambda _need: False)
    assert "Not on this machine, and not essential: no-poppler." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("is_root", "programs", "free", "prefix"),
    [
        (True, {"apt-get"}, False, []),
        (False, {"apt-get", "sudo"}, True, ["sudo", "-n"]),
        (False, {"apt-get", "sudo"}, False, None),
        (False, {"apt-get"}, True, None),
        (True, set(), True, None),
    ],
)
def test_that_apt_is_used_only_where_it_is_allowed(
    set_up: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    is_root: bool,
    programs: set[str],
    free: bool,
    prefix: list[str] | None,
):
    monkeypatch.delenv("NO_APT", raising=False)
    assert set_up.apt_prefix(is_root=is_root, has=programs.__contains__, sudo_is_free=lambda: free) == prefix


def test_that_a_library_the_loader_lacks_counts_as_missing(set_up: ModuleType):
    assert not set_up.is_there(set_up.Need("x", shared_object="libnot-there.so.9"))
    assert not set_up.is_there(set_up.Need("x", program="not-there"))
    assert set_up.is_there(set_up.Need("x", program="sh"))


def test_that_set_up_is_done_again_when_the_lock_changed_or_the_folder_moved(set_up: ModuleType, tmp_path: Path):
    checkout = tmp_path / "checkout"
    for name in (*set_up.DECIDES, set_up.LOCKS["run"]):
        (checkout / name).parent.mkdir(parents=True, exist_ok=True)
        (checkout / name).write_bytes((ROOT / name).read_bytes())
    venv = checkout / ".venv"
    (venv / "bin").mkdir(parents=True)
    (venv / "bin/python").touch()
    assert not set_up.is_current(venv, "run", checkout)
    set_up.stamp_of(venv, "run").write_text(set_up.fingerprint("run", checkout))
    assert set_up.is_current(venv, "run", checkout)
    moved = checkout.rename(tmp_path / "moved")
    assert not set_up.is_current(moved / ".venv", "run", moved)
    moved.rename(checkout)
    with (checkout / set_up.LOCKS["run"]).open("a") as lock:
        lock.write("# one more line\n")
    assert not set_up.is_current(venv, "run", checkout)


@pytest.fixture
def peer_folder(tmp_path: Path) -> Path:
    """A checkout with the packages that the FHIR server for tests needs, none of them installed."""
    folder = tmp_path / "checkout" / "tests/peers/fhir"
    folder.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        (folder / name).write_bytes((ROOT / "tests/peers/fhir" / name).read_bytes())
    return folder


NPM_INSTALLS = 'for word; do [ "$before" = --prefix ] && mkdir -p "$word/node_modules"; before=$word; done'


def npm(on_path: Callable[[str, str], Path], tmp_path: Path, body: str, node: str = "v20.1.0") -> Path:
    """Stand-ins for node and npm; what npm is asked for is written down."""
    log = tmp_path / "npm.log"
    on_path("node", f"echo {node}")
    on_path("npm", f'echo "$*" >> {log}\n{body}')
    return log


def test_that_the_servers_packages_are_installed_once_and_again_when_the_lock_changed(
    set_up: ModuleType, on_path: Callable[[str, str], Path], peer_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    log = npm(on_path, tmp_path, NPM_INSTALLS)
    root = tmp_path / "checkout"
    for _ in range(2):
        set_up.provide_peer(root)
    options = "--ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error --fetch-retries=1"
    assert log.read_text().splitlines() == [f"ci --prefix {peer_folder} {options}"]
    assert capsys.readouterr().out == "Installing the packages of tests/peers/fhir (a download of about 15 MB the first time)\n"
    with (peer_folder / "package-lock.json").open("a") as lock:
        lock.write(" ")
    set_up.provide_peer(root)
    assert len(log.read_text().splitlines()) == 2


def test_that_packages_that_cannot_be_installed_are_told_and_tried_again(
    set_up: ModuleType, on_path: Callable[[str, str], Path], peer_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    log = npm(on_path, tmp_path, "exit 1")
    for _ in range(2):
        set_up.provide_peer(tmp_path / "checkout")
    assert len(log.read_text().splitlines()) == 2
    assert not (peer_folder / "node_modules").exists()
    said = "They could not be installed; npm's message stands above. Tests against a FHIR server are skipped. The same command tries again."
    assert capsys.readouterr().out.splitlines().count(said) == 2


@pytest.mark.usefixtures("peer_folder")
@pytest.mark.parametrize("node", ["v18.19.0", "odd", ""])
def test_that_a_machine_without_a_recent_node_is_told_and_goes_on(
    set_up: ModuleType, on_path: Callable[[str, str], Path], tmp_path: Path, node: str, capsys: pytest.CaptureFixture[str]
):
    log = npm(on_path, tmp_path, NPM_INSTALLS, node)
    set_up.provide_peer(tmp_path / "checkout")
    assert not log.exists()
    assert capsys.readouterr().out == (
        "Node.js 20 or later with npm is not on this machine, and not essential: tests against a FHIR server are skipped.\n"
    )


@pytest.mark.usefixtures("peer_folder")
def test_that_a_machine_without_node_is_told_and_goes_on(
    set_up: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("PATH", str(tmp_path))
    set_up.provide_peer(tmp_path / "checkout")
    assert "tests against a FHIR server are skipped" in capsys.readouterr().out


def test_that_without_the_servers_own_files_nothing_is_done(set_up: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    set_up.provide_peer(tmp_path)
    assert capsys.readouterr().out == ""


def test_that_the_lock_of_the_servers_packages_names_no_host_and_pins_each_by_its_hash():
    lock = json.loads((ROOT / "tests/peers/fhir/package-lock.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert len(packages) > 3
    assert [name for name, one in packages.items() if "resolved" in one] == []
    assert [name for name, one in packages.items() if not one["integrity"].startswith("sha512-")] == []


def shell(script: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the shell scripts of packaging/ with only this environment."""
    command = [SHELL, str(ROOT / "packaging" / script), *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=30)


def test_that_a_python_too_old_is_passed_over(on_path: Callable[[str, str], Path]):
    folder = on_path("python3", "exit 1").parent
    newer = on_path("python3.12", "exit 0")
    found = shell("find-python", PATH=str(folder))
    assert (found.returncode, found.stdout.strip()) == (0, str(newer))


def test_that_a_machine_without_python_is_told_what_to_type(tmp_path: Path):
    found = shell("find-python", PATH=str(tmp_path))
    assert found.returncode == 1
    assert "    sudo apt-get install python3 python3-venv\n" in found.stderr


@pytest.fixture
def program_log(on_path: Callable[[str, str], Path], tmp_path: Path) -> tuple[dict[str, str], Path]:
    """A stand-in for the program, which writes down how it was called and, asked for a demo, leaves a PDF."""
    log = tmp_path / "calls.log"
    body = f'echo "$*" >> {log}\nif [ "$3" = demo ]; then mkdir -p "$5" && : > "$5/visit.pdf"; fi'
    stand_in = on_path("program", body)
    output = tmp_path / "demo"
    return {"VENV_PYTHON": str(stand_in), "DEMO_OUTPUT": str(output), "PATH": os.environ["PATH"]}, log


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS always has a display")
def test_that_without_a_display_the_sample_visit_is_played(program_log: tuple[dict[str, str], Path]):
    environment, log = program_log
    started = shell("start.sh", **environment)
    assert started.returncode == 0, started.stderr
    assert log.read_text() == f"-m procedure_assistant demo --output {environment['DEMO_OUTPUT']}\n"
    assert f"    {environment['DEMO_OUTPUT']}/visit.pdf\n" in started.stdout
    assert "ssh -X" in started.stdout


@pytest.mark.parametrize("display", [{"DISPLAY": ":0"}, {"WAYLAND_DISPLAY": "wayland-0"}])
def test_that_with_a_display_the_window_opens(program_log: tuple[dict[str, str], Path], display: dict[str, str]):
    environment, log = program_log
    assert shell("start.sh", **environment, **display).returncode == 0
    assert log.read_text() == "-m procedure_assistant\n"


def test_that_a_failing_demo_fails_the_command(on_path: Callable[[str, str], Path], tmp_path: Path):
    stand_in = on_path("program", "echo broken >&2; exit 3")
    started = shell("start.sh", VENV_PYTHON=str(stand_in), DEMO_OUTPUT=str(tmp_path / "demo"), PATH=os.environ["PATH"])
    if sys.platform != "darwin":
        assert started.returncode == 3
        assert started.stdout == ""


def test_that_continuous_integration_runs_make_test():
    script = ROOT / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text().splitlines()[-1] == "exec make test </dev/null"
