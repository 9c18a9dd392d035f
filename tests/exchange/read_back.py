"""Readers of the formats that leave, each with a parser of somebody else: bytes in, statements out. Holds no test.

A statement is what belongs together: a line, a sentence of a list, a cell with the heads of its row and column. Rows whose cells say
different things of different sides are only read cell by cell, so that left and right are not mixed up.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Sequence

import html5lib
import pypdf
from striprtf.striprtf import rtf_to_text

Reader = Callable[[bytes], list[str]]

_CELL_BY_CELL = ("Every site", "Sides are the patient’s", "On the photograph", "Units by muscle")
_SIDED = re.compile(r"(.*): left (.*), right (.*)")
_MUSCLE = re.compile(r"[A-Z] ([A-Z][a-z ]+): (.*)\.")


def read_text(data: bytes) -> list[str]:
    """Plain text: lines, and what of a line belongs together."""
    return list(statements(data.decode().split("\n")))


def statements(lines: Sequence[str]) -> Iterator[str]:
    """Lines of the note, cut where one line says several things; an indented line belongs to the one before."""
    above = ""
    for line in lines:
        if not line.startswith("  "):
            above = line
        whole = f"{above} {line.strip()}" if line.startswith("  ") else line
        yield from _cut(whole)


def _cut(line: str) -> Iterator[str]:
    if found := _MUSCLE.fullmatch(line):
        yield from _sites(*found.groups())
    elif found := _SIDED.fullmatch(line):
        label, left, right = found.groups()
        yield from (f"{label} left {left}", f"{label} right {right}")
    elif " = opened " in line:
        head, _, rest = line.partition(": ")
        yield from (f"{head} {part}" for part in re.split(r" \+ | = ", rest))
    elif "No to all" in line or "; No: " in line:
        yield line
        yield from (f"No: {part.rstrip('.')}" for part in re.split(r"No to all \d+ of: |; ", line))
    elif line.startswith("Pain 0–10") or line.startswith("- Pain 0–10"):
        yield from (f"Pain {part}" for part in line.partition(": ")[2].replace(" at ", " | ").rstrip(".").split("; "))
    else:
        yield line


def _sites(muscle: str, said: str) -> Iterator[str]:
    for clause in said.split("; "):
        places, _, state = clause.rpartition(": ")
        for place in places.split(", "):
            where = place.partition(" (remark")[0]
            yield f"{muscle}: {state}" if where == muscle else f"{muscle} {where}: {state}"


def read_xhtml(data: bytes) -> list[str]:
    """A document as a browser reads it."""
    tree = html5lib.parse(data, namespaceHTMLElements=False, transport_encoding="utf-8")
    found: list[str] = []
    for element in tree.iter():
        if element.tag in ("p", "li", "h1", "title"):
            found += _cut(" ".join("".join(element.itertext()).split()))
        elif element.tag == "table":
            rows = [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in element.iter("tr")]
            found += _table(element.findtext("caption") or "", rows)
    return found


def _table(caption: str, rows: list[list[str]]) -> Iterator[str]:
    yield caption
    if not rows:
        return
    head, *body = rows
    for first, *rest in body:
        if not caption.startswith(_CELL_BY_CELL):
            yield f"{caption} | {' | '.join((first, *rest))}"
        for name, cell in zip(head[1:], rest, strict=False):
            yield f"{caption if 'Pain' in caption else ''} {first} | {name} | {cell}"


def plain_of_rtf(data: bytes) -> str:
    """The text of a document; striprtf leaves the halves of signs beyond two bytes apart."""
    return rtf_to_text(data.decode("ascii")).encode("utf-16", "surrogatepass").decode("utf-16")


def read_rtf(data: bytes) -> list[str]:
    """A document as a word processor reads it: striprtf gives rows as cells behind bars."""
    found: list[str] = []
    caption, rows = "", []
    for line in [*plain_of_rtf(data).split("\n"), ""]:
        if line.endswith("|"):
            rows.append([cell.strip() for cell in line.rstrip("|").split("|")])
            continue
        found += _table(caption, rows)
        rows, caption = [], line.strip()
        found += _cut(line.strip().removeprefix("- "))
    return found


_NOT_SAID = ("planned_amount", "last_seq", "number", "visit_id")


def read_csv(data: bytes) -> list[str]:
    """The rows, without the columns that say nothing of their own and those that say what was planned."""
    table = csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    return [_row(row) for row in table]


def read_jsonl(data: bytes) -> list[str]:
    """The facts of the lines."""
    found: list[str] = []
    for line in data.decode().splitlines():
        visit = json.loads(line)
        found += [_row({"record_sha256": visit["record_sha256"], "visit_date": visit["visit_date"], **row}) for row in visit["facts"]]
    return found


def _row(row: dict[str, str]) -> str:
    numbered = row["kind"] in ("patient", "consent_signed")
    return " | ".join(value for name, value in row.items() if value and (numbered or name not in _NOT_SAID))


def read_pdf(data: bytes) -> list[str]:
    """All pages as one statement, since a page breaks its lines where it likes; a hash stands there in groups of eight."""
    text = " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())
    text = re.sub(r"(?:[0-9a-f]{8} ){7}[0-9a-f]{8}", lambda found: found[0].replace(" ", ""), text)
    return [text.replace("³", "^3").replace("⁶", "^6").replace("⁹", "^9").replace("µ", "u")]
