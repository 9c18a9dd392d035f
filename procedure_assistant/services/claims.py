"""The billing summary of a visit, and the clinic's copy of the dated table of codes. Writes no wording of a code; sends nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import msgspec

from procedure_assistant.domain.claims import Bilateral, BillingSummary, ClaimCodes, billing_summary
from procedure_assistant.domain.say import say
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.visits import Visit

_KEY = "claims"
_CODE = re.compile(r"[A-Z][0-9]{4}|[0-9]{4}[0-9A-Z]")
_EDITION = re.compile(r"[A-Z0-9][A-Za-z0-9.\-]{0,19}")
_MOST_KEPT = 50
"""Earlier versions of the clinic's copy that are kept; the audit trail has all of them in words."""


@dataclass(frozen=True, slots=True)
class ClinicCodes:
    """What the clinic changed in the table: its edition, day and way of writing both sides, and code numbers by id.

    An empty number means that the clinic claims nothing for it. None: as it was shipped.
    """

    edition: str | None = None
    valid_from: date | None = None
    bilateral: Bilateral | None = None
    codes: Mapping[str, str] = field(default_factory=dict)


AS_SHIPPED = ClinicCodes()


class ClaimService:
    """Says what a claim would say of a visit, and keeps the clinic's copy of the table."""

    def __init__(self, store: Store, shipped: Callable[[], ClaimCodes]) -> None:
        """``shipped`` reads the table of the installation; asked once, when it is first needed."""
        self.guard: Guard = NoAccounts()
        self._store = store
        self._read = shipped
        self._table: ClaimCodes | None = None

    def summary(self, visit: Visit) -> BillingSummary:
        """The billing summary of a visit as it now stands, by the table as the clinic keeps it."""
        return billing_summary(visit.record, self.codes())

    def shipped(self) -> ClaimCodes:
        """The table of the installation."""
        if self._table is None:
            self._table = self._read()
        return self._table

    def codes(self) -> ClaimCodes:
        """The table as the clinic keeps it. What it claims nothing for is left out."""
        return with_changes(self.shipped(), self.changes())

    def changes(self) -> ClinicCodes:
        """What the clinic changed."""
        versions = _versions(self._store)
        return versions[-1] if versions else AS_SHIPPED

    @property
    def can_undo(self) -> bool:
        """Whether a change of the table can be taken back."""
        return bool(_versions(self._store))

    def change(self, changes: ClinicCodes) -> None:
        """Keep a changed copy. Raises ``Problem`` CLAIM-CODE where something in it cannot be a code; then nothing is changed."""
        if faults := change_faults(changes):
            raise Problem("CLAIM-CODE", faults[0], hint=say("Nothing was changed. Compare it with the table of the quarter."))
        before = self.changes()
        if changes == before:
            return
        versions = (*_versions(self._store), changes)[-_MOST_KEPT:]
        _save(self._store, versions)
        self.guard.note(Act.CHANGE_SETTINGS, "", _told(before, changes))

    def undo(self) -> None:
        """Take back the last change of the table; nothing where there was none."""
        versions = _versions(self._store)
        if not versions:
            return
        _save(self._store, versions[:-1])
        after = versions[-2] if len(versions) > 1 else AS_SHIPPED
        self.guard.note(Act.CHANGE_SETTINGS, "", say("taken back: {change}", change=_told(after, versions[-1])))


def with_changes(shipped: ClaimCodes, changes: ClinicCodes) -> ClaimCodes:
    """The table with the clinic's changes. A rule for two codes follows the numbers they were given."""
    own = changes.codes
    renamed = {one.code: own[one.id] for one in shipped.procedures if own.get(one.id)}
    return replace(
        shipped,
        edition=changes.edition or shipped.edition,
        valid_from=changes.valid_from or shipped.valid_from,
        bilateral=changes.bilateral or shipped.bilateral,
        drugs=tuple(replace(one, code=own.get(one.id, one.code)) for one in shipped.drugs if own.get(one.id, one.code)),
        procedures=tuple(
            replace(one, code=own.get(one.id, one.code), not_with=tuple(renamed.get(code, code) for code in one.not_with))
            for one in shipped.procedures
            if own.get(one.id, one.code)
        ),
        together=tuple(replace(one, codes=tuple(renamed.get(code, code) for code in one.codes)) for one in shipped.together),
        own=changes != AS_SHIPPED,
    )


def change_faults(changes: ClinicCodes) -> tuple[str, ...]:
    """Everything that cannot stand in a table, in sentences."""
    found = [
        say("“{code}” is no code: five signs, such as 64405, 0232T or J0585.", code=code)
        for code in changes.codes.values()
        if code and not _CODE.fullmatch(code)
    ]
    if changes.edition is not None and not _EDITION.fullmatch(changes.edition):
        found.append(say("The edition is a short name, such as 2026-Q4."))
    return tuple(found)


def _told(before: ClinicCodes, after: ClinicCodes) -> str:
    """What a change changed, for the audit trail."""
    said = []
    for name in dict.fromkeys((*before.codes, *after.codes)):
        was, now = before.codes.get(name, "as shipped"), after.codes.get(name, "as shipped")
        if was != now:
            said.append(f"{name} {was or 'not claimed'} to {now or 'not claimed'}")
    pairs = (("edition", before.edition, after.edition), ("valid from", before.valid_from, after.valid_from))
    said += [f"{what} {was or 'as shipped'} to {now or 'as shipped'}" for what, was, now in pairs if was != now]
    if before.bilateral != after.bilateral:
        said.append(f"both sides {before.bilateral or 'as shipped'} to {after.bilateral or 'as shipped'}")
    return say("claim codes: {changes}", changes="; ".join(said))


def _versions(store: Store) -> tuple[ClinicCodes, ...]:
    return msgspec.convert(_stored(store).get("versions", []), type=tuple[ClinicCodes, ...], strict=False)


def _save(store: Store, versions: tuple[ClinicCodes, ...]) -> None:
    """Values that this version does not know stay as they are."""
    known = {"versions": msgspec.to_builtins(versions)}
    store.save_setting(_KEY, msgspec.json.encode({**_stored(store), **known}).decode())


def _stored(store: Store) -> dict[str, Any]:
    text = store.setting(_KEY)
    found: dict[str, Any] = msgspec.json.decode(text) if text else {}
    return found
