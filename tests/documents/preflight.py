"""An outside judge of PDF/A-1b: Apache PDFBox preflight from Debian. It shares no line with what writes our files."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

JAVA = Path("/usr/share/java")
JARS = ("preflight", "pdfbox2", "xmpbox", "fontbox2", "commons-io", "commons-logging", "jaxb-api", "javax.activation")


def judged(pdf: bytes, folder: Path, program: Callable[[str], str]) -> str:
    """What preflight says of the file: "valid", or its complaints. Skips, with the package to install, where it is not there."""
    java = program("java")
    jars = [JAVA / f"{name}.jar" for name in JARS]
    if missing := [jar.name for jar in jars if not jar.exists()]:
        packages = "libpdfbox2-java libcommons-io-java libactivation-java libjaxb-api-java"
        pytest.skip(f"Apache PDFBox preflight is not installed ({', '.join(missing)}); sudo apt-get install {packages}")
    path = folder / "judged.pdf"
    path.write_bytes(pdf)
    command = [java, "-cp", os.pathsep.join(map(str, jars)), "org.apache.pdfbox.preflight.Validator_A1b", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    said = result.stdout + result.stderr
    return "valid" if "is a valid PDF/A-1b file" in said and result.returncode == 0 else said
