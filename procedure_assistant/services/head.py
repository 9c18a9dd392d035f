"""The head of the chain over all records as a small signed file to be kept elsewhere, and held against the database later.

    ``export_head(store, path, clock, workstation) -> Head``
    ``read_head(path) -> Head``
    ``compare_head(store, head, clock) -> Comparison``: its ``text`` is for the reader, ``Comparison.contained`` for a program

What it shows: as long as the database contains the head, none of what it kept at the export was changed, removed, added or put
elsewhere without the chain saying so; ``verify`` holds every row against the chain. A chain that was computed anew or cut off after
the export no longer contains the head. The seal (HMAC with a key derived from that of the database) shows that a program with the
key of this database wrote the file and nobody without it changed it since.

What it does not show: that what was recorded is true, anything of the time before the first export or after the last one, and when the
file was made, which only the clock of that computer says. Whoever has the key of the database could make a file that fits whatever
the database says today; so it has to lie where those people cannot change it, such as in print or with somebody else.
It must not write to the database.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.backup_files import records_id
from procedure_assistant.services.disk import FORBIDDEN, FULL, write_whole
from procedure_assistant.services.ports import Clock, Store
from procedure_assistant.services.problem import Problem
from procedure_assistant.version import VERSION

FORMAT = 1
_LARGEST = 64 * 1024
_HIGHEST = 2**63 - 1
_ABOUT = (
    "The head of the chain over all records of Procedure Assistant: the number and the hash of its last entry.",
    "Keep this file, or a print of it, where those who use the program cannot change it.",
    "Held against the database later, it shows whether all that was kept then is still in it, in the same order and unchanged.",
    "It does not show that the entries are true, nor anything that was kept after it.",
    "It names no patient and opens nothing.",
)


@dataclass(frozen=True, slots=True)
class Head:
    """The head as it stands in the file.

    Args:
        made_at: UTC, by the clock of the workstation.
        records: tells one database from another and says nothing else, as in the manifest of a backup; "" for one without key.
        entries: the number of the last entry, so also how many there were.
        hash: of the last entry, 64 hex digits; every entry before goes into it.
        visits: how many there were.
        seal: HMAC over all else, 64 hex digits; "" where the database had no key.
    """

    program: str
    workstation: str
    made_at: datetime
    records: str
    entries: int
    hash: str
    visits: int
    about: tuple[str, ...] = _ABOUT
    format: int = FORMAT
    seal: str = ""

    @property
    def _to_seal(self) -> bytes:
        return b"exported head\n" + msgspec.json.encode(replace(self, seal=""), order="sorted")

    def sealed(self, store: Store) -> Head:
        """With its seal."""
        return replace(self, seal=store.seal_of(self._to_seal).hex())

    def is_sealed_by(self, store: Store) -> bool:
        """Whether somebody with the key of this database wrote it, and nobody changed it."""
        seal = store.seal_of(self._to_seal).hex()
        return seal != "" and hmac.compare_digest(self.seal.encode(), seal.encode())


class Verdict(StrEnum):
    """What holding a head against a database gave."""

    CONTAINED = "contained"
    VISITS_MISSING = "visits missing"
    """The head is contained, but the worklist shows fewer visits than there were."""
    SHORTER = "shorter"
    OTHER_ENTRIES = "other entries"
    OTHER_RECORDS = "other records"
    """The file is of another database, or was changed, and so says nothing of this one."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What came of it: ``text`` and ``hint`` for the reader; ``later`` entries were added since, where it is contained."""

    verdict: Verdict
    signed: bool
    later: int
    text: str
    hint: str

    @property
    def contained(self) -> bool:
        """Whether the database still has all that it had when the head was exported, as far as the chain says."""
        return self.verdict is Verdict.CONTAINED


def export_head(store: Store, path: Path, clock: Clock, workstation: str) -> Head:
    """Write the present head of the database to a new file, on the disk on return.

    Raises ``Problem`` HEAD-EXISTS, HEAD-UNWRITABLE, HEAD-NONE (no chain, so damaged) or STORE-….
    """
    entries, own = store.spine_head()
    if not entries:
        raise Problem(
            "HEAD-NONE",
            say("The database has no chain over its records any more, so it has no head. Nothing was written."),
            hint=say("Run the check of the database (verify)."),
        )
    made_at = clock.now().astimezone(UTC).replace(microsecond=0)
    head = Head(VERSION, workstation, made_at, records_id(store), entries, own, len(store.visits())).sealed(store)
    try:
        if path.exists():
            raise Problem(
                "HEAD-EXISTS", say("There is a file of that name already. It was left as it is."), hint=say("Choose another name.")
            )
        write_whole(path, msgspec.json.format(msgspec.json.encode(head), indent=1) + b"\n")
    except OSError as error:
        raise _unwritable(path, error) from error
    return head


def _unwritable(path: Path, error: OSError) -> Problem:
    why = say("The disk is full") if error.errno in FULL else say("Its folder may not be written to")
    if error.errno not in FULL | FORBIDDEN:
        why = say("Its folder cannot be reached")
    return Problem(
        "HEAD-UNWRITABLE",
        say("The head could not be written. {why}. The records are as they were.", why=why),
        hint=say("Choose another place than {parent}.", parent=path.parent),
        detail=f"{type(error).__name__} {error.errno}",
    )


def read_head(path: Path) -> Head:
    """The head in a file. Raises ``Problem`` HEAD-UNREADABLE or HEAD-NEWER."""
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
        found: object = msgspec.json.decode(data)
        if isinstance(found, dict) and isinstance(found.get("format"), int) and found["format"] > FORMAT:
            raise Problem(
                "HEAD-NEWER",
                say("This head was exported by a newer version of Procedure Assistant."),
                hint=say("Hold it against the database with the newer version; this one is {version}.", version=VERSION),
            )
        head = msgspec.convert(found, Head)
    except (OSError, msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise _unreadable(type(error).__name__) from error
    if head.made_at.tzinfo is None or not 0 < head.entries <= _HIGHEST:
        raise _unreadable("values")
    return head


def _unreadable(detail: str) -> Problem:
    return Problem(
        "HEAD-UNREADABLE",
        say("This is no exported head, or the file cannot be read. Nothing was compared."),
        hint=say("Choose the file as it was exported."),
        detail=detail,
    )


def compare_head(store: Store, head: Head, clock: Clock) -> Comparison:
    """Hold a head against the database, which is only read; where they differ, also its whole check is made, which takes long.

    Raises ``Problem`` STORE-… where the database cannot be read.
    """
    signed = head.is_sealed_by(store)
    if head.seal and not signed:
        return _of_other_records(store, head)
    last, _ = store.spine_head()
    compared = _contained if store.verify_head(head.entries, head.hash) else _differs
    found = compared(store, head, last, clock)
    return found if signed else replace(found, signed=False, text=f"{found.text} The file is not signed: anybody could have written it.")


def _of_other_records(store: Store, head: Head) -> Comparison:
    changed = head.records == records_id(store)
    text = (
        say("This file was changed after it was exported, so it says nothing of the database.")
        if changed
        else say("This file is of another database, so it says nothing of this one.")
    )
    return Comparison(Verdict.OTHER_RECORDS, False, 0, text, say("Choose the file as it was exported from this database."))


def _contained(store: Store, head: Head, last: int, clock: Clock) -> Comparison:
    later, visits = last - head.entries, len(store.visits())
    text = say(
        "The database still contains this head ({named}) and {entrys}.",
        named=_named(head, clock),
        entrys=wording.count(later, "later entry", "later entries"),
    )
    if visits < head.visits:
        return Comparison(
            Verdict.VISITS_MISSING,
            True,
            later,
            say(
                "{text} But it shows only {visits} of the {visits_2} there were.",
                text=text,
                visits=wording.count(visits, "visit"),
                visits_2=head.visits,
            ),
            say("Run the check of the database (verify): it names what is missing."),
        )
    return Comparison(
        Verdict.CONTAINED, True, later, text, say("Run the check of the database (verify), too: it holds every record against the chain.")
    )


def _differs(store: Store, head: Head, last: int, clock: Clock) -> Comparison:
    if last < head.entries:
        missing = wording.count(head.entries - last, "entry is", "entries are")
        verdict = Verdict.SHORTER
        text = say(
            "The database ends at entry {last}, before this head ({named}): at least {missing} missing.",
            last=last,
            named=_named(head, clock),
            missing=missing,
        )
    else:
        verdict = Verdict.OTHER_ENTRIES
        text = say(
            "The database does not contain this head ({named}): up to there its entries are not those of the export.",
            named=_named(head, clock),
        )
    fault = next(store.verify(), None)
    check = (
        say("The check finds no other fault.")
        if fault is None
        else say("The first fault that the check finds: {message}", message=fault.message)
    )
    return Comparison(
        verdict,
        True,
        0,
        say("{text} {check}", text=text, check=check),
        say(
            "This is so after an older backup was restored, or a damaged database was saved in part. "
            "If neither was done here, records were changed or removed: keep the database file as it is, and look into an older backup."
        ),
    )


def _named(head: Head, clock: Clock) -> str:
    local = clock.local(head.made_at)
    return say(
        "entry {entries}, exported {date} {clock_time} at {workstation}",
        entries=head.entries,
        date=wording.day(local.date()),
        clock_time=wording.clock_time(local),
        workstation=head.workstation,
    )
