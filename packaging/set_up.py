"""Sets up a fresh checkout: .venv, the locked packages, the system libraries Qt needs. Standard library only, nothing of ours.

Usage: python packaging/set_up.py run|test|release. Silent when there is nothing to do. NO_APT=1 forbids it to install system
packages; it then prints the command to type, as it does without root or a passwordless sudo.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCKS = {"run": "packaging/lock-run.txt", "test": "packaging/lock-dev.txt", "release": "packaging/lock-release.txt"}
INCLUDES = {"run": ("run",), "test": ("test", "run"), "release": ("release",)}  # what else is set up by setting this up
PEER = "tests/peers/fhir"  # a server for tests, with packages of its own from npm
LEAST_NODE = 20
DECIDES = ("pyproject.toml", "setup.py", "packaging/set_up.py")  # beside the lock file: a change of these sets up again


class CannotSetUp(Exception):
    """Set-up has to stop; ``str()`` of it tells the person what to do."""


@dataclass(frozen=True)
class Need:
    """A Debian package and the shared library, program or file by which its presence is seen; an optional one does not stop set-up.

    ``service`` is what the package would start by itself and the tests do not need running: it is kept from starting.
    """

    package: str
    shared_object: str = ""
    program: str = ""
    file: str = ""
    optional: bool = False
    service: str = ""


# What the Qt wheels link against and do not bring: the offscreen platform, the X11 platform, printing.
QT_NEEDS = (
    Need("libegl1", shared_object="libEGL.so.1"),
    Need("libgl1", shared_object="libGL.so.1"),
    Need("libglib2.0-0", shared_object="libgthread-2.0.so.0"),
    Need("libdbus-1-3", shared_object="libdbus-1.so.3"),
    Need("libfontconfig1", shared_object="libfontconfig.so.1"),
    Need("libxkbcommon0", shared_object="libxkbcommon.so.0"),
    Need("libxcb-cursor0", shared_object="libxcb-cursor.so.0"),
    Need("libxkbcommon-x11-0", shared_object="libxkbcommon-x11.so.0"),
    Need("libxcb-icccm4", shared_object="libxcb-icccm.so.4"),
    Need("libxcb-keysyms1", shared_object="libxcb-keysyms.so.1"),
    Need("libxcb-shape0", shared_object="libxcb-shape.so.0"),
    Need("libcups2", shared_object="libcups.so.2", optional=True),
)
# A screen for the X11 window, senders of DICOM images, judges of PDF/A and of signatures, and a C compiler for the simulated power
# loss: g++ brings gcc and the C headers, which gcc alone only recommends. Without them those tests are skipped and say so.
TEST_NEEDS = (
    Need("xvfb", program="Xvfb", optional=True),
    Need("g++", program="cc", optional=True),
    Need("dcmtk", program="storescu", optional=True),
    Need("orthanc", program="Orthanc", optional=True, service="orthanc"),
    Need("poppler-utils", program="pdfsig", optional=True),
    Need("default-jre-headless", program="java", optional=True),
    Need("libpdfbox2-java", file="/usr/share/java/preflight.jar", optional=True),
    Need("libcommons-io-java", file="/usr/share/java/commons-io.jar", optional=True),
    Need("libactivation-java", file="/usr/share/java/javax.activation.jar", optional=True),
    Need("libjaxb-api-java", file="/usr/share/java/jaxb-api.jar", optional=True),
)
NEEDS = {"run": QT_NEEDS, "test": QT_NEEDS + TEST_NEEDS, "release": QT_NEEDS}

PROBE = """
import ctypes, pathlib, sys
import PySide6, PySide6.QtWidgets
if sys.platform == "linux":
    ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"))
"""


def say(text: str) -> None:
    """Print a line of progress at once, also into a pipe."""
    print(text, flush=True)


def library_loads(name: str) -> bool:
    """Whether the dynamic loader finds the shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def is_there(need: Need) -> bool:
    """Whether this machine has what the need asks for."""
    if need.shared_object:
        return library_loads(need.shared_object)
    if need.file:
        return Path(need.file).exists()
    # Debian keeps what serves in a folder that is on the path of administrators only
    return shutil.which(need.program, path=f"{os.environ.get('PATH', os.defpath)}{os.pathsep}/usr/sbin") is not None


def has_ensurepip() -> bool:
    """Whether this Python can make a virtual environment; Debian and Ubuntu leave that to a package of its own."""
    return importlib.util.find_spec("ensurepip") is not None


def apt_prefix(*, is_root: bool, has: Callable[[str], object], sudo_is_free: Callable[[], bool]) -> list[str] | None:
    """What to put before ``apt-get``, or None when apt is absent, forbidden, or would ask for a password."""
    if os.environ.get("NO_APT") or not has("apt-get"):
        return None
    if is_root:
        return []
    return ["sudo", "-n"] if has("sudo") and sudo_is_free() else None


def apt_command(packages: Iterable[str]) -> str:
    """The one line a person types to install the packages."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def advice(missing: Sequence[Need]) -> str:
    """What to type to get the missing packages here; on a system without apt, what to look for."""
    if shutil.which("apt-get"):
        return f"Type this, then the same make command again:\n\n    {apt_command(need.package for need in missing)}\n"
    files = ", ".join(need.shared_object or need.program or need.file for need in missing)
    return f"Install them with this system's own package manager; the files needed are: {files}"


def run(*command: str | Path, quiet: bool = False) -> bool:
    """Run a command without standard input; True when it ended well."""
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=output, stderr=output).returncode == 0


def install_with_apt(prefix: Sequence[str], packages: Sequence[str]) -> None:
    """Let apt install the packages; the caller looks afterwards at what is there."""
    say(f"Installing system packages: {' '.join(packages)}")
    apt = (*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q")
    run(*apt, "update")  # a source that does not answer need not matter: the install that follows tells
    run(*apt, "install", "-y", "--no-install-recommends", *packages)


def keep_from_starting(prefix: Sequence[str], services: Iterable[str]) -> None:
    """Mask services before their package comes: a test machine shall not begin to serve images to its network."""
    for service in services:
        if shutil.which("systemctl") and not run("systemctl", "cat", service, quiet=True):
            run(*prefix, "systemctl", "mask", service, quiet=True)


def provide(needs: Iterable[Need], present: Callable[[Need], bool]) -> None:
    """Install through apt, when allowed, what is missing.

    Raises:
        CannotSetUp: something that is not optional is still missing; the message holds the command to type.
    """
    missing = [need for need in needs if not present(need)]
    if not missing:
        return
    prefix = apt_prefix(is_root=os.geteuid() == 0, has=shutil.which, sudo_is_free=lambda: run("sudo", "-n", "true", quiet=True))
    if prefix is not None:
        keep_from_starting(prefix, (need.service for need in missing if need.service))
        install_with_apt(prefix, [need.package for need in missing])
        importlib.invalidate_caches()
        missing = [need for need in missing if not present(need)]
    if any(not need.optional for need in missing):
        raise CannotSetUp(f"Missing on this machine: {', '.join(need.package for need in missing)}.\n{advice(missing)}")
    if missing:
        say(f"Not on this machine, and not essential: {', '.join(need.package for need in missing)}. To have them:")
        say(f"    {apt_command(need.package for need in missing)}")


def provide_system_packages(purpose: str, *, with_ensurepip: bool) -> None:
    """See that the system holds the libraries and programs the purpose needs. macOS needs none."""
    if sys.platform != "linux":
        return
    venv_package = Need(f"python{sys.version_info.major}.{sys.version_info.minor}-venv", shared_object="")
    needs = (venv_package, *NEEDS[purpose]) if with_ensurepip else NEEDS[purpose]
    provide(needs, lambda need: has_ensurepip() if need is venv_package else is_there(need))


def fingerprint(purpose: str, root: Path = ROOT) -> str:
    """Changes when set-up has to be done again: another lock file, other build settings, the folder moved."""
    digest = hashlib.sha256(str(root).encode())
    for name in (LOCKS[purpose], *DECIDES):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def is_current(venv: Path, purpose: str, root: Path = ROOT) -> bool:
    """Whether the environment was set up for the purpose from the files as they are now."""
    stamp = stamp_of(venv, purpose)
    return (venv / "bin/python").exists() and stamp.exists() and stamp.read_text() == fingerprint(purpose, root)


def stamp_of(venv: Path, purpose: str) -> Path:
    """The file that remembers the fingerprint of the last complete set-up."""
    return venv / f".set-up-{purpose}"


def runs(python: Path) -> bool:
    """Whether the environment's Python starts, is recent enough and has pip."""
    code = "import sys, pip; sys.exit(sys.version_info < (3, 11))"
    return python.exists() and run(python, "-c", code, quiet=True)


def make_venv(venv: Path) -> None:
    """Create the virtual environment anew."""
    say(f"Creating {venv.name} with Python {sys.version.split()[0]}")
    if not run(sys.executable, "-m", "venv", "--clear", venv):
        raise CannotSetUp(f"{sys.executable} could not create {venv}; its own message stands above.")


def install(python: Path, purpose: str) -> None:
    """Install the locked packages from whatever index this machine's pip is set to, then the checkout itself, editable."""
    pip = (python, "-m", "pip", "--disable-pip-version-check", "--no-input")
    quiet = () if sys.stdout.isatty() else ("--quiet",)
    say(f"Installing the packages of {LOCKS[purpose]} (a download of about 130 MB the first time)")
    if not run(*pip, "install", *quiet, "--require-hashes", "--only-binary=:all:", "-r", ROOT / LOCKS[purpose]):
        raise CannotSetUp("The packages could not be installed; pip's message stands above. The same command tries again.")
    if not run(*pip, "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation", "--editable", ROOT):
        raise CannotSetUp("The program itself could not be installed into .venv; pip's message stands above.")
    if not run(python, "-c", PROBE):
        raise CannotSetUp("Qt does not load; the message above names the system library that is missing.")


def set_up(purpose: str) -> None:
    """Do all that is missing for the purpose, and nothing when nothing is.

    Raises:
        CannotSetUp: a person has to do something first; the message says what.
    """
    venv = ROOT / (".venv-release" if purpose == "release" else ".venv")
    if is_current(venv, purpose):
        return
    python = venv / "bin/python"
    venv_works = runs(python)
    provide_system_packages(purpose, with_ensurepip=not venv_works)
    if not venv_works:
        make_venv(venv)
    for known in LOCKS:
        stamp_of(venv, known).unlink(missing_ok=True)
    install(python, purpose)
    for done in INCLUDES[purpose]:
        stamp_of(venv, done).write_text(fingerprint(done))


def node_is_recent() -> bool:
    """Whether this machine has Node.js, recent enough, and npm."""
    if not shutil.which("node") or not shutil.which("npm"):
        return False
    told = subprocess.run(["node", "--version"], check=False, stdin=subprocess.DEVNULL, capture_output=True, text=True).stdout
    major = told.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= LEAST_NODE


def provide_peer(root: Path = ROOT) -> None:
    """Install the packages of the FHIR server that tests talk to. Nothing stops without them: those tests are skipped and say so."""
    folder = root / PEER
    names = ("package.json", "package-lock.json")
    if not all((folder / name).exists() for name in names):
        return
    wanted = hashlib.sha256(b"".join((folder / name).read_bytes() for name in names)).hexdigest()
    stamp = folder / "node_modules" / ".set-up"
    if stamp.exists() and stamp.read_text() == wanted:
        return
    if not node_is_recent():
        say(f"Node.js {LEAST_NODE} or later with npm is not on this machine, and not essential: tests against a FHIR server are skipped.")
        return
    say(f"Installing the packages of {PEER} (a download of about 15 MB the first time)")
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error", "--fetch-retries=1")
    if run("npm", "ci", "--prefix", folder, *options):
        stamp.write_text(wanted)
    else:
        again = "Tests against a FHIR server are skipped. The same command tries again."
        say(f"They could not be installed; npm's message stands above. {again}")


def main(arguments: Sequence[str]) -> int:
    """Set up for the purpose named; the exit code tells whether the caller may go on."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        say(f"usage: set_up.py {'|'.join(LOCKS)}")
        return 2
    try:
        set_up(arguments[0])
        if arguments[0] == "test":
            provide_peer()
    except CannotSetUp as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
