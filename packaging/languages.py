"""Makes the catalogues of resources/languages: texts out of the code into .ts, translations out of .ts into .qm. Not part of the program.

    .venv/bin/python packaging/languages.py            # read the code again, keep every translation, make the .qm
    .venv/bin/python packaging/languages.py --check    # say what is missing or left over; changes nothing

A text of the code is the literal of `say("…")`, of `wording.count(n, "site")` (both forms), and what stands under a display key of the
TOML files. Translators fill the .ts, with Qt Linguist or any editor; a text without a translation is shown in English.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = {"es": "es_US"}
FOLDER = ROOT / "resources" / "languages"
CONTEXT = "say"

_DATA = ("protocols", "maps", "regenerative", "codes", "formulary", "billing", "regulatory.1.toml")
DISPLAY_KEYS = frozenset(
    [
        "title",
        "short",
        "name",
        "position",
        "angle",
        "depth",
        "caution",
        "confirm",
        "where",
        "quick_label",
        "label",
        "help",
        "says",
        "go_on",
        "level",
        "find",
        "avoid",
        "remark",
        "category",
        "group",
        "words",
        "unit",
    ]
)
"""Keys that protocols/ reads with `Table.words`; a test compares."""

_HOLE = re.compile(r"\{\{|\}\}|\{\w+\}")
_UNITS = frozenset(
    [
        "mL",
        "mg",
        "mcg",
        "kg",
        "g",
        "mm",
        "cm",
        "MB",
        "GB",
        "kB",
        "MHz",
        "Hz",
        "h",
        "min",
        "s",
        "MRN",
        "PDF",
        "CSV",
        "DICOM",
        "JPEG",
        "PNG",
        "FHIR",
        "IND",
        "IRB",
        "SHA",
    ]
)
"""Written alike in every language here."""


class Key(NamedTuple):
    """A text of the catalogue: the English template, and which of two meanings."""

    text: str
    sense: str = ""


Texts = dict[Key, list[str]]
"""Every text with the files it stands in."""


def collect(root: Path = ROOT) -> Texts:
    """All texts of code and data, in the order of the files."""
    found: Texts = {}
    for path in sorted((root / "procedure_assistant").rglob("*.py")):
        for key in _of_code(path):
            _add(found, key, path.relative_to(root).as_posix())
    for name in _DATA:
        start = root / "resources" / name
        for path in sorted(start.rglob("*.toml")) if start.is_dir() else [start]:
            for text in _of_data(tomllib.loads(path.read_text(encoding="utf-8"))):
                _add(found, Key(text), path.relative_to(root).as_posix())
    return found


def needs_words(text: str) -> bool:
    """Whether there is anything to translate beside values, signs and units."""
    words: list[str] = re.findall(r"[^\W\d_]+", _HOLE.sub(" ", text))
    return any(word not in _UNITS for word in words)


def holes(text: str) -> list[str]:
    """The names of the values in a template, sorted."""
    return sorted(hole for hole in _HOLE.findall(text) if hole not in ("{{", "}}"))


def faults(source: str, translation: str) -> Iterator[str]:
    """What is wrong with a translation as a replacement of its source."""
    if set(holes(source)) != set(holes(translation)):
        yield f"values differ: {holes(source)} and {holes(translation)}"
    if _edges(source) != _edges(translation):
        yield "a space or sign at the beginning, or a space at the end differs"
    if source.count("\n") != translation.count("\n"):
        yield "the lines differ"
    if source.count("&") != translation.count("&"):
        yield "the & differ"
    if source.rstrip()[-1:] in ".?:…" and source.rstrip()[-1:] != translation.rstrip()[-1:]:
        yield "the sign at the end differs"
    if re.search(r"\bU\b|\bUI\b|µg|\d\.0\b|!", translation):
        yield "writes U, µg, a trailing zero or an exclamation mark"


def _edges(text: str) -> tuple[str, bool]:
    """The signs that join a piece to what stands before it, and whether a space ends it."""
    found = re.match(r"[\s,;:·]*", text)
    return found[0] if found else "", text[-1:].isspace()


def read(path: Path) -> dict[Key, str]:
    """The translations of a .ts; texts without one are left out."""
    kept: dict[Key, str] = {}
    if not path.exists():
        return kept
    for message in ElementTree.parse(path).getroot().iter("message"):
        translation = message.find("translation")
        if translation is not None and translation.text:
            kept[Key(message.findtext("source", ""), message.findtext("comment", ""))] = translation.text
    return kept


def sources(path: Path) -> set[Key]:
    """Every text of a .ts, translated or not."""
    messages = ElementTree.parse(path).getroot().iter("message")
    return {Key(message.findtext("source", ""), message.findtext("comment", "")) for message in messages}


def write(path: Path, language: str, texts: Texts, translations: dict[Key, str]) -> None:
    """A .ts with every text, translated or not, in alphabetical order, so that a difference shows what changed."""
    top = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en_US")
    context = ElementTree.SubElement(top, "context")
    ElementTree.SubElement(context, "name").text = CONTEXT
    for key in sorted(texts):
        message = ElementTree.SubElement(context, "message")
        for place in texts[key]:
            ElementTree.SubElement(message, "location", filename=f"../../{place}")
        ElementTree.SubElement(message, "source").text = key.text
        if key.sense:
            ElementTree.SubElement(message, "comment").text = key.sense
        translation = ElementTree.SubElement(message, "translation")
        if key in translations:
            translation.text = translations[key]
        else:
            translation.set("type", "unfinished")
    ElementTree.indent(top, "  ")
    body = ElementTree.tostring(top, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', encoding="utf-8")


def release(source: Path, made: Path) -> None:
    """Make the .qm of a .ts with Qt's own tool, which PySide6-Essentials brings; CalledProcessError when it refuses."""
    import PySide6  # noqa: PLC0415 -- only to find the tool beside it

    folder = Path(PySide6.__file__).parent
    tool = next(path for path in (folder / "lrelease", folder / "lrelease.exe", folder / "Qt" / "libexec" / "lrelease") if path.exists())
    # Put in place whole: a program that is running has the old one mapped into its memory.
    fresh = made.with_name(f"{made.name}.new")
    subprocess.run([str(tool), "-silent", str(source), "-qm", str(fresh)], check=True)
    fresh.replace(made)


def _add(found: Texts, key: Key, place: str) -> None:
    if needs_words(key.text):
        places = found.setdefault(key, [])
        if place not in places:
            places.append(place)


def _of_code(path: Path) -> Iterator[Key]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name == "say" and node.args:
            sense = next((_literal(one.value) for one in node.keywords if one.arg == "sense"), "")
            for text in _choices(node.args[0]):
                yield Key(text, sense)
        elif name == "count" and len(node.args) > 1 and (one := _literal(node.args[1])):
            many = _literal(node.args[2]) if len(node.args) > 2 else ""
            yield from (Key("{n} " + one), Key("{n} " + (many or one + "s")))


def _choices(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _choices(node.body)
        yield from _choices(node.orelse)
    elif text := _literal(node):
        yield text


def _literal(node: ast.expr) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _of_data(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _of_data(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            if isinstance(one, str):
                if key in DISPLAY_KEYS:
                    yield one
            elif key == "choices" and isinstance(one, list) and all(isinstance(word, str) for word in one):
                yield from (word[:1].upper() + word[1:] for word in one)  # as protocols/steps.py makes labels of them
            else:
                yield from _of_data(one)


def main(arguments: list[str]) -> int:
    """Bring every catalogue up to date, or with --check only say what is not."""
    parser = argparse.ArgumentParser(description="Makes the catalogues of resources/languages.")
    parser.add_argument("--check", action="store_true", help="change nothing")
    only_check = parser.parse_args(arguments).check
    texts = collect()
    wrong = 0
    for name, language in LANGUAGES.items():
        path = FOLDER / f"{name}.ts"
        kept = read(path)
        missing, left_over = [key for key in texts if key not in kept], [key for key in kept if key not in texts]
        wrong += len(missing) + len(left_over)
        sys.stdout.write(f"{name}: {len(texts)} texts, {len(missing)} without translation, {len(left_over)} left over\n")
        if not only_check:
            write(path, language, texts, {key: text for key, text in kept.items() if key in texts})
            release(path, path.with_suffix(".qm"))
    return 1 if only_check and wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
