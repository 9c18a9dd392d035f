"""The catalogue of everything a visit can follow: protocols of every version, maps and formulary, read once, checked whole, then frozen."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from procedure_assistant.domain.formulary import Formulary
from procedure_assistant.domain.injection_map import InjectionMap
from procedure_assistant.domain.protocol import Choice, Protocol, combine
from procedure_assistant.domain.say import say
from procedure_assistant.protocols.checks import DraftProtocol, check_combination, check_protocol
from procedure_assistant.protocols.faults import Report
from procedure_assistant.protocols.maps import read_map
from procedure_assistant.protocols.medicines import check_drugs, read_diagnoses, read_limits, read_products
from procedure_assistant.protocols.protocol_file import Shelf, read_protocol
from procedure_assistant.protocols.regenerative import RegenerativeShelf, read_regenerative
from procedure_assistant.protocols.shared_sections import SharedFile, read_shared
from procedure_assistant.protocols.sheet import Sheet, SourceUse, open_sheet
from procedure_assistant.protocols.steps import ChoiceLists, ChoicesFrom
from procedure_assistant.protocols.table import Table

_FILE = re.compile(r"(?P<id>[a-z][a-z0-9_]*)\.(?P<version>[1-9][0-9]*)\.toml")
_MORE_VISITS = "regenerative/visits.toml"
_SOURCES, _PRODUCTS, _LIMITS, _DIAGNOSES, _VISITS = (
    "sources.toml",
    "formulary/products.toml",
    "formulary/limits.toml",
    "codes/icd10cm.toml",
    "protocols/visits.toml",
)


class UnknownVersion(LookupError):
    """A protocol or map that this installation does not have; ``str()`` of it names it."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A kind of visit that can be opened. ``parts`` are the current versions of its protocols, ``id`` such as "preempt_botox+gon_block".

    A ``hidden`` one is checked like the others and is not offered for new visits.
    """

    id: str
    title: str
    short: str
    parts: tuple[tuple[str, int], ...]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything read. ``sources`` lists every source in use with its place, ``citations`` explains their keys ("LBL")."""

    protocols: Mapping[tuple[str, int], Protocol]
    maps: Mapping[tuple[str, str], InjectionMap]
    formulary: Formulary
    visits: tuple[Offer, ...]
    sources: tuple[SourceUse, ...]
    citations: Mapping[str, str]

    def protocol(self, protocol_id: str, version: int) -> Protocol:
        """A protocol as it was shipped under this version; raises :class:`UnknownVersion`."""
        found = self.protocols.get((protocol_id, version))
        if found is None:
            raise UnknownVersion(f"Protocol {protocol_id}, version {version}, is not installed here.")
        return found

    def current(self, protocol_id: str) -> Protocol:
        """The newest version of a protocol; raises :class:`UnknownVersion`."""
        versions = [version for known, version in self.protocols if known == protocol_id]
        if not versions:
            raise UnknownVersion(f"Protocol {protocol_id} is not installed here.")
        return self.protocol(protocol_id, max(versions))

    def offers(self) -> tuple[Offer, ...]:
        """The visits that are offered, in the order of their files; ``visits`` has the hidden ones too."""
        return tuple(offer for offer in self.visits if not offer.hidden)

    def combined(self, parts: Sequence[tuple[str, int]]) -> Protocol:
        """One visit of one or several protocols in the given versions; raises :class:`UnknownVersion`."""
        return combine([self.protocol(protocol_id, version) for protocol_id, version in parts])

    def map(self, map_id: str, version: str) -> InjectionMap:
        """An injection map; raises :class:`UnknownVersion`."""
        found = self.maps.get((map_id, version))
        if found is None:
            raise UnknownVersion(f"Injection map {map_id}, version {version}, is not installed here.")
        return found

    def citation(self, text: str) -> str:
        """What a source's keys stand for: "LBL 2.1" → "BOTOX, US prescribing information"."""
        keys = dict.fromkeys(part.split()[0] for part in text.split(", ") if part.strip())
        return "; ".join(self.citations.get(key, key) for key in keys)

    def to_confirm(self) -> tuple[SourceUse, ...]:
        """Every statement whose basis a clinic still has to confirm, by file and place."""
        return tuple(use for use in self.sources if use.source.to_confirm)


def load_catalogue(root: Path) -> Catalogue:
    """Read every clinical data file below ``root`` (the resources folder).

    Raises:
        ProtocolFaults: anything is wrong in any file; it holds every fault of every file.
    """
    return _Loader(root).load()


class _Loader:
    """Reads the files in the order in which they refer to each other, reporting instead of stopping."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.report = Report()
        self.citations: dict[str, str] | None = None
        self.sheets: list[Sheet] = []

    def load(self) -> Catalogue:
        self.citations = self._read_citations()
        formulary, lists = self._read_formulary()
        maps, maps_whole = self._read_maps(formulary)
        drafts, broken = self._read_protocols(Shelf(lists, {}, maps, maps_whole, self._read_regenerative(lists)))
        names = {protocol_id for protocol_id, _ in (*drafts, *broken)}
        for draft in drafts.values():
            check_protocol(draft, names)
        self._check_diagnoses(formulary, names)
        visits = self._read_visits(drafts, names)
        self.report.raise_if_any()
        return Catalogue(
            protocols={key: draft.protocol for key, draft in drafts.items()},
            maps=maps,
            formulary=formulary,
            visits=visits,
            sources=tuple(use for sheet in self.sheets for use in sheet.used),
            citations=self.citations or {},
        )

    def _open(self, name: str) -> Sheet | None:
        sheet = open_sheet(self.root, name, self.report, self.citations)
        if sheet is not None:
            self.sheets.append(sheet)
        return sheet

    def _read_citations(self) -> dict[str, str] | None:
        """The keys of sources with what they stand for."""
        sheet = self._open(_SOURCES)
        if sheet is None:
            return None
        top = Table(sheet, sheet.data)
        top.take("schema")
        table = top.table("source")
        top.close()
        return None if table is None else {key: table.text(key) for key in table.entries()}

    def _read_formulary(self) -> tuple[Formulary, dict[ChoicesFrom, tuple[Choice, ...] | None]]:
        products, limits, codes = self._open(_PRODUCTS), self._open(_LIMITS), self._open(_DIAGNOSES)
        product_version, shelf = read_products(products) if products else ("", ())
        limit_version, anaesthetics, steroids = read_limits(limits) if limits else ("", (), ())
        edition, diagnoses = read_diagnoses(codes) if codes else ("", ())
        if products and limits:
            check_drugs(shelf, anaesthetics, steroids, products)
        version = f"products {product_version}, limits {limit_version}, ICD-10-CM {edition}"
        choices = tuple(Choice(one.id, say("{label} ({code})", label=one.label, code=one.icd10cm)) for one in diagnoses)
        whole = bool(choices) and all(choice.id for choice in choices)
        return Formulary(version, shelf, anaesthetics, steroids, diagnoses), {ChoicesFrom.DIAGNOSES: choices if whole else None}

    def _read_maps(self, formulary: Formulary) -> tuple[dict[tuple[str, str], InjectionMap], bool]:
        """The maps, and whether every map file could be read."""
        maps: dict[tuple[str, str], InjectionMap] = {}
        whole = True
        substances = {product.substance for product in formulary.products}
        for name in self._files("maps"):
            sheet = self._open(name)
            found = read_map(sheet) if sheet else None
            if sheet is None or found is None:
                whole = False
                continue
            if (found.id, found.version) in maps:
                sheet.fault("version", f"map “{found.id}” has version “{found.version}” twice")
            if substances and found.substance and found.substance not in substances:
                sheet.fault("substance", f"products.toml has no {found.substance}")
            maps.setdefault((found.id, found.version), found)
        return maps, whole

    def _files(self, folder: str) -> list[str]:
        """The TOML files of a folder, by name."""
        return sorted(f"{folder}/{path.name}" for path in (self.root / folder).glob("*.toml"))

    def _read_regenerative(self, lists: ChoiceLists) -> RegenerativeShelf:
        """Passports, targets and regulatory sections."""
        laws = sorted(path.name for path in self.root.glob("regulatory*.toml"))
        files = [name for name in (*self._files("regenerative"), *laws) if name != _MORE_VISITS]
        named = [(name, key) for name in files if (key := self._key(name)) is not None]
        return read_regenerative({key: self._open_named(name, *key) for name, key in named}, lists)

    def _read_protocols(self, empty: Shelf) -> tuple[dict[tuple[str, int], DraftProtocol], set[tuple[str, int]]]:
        """The protocols by id and version, and those that exist but could not be read."""
        named = [(name, key) for name in self._files("protocols") if name != _VISITS and (key := self._key(name)) is not None]
        shared: dict[int, SharedFile | None] = {}
        for name, (file_id, version) in named:
            if file_id == "shared":
                sheet = self._open_named(name, file_id, version)
                shared[version] = read_shared(sheet, empty.lists) if sheet else None
        shelf = replace(empty, shared=shared)
        drafts: dict[tuple[str, int], DraftProtocol] = {}
        broken: set[tuple[str, int]] = set()
        for name, key in named:
            if key[0] == "shared":
                continue
            sheet = self._open_named(name, *key)
            draft = read_protocol(sheet, *key, shelf) if sheet else None
            if draft is None:
                broken.add(key)
            else:
                drafts[key] = draft
        return drafts, broken

    def _key(self, name: str) -> tuple[str, int] | None:
        found = _FILE.fullmatch(name.rpartition("/")[2])
        if found is None:
            self.report.add(name, "", "the file must be named <id>.<version>.toml, such as gon_block.2.toml")
            return None
        return found["id"], int(found["version"])

    def _open_named(self, name: str, file_id: str, version: int) -> Sheet | None:
        """Open a file whose id and version must be those of its name, by which a record finds it again."""
        sheet = self._open(name)
        if sheet is None:
            return None
        for key, wanted in (("id", file_id), ("version", version)):
            value = sheet.data.get(key)
            if value is None:
                sheet.fault(key, "is missing")
            elif value != wanted or isinstance(value, bool):
                sheet.fault(key, f"is “{value}”, but the file is named for “{wanted}”")
        return sheet

    def _check_diagnoses(self, formulary: Formulary, names: set[str]) -> None:
        sheet = next((sheet for sheet in self.sheets if sheet.name == _DIAGNOSES), None)
        if sheet is None:
            return
        for place, diagnosis in enumerate(formulary.diagnoses):
            for number, protocol_id in enumerate(diagnosis.protocols):
                if protocol_id not in names:
                    sheet.fault(f"diagnosis[{place}].protocols[{number}]", f"there is no protocol “{protocol_id}”")

    def _read_visits(self, drafts: Mapping[tuple[str, int], DraftProtocol], names: set[str]) -> tuple[Offer, ...]:
        """The visits of both files; a house without regenerative injections has no second one."""
        newest = {protocol_id: drafts[protocol_id, version] for protocol_id, version in sorted(drafts)}
        offers: list[Offer] = []
        for name in (_VISITS, *((_MORE_VISITS,) if (self.root / _MORE_VISITS).exists() else ())):
            sheet = self._open(name)
            if sheet is not None:
                self._add_visits(Table(sheet, sheet.data), newest, names, offers)
        return tuple(offers)

    def _add_visits(self, top: Table, newest: Mapping[str, DraftProtocol], names: set[str], offers: list[Offer]) -> None:
        top.take("schema")
        for table in top.tables("visit", required=True):
            title, short, wanted = table.words("title"), table.words("short"), table.texts("protocols")
            hidden = table.flag("hidden", default=False)
            table.close()
            for place, protocol_id in enumerate(wanted):
                if protocol_id not in names:
                    table.fault(f"protocols[{place}]", f"there is no protocol “{protocol_id}”")
            parts = [newest[protocol_id] for protocol_id in wanted if protocol_id in newest]
            offer = Offer("+".join(wanted), title, short, tuple((part.protocol.id, part.protocol.version) for part in parts), hidden)
            if offer.id and any(other.id == offer.id for other in offers):
                table.fault("protocols", "this visit is offered twice")
            elif len(parts) == len(wanted) > 1:
                check_combination(parts, names, table)
            offers.append(offer)
        top.close()
