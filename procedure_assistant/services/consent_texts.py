"""The clinic's own consent texts, by procedure, language and version, kept with the settings; the samples where there is none.

It never writes into a record: what was signed lies there word for word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from procedure_assistant.domain import wording
from procedure_assistant.domain.consent import BLOCK, CELLS, COMBINED, EXOSOMES, PRP, TOXIN
from procedure_assistant.domain.say import joined, say
from procedure_assistant.protocols.consent_texts import MOST_BYTES, ConsentText, LineFault, read_text
from procedure_assistant.services.guard import Guard
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Store
from procedure_assistant.services.problem import Problem

_KEY = "consent_texts"
MOST_KEPT = 60
"""Twelve texts are in use at a time; older versions stay until somebody removes them."""
_SAFE = say("Nothing was added.")
_TOLD = 5
"""So many faults of a file are told at once."""

NAMES = {
    TOXIN: say("Botulinum toxin"),
    BLOCK: say("Nerve block"),
    COMBINED: say("Botulinum toxin and nerve block"),
    PRP: say("Platelets (PRP)"),
    CELLS: say("Cells"),
    EXOSOMES: say("Exosomes"),
}
"""What each text is about, as staff call it."""

Samples = Callable[[str, str], ConsentText]
"""The shipped sample of a kind in a language."""


@dataclass(frozen=True, slots=True)
class KeptText:
    """A text of the clinic. ``added`` is the day it was added, ISO."""

    kind: str
    language: str
    version: str
    title: str
    agree: str
    body: tuple[str, ...]
    added: str

    @property
    def consent(self) -> ConsentText:
        """The text as it is shown and signed."""
        return ConsentText(self.kind, self.language, self.version, self.title, self.agree, self.body)

    @property
    def name(self) -> str:
        """ "Nerve block, es, version 2026-01"."""
        return name_of(self.consent)


def name_of(text: ConsentText) -> str:
    """Which text it is, for staff."""
    return say("{kind}, {language}, version {version}", kind=NAMES[text.kind], language=text.language, version=text.version)


def load_texts(store: Store) -> tuple[KeptText, ...]:
    """The clinic's texts, the oldest first; of each procedure and language the last one is in force."""
    return msgspec.convert(_stored(store).get("kept", []), type=tuple[KeptText, ...], strict=True)


def text_in_force(store: Store, samples: Samples, kind: str, language: str) -> ConsentText:
    """The clinic's newest text, else the sample."""
    own = [one for one in load_texts(store) if (one.kind, one.language) == (kind, language)]
    return own[-1].consent if own else samples(kind, language)


class ConsentTextService:
    """Adds and removes texts; each is asked for first and stands in the audit trail."""

    def __init__(self, store: Store, guard: Guard, today: Callable[[], date], samples: Samples) -> None:
        self._store = store
        self._guard = guard
        self._today = today
        self._samples = samples

    def add_file(self, path: Path) -> KeptText:
        """Keep the text of a file.

        ``Problem`` CONSENT-FILE unreadable, CONSENT-TEXT faulty with every line, CONSENT-KEPT version taken, CONSENT-MANY.
        """
        self._guard.allow(ConsentTextService.add_file)
        return self._add(read_file(path), len(load_texts(self._store)))

    def confirm(self, kind: str, language: str, version: str) -> KeptText:
        """The clinic takes the sample over as its own text under a version of its own."""
        self._guard.allow(ConsentTextService.confirm)
        sample, version = self._samples(kind, language), " ".join(version.split())
        if not version or len(version) > 40:
            raise Problem("CONSENT-VERSION", say("A version has 1 to 40 characters, such as 2026-01. {safe}", safe=_SAFE))
        own = ConsentText(sample.kind, sample.language, version, sample.title, sample.agree, sample.body)
        return self._add(own, len(load_texts(self._store)))

    def put_back(self, text: KeptText, place: int) -> None:
        """Keep a text again that was removed from ``place``. ``Problem`` CONSENT-KEPT when one of that version came meanwhile."""
        self._guard.allow(ConsentTextService.put_back)
        self._add(text.consent, place, added=text.added)

    def remove(self, text: KeptText) -> int:
        """Keep it no longer; returns its place. What was signed of it stays in the records."""
        self._guard.allow(ConsentTextService.remove)
        kept = load_texts(self._store)
        if text not in kept:
            return len(kept)
        self._save(tuple(one for one in kept if one != text))
        self._note(say("consent text removed: {name}, SHA-256 {sha256}", name=text.name, sha256=text.consent.sha256))
        return kept.index(text)

    def _add(self, text: ConsentText, place: int, *, added: str = "") -> KeptText:
        kept = load_texts(self._store)
        named = (text.kind, text.language, text.version.casefold())
        if any((one.kind, one.language, one.version.casefold()) == named for one in kept):
            raise Problem(
                "CONSENT-KEPT",
                say("{name} is kept already. {safe}", name=name_of(text), safe=_SAFE),
                hint=say("Give the changed text another version."),
            )
        if len(kept) >= MOST_KEPT:
            raise Problem("CONSENT-MANY", say("{most} texts are kept. {safe}", most=MOST_KEPT, safe=_SAFE), hint=say("Remove an old one."))
        new = KeptText(text.kind, text.language, text.version, text.title, text.agree, text.body, added or self._today().isoformat())
        self._save((*kept[:place], new, *kept[place:]))
        self._note(say("consent text added: {name}, SHA-256 {sha256}", name=new.name, sha256=text.sha256))
        return new

    def _save(self, texts: tuple[KeptText, ...]) -> None:
        self._store.save_setting(_KEY, msgspec.json.encode({**_stored(self._store), "kept": msgspec.to_builtins(texts)}).decode())

    def _note(self, detail: str) -> None:
        self._guard.note(Act.CHANGE_SETTINGS, "", detail)


def read_file(path: Path) -> ConsentText:
    """The text of a clinic's file. ``Problem`` CONSENT-FILE, CONSENT-TEXT with file, line and reason of every fault."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem(
            "CONSENT-FILE",
            say("The file {name} cannot be read. {safe}", name=path.name, safe=_SAFE),
            hint=say("Check that it is still there and that you may open it."),
            detail=type(error).__name__,
        ) from error
    found = read_text(data)
    if isinstance(found, ConsentText):
        return found
    faults = [_told(fault) for fault in found[:_TOLD]]
    if len(found) > _TOLD:
        faults.append(say("and {more} more.", more=wording.count(len(found) - _TOLD, "fault")))
    raise Problem(
        "CONSENT-TEXT",
        say("{name} cannot be used. {faults} {safe}", name=path.name, faults=joined(" ", faults), safe=_SAFE),
        hint=say("Correct the file and add it again."),
    )


def file_text(text: ConsentText) -> str:
    """The file of a text, to be changed by the clinic and added again."""
    head = [
        f"procedure: {text.kind}",
        f"language: {text.language}",
        f"version: {text.version}",
        f"title: {text.title}",
        f"agree: {text.agree}",
    ]
    return "\n".join((*head, "", "\n\n".join(text.body), ""))


def _told(fault: LineFault) -> str:
    return say("Line {line}: {reason}", line=fault.line, reason=fault.reason) if fault.line else fault.reason


def _stored(store: Store) -> dict[str, Any]:
    text = store.setting(_KEY)
    found: dict[str, Any] = msgspec.json.decode(text) if text else {}
    return found
