"""The clinic's own texts of state notices, by reference and version, kept with the settings. It never writes into a record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from procedure_assistant.domain.say import say
from procedure_assistant.services.guard import Guard
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Store
from procedure_assistant.services.problem import Problem

_KEY = "notices"
MOST_BYTES = 200_000
LONGEST_REFERENCE, LONGEST_VERSION = 80, 40
_SAFE = say("Nothing was added.")
_PLAIN = say("Save the notice as plain text (UTF-8) and add that file.")
_MARKS_OF_OTHERS = ("%PDF-", "{\\rtf")
"""How files begin that are made of plain signs and still are no text to read."""


@dataclass(frozen=True, slots=True)
class StateNotice:
    """A notice as its file held it. ``sha256`` is that of ``text`` in UTF-8; ``added`` the day it was added, ISO."""

    reference: str
    version: str
    text: str
    sha256: str
    added: str

    @property
    def answer(self) -> str:
        """What the record keeps of it: "California BPC 684, version 2026-01". English, as the record is."""
        return f"{self.reference}, version {self.version}"

    @property
    def name(self) -> str:
        """The same for the screen."""
        return say("{reference}, version {version}", reference=self.reference, version=self.version)


def load_notices(store: Store) -> tuple[StateNotice, ...]:
    """The notices kept here, by reference and version."""
    found = msgspec.convert(_stored(store).get("kept", []), type=tuple[StateNotice, ...], strict=True)
    return tuple(sorted(found, key=lambda one: (one.reference.casefold(), one.version)))


class NoticeService:
    """Adds and removes notices; each is asked for first and stands in the audit trail."""

    def __init__(self, store: Store, guard: Guard, today: Callable[[], date]) -> None:
        self._store = store
        self._guard = guard
        self._today = today

    def add_notice_file(self, path: Path, reference: str, version: str) -> StateNotice:
        """Keep the text of a file. ``Problem`` NOTICE-…: not named, named alike already, unreadable, empty, too large, no text."""
        self._guard.allow(NoticeService.add_notice_file)
        named = _one_line(reference), _one_line(version)
        if fault := name_fault(*named):
            raise Problem("NOTICE-NAME", fault)
        text = _read(path)
        notice = StateNotice(*named, text, hashlib.sha256(text.encode()).hexdigest(), self._today().isoformat())
        self._add(notice)
        return notice

    def put_back(self, notice: StateNotice) -> None:
        """Keep a notice again that was removed. ``Problem`` NOTICE-KEPT when one of that name came meanwhile."""
        self._guard.allow(NoticeService.put_back)
        self._add(notice)

    def remove(self, notice: StateNotice) -> None:
        """Keep it no longer; records that name it stay as they are."""
        self._guard.allow(NoticeService.remove)
        kept = load_notices(self._store)
        left = tuple(one for one in kept if one != notice)
        if left == kept:
            return
        self._save(left)
        self._note(say("state notice removed: {name}, SHA-256 {sha256}", name=notice.name, sha256=notice.sha256))

    def _add(self, notice: StateNotice) -> None:
        kept = load_notices(self._store)
        if any((one.reference.casefold(), one.version) == (notice.reference.casefold(), notice.version) for one in kept):
            raise Problem(
                "NOTICE-KEPT",
                say("{name} is kept already. {safe}", name=notice.name, safe=_SAFE),
                hint=say("Give another version, or remove the one that is kept."),
            )
        self._save((*kept, notice))
        self._note(say("state notice added: {name}, SHA-256 {sha256}", name=notice.name, sha256=notice.sha256))

    def _save(self, notices: tuple[StateNotice, ...]) -> None:
        self._store.save_setting(_KEY, msgspec.json.encode({**_stored(self._store), "kept": msgspec.to_builtins(notices)}).decode())

    def _note(self, detail: str) -> None:
        self._guard.note(Act.CHANGE_SETTINGS, "", detail)


def name_fault(reference: str, version: str) -> str:
    """Why a notice cannot be named so, "" when it can."""
    if not reference.strip():
        return say("The reference is missing, such as California BPC 684.")
    if not version.strip():
        return say("The version is missing, such as 2026-01.")
    if len(reference.strip()) > LONGEST_REFERENCE or len(version.strip()) > LONGEST_VERSION:
        return say(
            "A reference has up to {reference} signs, a version up to {version}.", reference=LONGEST_REFERENCE, version=LONGEST_VERSION
        )
    return ""


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _read(path: Path) -> str:
    """The text of a file with plain line ends."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Problem(
            "NOTICE-FILE",
            say("The file {name} cannot be read. {safe}", name=path.name, safe=_SAFE),
            hint=say("Check that it is still there and that you may open it."),
            detail=type(error).__name__,
        ) from error
    if len(data) > MOST_BYTES:
        raise Problem(
            "NOTICE-LARGE",
            say("The file {name} is larger than {most} kB. {safe}", name=path.name, most=MOST_BYTES // 1000, safe=_SAFE),
            hint=say("Choose the file that holds only the text of the notice."),
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _no_text(path) from error
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith(_MARKS_OF_OTHERS) or any(not sign.isprintable() and ord(sign) < ord(" ") and sign not in "\n\t\f" for sign in text):
        raise _no_text(path)
    if not text.strip():
        raise Problem("NOTICE-EMPTY", say("The file {name} is empty. {safe}", name=path.name, safe=_SAFE), hint=_PLAIN)
    return text


def _no_text(path: Path) -> Problem:
    return Problem("NOTICE-TEXT", say("The file {name} is not plain text. {safe}", name=path.name, safe=_SAFE), hint=_PLAIN)


def _stored(store: Store) -> dict[str, Any]:
    text = store.setting(_KEY)
    found: dict[str, Any] = msgspec.json.decode(text) if text else {}
    return found
