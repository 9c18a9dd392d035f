"""Says of a printed record, by the code on it, whether it is still what the record says. Reads logs; changes nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from procedure_assistant.domain import consent, wording
from procedure_assistant.domain import events as e
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import joined, say
from procedure_assistant.services.chain import chain_faults
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.note_words import CODE_ALPHABET, short_code
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock, LogRow, Store
from procedure_assistant.services.problem import Problem

QR_BEGIN = "PA1"
"""The first sign of what stands in the QR code: "PA1:7F3K-29QD:5D1FF3"."""
_HASH_SIGNS = 6
_QR = re.compile(rf"{QR_BEGIN}:([^:]+):([0-9A-F]{{{_HASH_SIGNS}}})")
_LOOKS_LIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_SIGNS = 8


class Standing(StrEnum):
    """What a paper is worth now."""

    CURRENT = "current"
    SUPERSEDED = "superseded"
    VOID = "void"
    DAMAGED = "damaged"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """The answer. ``says`` in a sentence; ``whose`` names the patient and the day; ``later`` what came after the paper, in order."""

    standing: Standing
    code: str
    says: str
    whose: str = ""
    visit_id: str = ""
    now: str = ""
    later: tuple[str, ...] = ()


def qr_text(record_hash: str) -> str:
    """What stands in the QR code of a record: no patient, only the code and the begin of the hash."""
    return f"{QR_BEGIN}:{short_code(record_hash)}:{record_hash[:_HASH_SIGNS].upper()}"


def read_code(typed: str) -> tuple[str, str]:
    """The code as "7F3K-29QD" and the begin of the hash where a QR code was read, else "".

    O is read as 0, I and L as 1. Raises ``Problem`` PAPER-CODE for what cannot be a code.
    """
    text = "".join(typed.split()).upper()
    found = _QR.fullmatch(text)
    code = (found[1] if found else text).replace("-", "").replace("–", "").translate(_LOOKS_LIKE)
    wrong = sorted({sign for sign in code if sign not in CODE_ALPHABET})
    if len(code) != _SIGNS or wrong:
        raise Problem(
            "PAPER-CODE",
            say("“{typed}” is no code of a record.", typed=typed.strip()[:40]),
            hint=say("It stands beside the signature and in the foot: eight signs, such as 7F3K-29QD."),
        )
    return f"{code[:4]}-{code[4:]}", found[2].lower() if found else ""


def hash_begin(code: str) -> str:
    """The ten hex digits that a code stands for."""
    number = 0
    for sign in code.replace("-", ""):
        number = number << 5 | CODE_ALPHABET.index(sign)
    return f"{number:010x}"


def versions_of(record: ProcedureRecord, rows: Iterable[LogRow]) -> tuple[tuple[str, int], ...]:
    """Hash and group of each version in order: as signed, and after everything that followed; empty before signing."""
    signature = record.signature
    if signature is None:
        return ()
    facts = [one for one in record.entries if one.seq >= signature.seq and not isinstance(one.event, e.Printed)]
    last = {one.group: one.seq for one in facts}
    hashes = {row.seq: row.hash for row in rows}
    return tuple((hashes[seq], group) for group, seq in last.items())


class PaperCheckService:
    """Looks codes up. Asks Act.LOOK, since the answer names a patient; what was asked stands in the audit trail."""

    def __init__(self, store: Store, clock: Clock, fold: Callable[[tuple[LogRow, ...]], ProcedureRecord]) -> None:
        self._store = store
        self._clock = clock
        self._fold = fold
        self.guard: Guard = NoAccounts()

    def check(self, typed: str) -> PaperCheck:
        """What became of the record of which a paper with this code was printed. Raises ``Problem`` PAPER-CODE, STORE-…."""
        self.guard.check(Act.LOOK)
        code, begin = read_code(typed)
        found = next(self._found(code, begin), None) or _unknown(code)
        self.guard.note(Act.LOOK, found.visit_id, say("paper {code}: {standing}", code=code, standing=found.standing.value))
        return found

    def _found(self, code: str, begin: str) -> Iterator[PaperCheck]:
        for visit_id in self._store.visits_with_hash(hash_begin(code)):
            rows = self._store.log(visit_id)
            record = self._fold(rows)
            versions = versions_of(record, rows)
            if consent_row := next((row for row in rows if row.kind == "ConsentSigned" and short_code(row.hash) == code), None):
                if consent_row.hash.startswith(begin):
                    yield self._of_consent(code, record, rows, consent_row)
                continue
            for place, (sealed, _) in enumerate(versions):
                if short_code(sealed) == code and sealed.startswith(begin):
                    yield self._standing(code, record, rows, versions, place)

    def _of_consent(self, code: str, record: ProcedureRecord, rows: tuple[LogRow, ...], row: LogRow) -> PaperCheck:
        """What a signed consent form is worth: it stands, or was withdrawn, signed anew or undone."""
        visit_id, whose = row.visit_id, _whose(record)
        if any(True for _ in chain_faults(rows)):
            return PaperCheck(Standing.DAMAGED, code, _CHANGED, whose, visit_id, code)
        if any(one.seq == row.seq for one in consent.standing(record)):
            return PaperCheck(Standing.CURRENT, code, say("This consent form is signed and stands."), whose, visit_id, code)
        if not any(one.seq == row.seq for one in record.consents.signed):
            says = say("The signature of this consent form was undone: it does not count.")
            return PaperCheck(Standing.VOID, code, says, whose, visit_id)
        after = next((one for one in record.consents.withdrawals if one.seq > row.seq), None)
        if after is None:
            says = say("This consent form was signed, and another one was signed after it.")
            return PaperCheck(Standing.SUPERSEDED, code, says, whose, visit_id)
        when = wording.moment(self._clock.local(after.stamp.at))
        told = say("{when}, {who}: withdrawn. {reason}", when=when, who=after.stamp.who, reason=after.event.reason)
        says = say("The patient withdrew the consent that this form shows.")
        return PaperCheck(Standing.VOID, code, says, whose, visit_id, later=(told,))

    def _standing(
        self, code: str, record: ProcedureRecord, rows: tuple[LogRow, ...], versions: tuple[tuple[str, int], ...], place: int
    ) -> PaperCheck:
        now = short_code(versions[-1][0])
        visit_id = rows[0].visit_id
        whose = _whose(record)
        if any(True for _ in chain_faults(rows)):
            return PaperCheck(Standing.DAMAGED, code, _CHANGED, whose, visit_id, now)
        later = tuple(self._told(record, group) for _, group in versions[place + 1 :])
        if not later:
            if record.voided:
                says = say("This is the current paper, and the record is void: nothing of it counts.")
                return PaperCheck(Standing.VOID, code, says, whose, visit_id, now)
            says = say("This paper is the current version {number} of the record.", number=place + 1)
            return PaperCheck(Standing.CURRENT, code, says, whose, visit_id, now)
        if record.voided:
            says = say("This paper is superseded: the record was declared void. Nothing of it counts.")
            return PaperCheck(Standing.VOID, code, says, whose, visit_id, now, later)
        says = say(
            "This paper is superseded: it is version {number} of {n}. The current paper has the code {now}.", number=place + 1,
            n=len(versions), now=now,
        )  # fmt: skip
        return PaperCheck(Standing.SUPERSEDED, code, says, whose, visit_id, now, later)

    def _told(self, record: ProcedureRecord, group: int) -> str:
        """What one later command did, with who and when."""
        events = [entry for entry in record.entries if entry.group == group]
        first = events[0]
        when = wording.moment(self._clock.local(first.at))
        match first.event:
            case e.Amended() as amended:
                return say(
                    "{when}, {who}: {what}, was {was}, is now {now}. {reason}", when=when, who=first.who, what=amended.what,
                    was=amended.was, now=amended.now, reason=amended.reason,
                )  # fmt: skip
            case e.Voided() as voided:
                return say("{when}, {who}: declared void. {reason}", when=when, who=first.who, reason=voided.reason)
            case e.CoSigned() as signed:
                by = joined(", ", [part for part in (signed.name, signed.credentials) if part])
                return say("{when}: co-signed by {by}", when=when, by=by)
            case _:
                return say("{when}, {who}: an entry was added after the signature", when=when, who=first.who)


_CHANGED = say("The log of this record was changed after it was written: the paper cannot be confirmed. Run “verify”.")


def _whose(record: ProcedureRecord) -> str:
    patient = record.patient
    return say(
        "{name}, born {born}, MRN {mrn}, visit of {day}", name=patient.name, born=wording.day(patient.birth_date), mrn=patient.mrn,
        day=wording.day(record.day),
    )  # fmt: skip


def _unknown(code: str) -> PaperCheck:
    says = say(
        "No record here has the code {code}: it is mistyped, or the paper is from elsewhere. Do not rely on the paper until it is clear.",
        code=code,
    )
    return PaperCheck(Standing.UNKNOWN, code, says)
