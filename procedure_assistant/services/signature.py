"""The clinic's electronic signature on saved records: which certificate, whether it can sign today, what a signed file is worth.

Signing itself is a port. Certificate file and password lie in the encrypted database alone, so every workstation signs alike.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Protocol

import msgspec

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.services.guard import Guard, NoAccounts
from procedure_assistant.services.permissions import Act
from procedure_assistant.services.ports import Clock, Store
from procedure_assistant.services.problem import Problem

_KEY = "signature"
MOST_BYTES = 1_000_000
"""A certificate with its chain has some thousand bytes; a larger file is something else."""
SOON = timedelta(days=30)

NO_SIGNATURE = say("This file carries no signature. That says nothing about its content.")

Seal = Callable[[bytes], bytes]
"""Signs a PDF; may run on a worker."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """Who signs, who vouches for that, and from when to when (aware)."""

    subject: str
    issuer: str
    valid_from: datetime
    valid_until: datetime


@dataclass(frozen=True, slots=True)
class Judgement:
    """One signature of a file. ``intact``: what was signed is unchanged; ``whole``: nothing was added behind it.

    ``ours``: made with the certificate of this clinic. ``at`` (aware) is what the signing computer said.
    """

    signer: str
    at: datetime | None
    intact: bool
    whole: bool
    ours: bool


class Signer(Protocol):
    """Port: reads certificate files, signs and judges PDFs."""

    def read(self, container: bytes, password: str) -> Certificate:
        """The certificate of a PKCS#12 file. Raises ``Problem`` SIGNATURE-FILE for a wrong password or another kind of file."""

    def sign(self, pdf: bytes, container: bytes, password: str) -> bytes:
        """The PDF with a PAdES signature behind it. Raises ``Problem`` SIGNATURE-FAILED."""

    def judge(self, pdf: bytes, container: bytes, password: str) -> tuple[Judgement, ...]:
        """Every signature of a PDF; an empty ``container`` knows no certificate as ours. Raises ``Problem`` SIGNATURE-NO-PDF."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A certificate file that was opened: its bytes, its password and what it says."""

    container: bytes
    password: str
    certificate: Certificate

    def __repr__(self) -> str:
        """Without key and password: it may end up in a log."""
        return f"Chosen({self.certificate!r})"


class SignatureService:
    """The certificate of the clinic and what is done with it."""

    def __init__(self, store: Store, clock: Clock, signer: Callable[[], Signer]) -> None:
        """``signer`` is asked for when first needed: its libraries are slow to load."""
        self._store = store
        self._clock = clock
        self._signer = signer
        self.guard: Guard = NoAccounts()

    def certificate(self) -> Certificate | None:
        """With what saved records are signed; None where they are not."""
        kept = self._kept()
        return kept.certificate if kept else None

    def opened(self, path: Path, password: str) -> Chosen:
        """A certificate file, for :meth:`choose`. Touches no database, so it may run on a worker. Raises ``Problem`` SIGNATURE-FILE."""
        container = _read(path, MOST_BYTES)
        return Chosen(container, password, self._signer().read(container, password))

    def choose(self, chosen: Chosen) -> None:
        """Sign with this certificate from now on. Raises ``Problem`` SIGNATURE-ENDED where it is not valid today."""
        self.guard.check(Act.CHANGE_SETTINGS)
        self._check_time(chosen.certificate)
        self._store.save_setting(_KEY, msgspec.json.encode(chosen).decode())
        self.guard.note(Act.CHANGE_SETTINGS, "", say("certificate of {subject} for saved records", subject=chosen.certificate.subject))

    def stop(self) -> None:
        """Sign no more. What was signed stays signed; file and password are forgotten."""
        self.guard.check(Act.CHANGE_SETTINGS)
        self._store.save_setting(_KEY, "null")
        self.guard.note(Act.CHANGE_SETTINGS, "", say("saved records are not signed any more"))

    def seal(self) -> Seal | None:
        """What signs a record now; None where none is wanted. Raises ``Problem`` SIGNATURE-… where it cannot be done today."""
        kept = self._kept()
        if kept is None:
            return None
        self._check_time(kept.certificate)
        return lambda pdf: self._signer().sign(pdf, kept.container, kept.password)

    def checking(self, path: Path) -> Callable[[], tuple[str, ...]]:
        """What says on a worker what the signatures of a PDF are worth, one text for each. It raises ``Problem`` SIGNATURE-…."""
        kept = self._kept()
        own = (kept.container, kept.password) if kept else (b"", "")

        def check() -> tuple[str, ...]:
            found = self._signer().judge(_read(path, 100 * MOST_BYTES), *own)
            return tuple(told(one, self._clock) for one in found) or (NO_SIGNATURE,)

        return check

    def state(self) -> tuple[str, ...]:
        """How saved records are signed, in sentences for the settings page."""
        found = self.certificate()
        if found is None:
            return (say("Saved records are not signed."),)
        lines = [
            say("Saved records are signed with the certificate of {subject}.", subject=found.subject),
            say(
                "Issued by {issuer}. Valid until {day}.", issuer=found.issuer, day=wording.day(self._clock.local(found.valid_until).date())
            ),
        ]
        now = self._clock.now()
        if found.valid_until <= now:
            lines.append(say("The certificate has ended, so no record can be saved as a file before another one is chosen."))
        elif found.valid_until - now <= SOON:
            lines.append(say("It ends within {days} days. Ask for the next one.", days=wording.number(SOON.days)))
        return tuple(lines)

    def _check_time(self, found: Certificate) -> None:
        """Raise ``Problem`` SIGNATURE-ENDED outside the time of a certificate."""
        now = self._clock.now()
        if found.valid_from <= now < found.valid_until:
            return
        first, last = (wording.day(self._clock.local(one).date()) for one in (found.valid_from, found.valid_until))
        raise Problem(
            "SIGNATURE-ENDED",
            say(
                "The clinic’s certificate is valid from {first} to {last}, not today. Nothing was signed or saved.", first=first, last=last
            ),
            hint=say("An administrator can choose another certificate in the settings, or stop signing. Printing works without it."),
        )

    def _kept(self) -> Chosen | None:
        text = self._store.setting(_KEY)
        try:
            return msgspec.json.decode(text, type=Chosen | None) if text else None
        except msgspec.MsgspecError as error:
            raise Problem(
                "SIGNATURE-SETTINGS",
                say("The clinic’s certificate cannot be read from the settings. Nothing was signed."),
                hint=say("An administrator can choose the certificate again in the settings."),
                detail=type(error).__name__,  # never the text: it would hold the password
            ) from None


def told(found: Judgement, clock: Clock) -> str:
    """What one signature is worth, in words."""
    when = wording.moment(clock.local(found.at)) if found.at else say("an unknown time")
    if not found.intact:
        return say(
            "Not valid: what {signer} signed at {when} was changed afterwards. Do not rely on this file.", signer=found.signer, when=when
        )
    head = (
        say("Signed by {signer} at {when}, with the certificate of this clinic.", signer=found.signer, when=when)
        if found.ours
        else say(
            "Signed in the name of {signer} at {when}. The certificate is not this clinic’s, so who signed is not known here.",
            signer=found.signer,
            when=when,
        )
    )
    rest = (
        say("Nothing was changed since.")
        if found.whole
        else say("Something was added behind the signed part; only the signed part can be relied on.")
    )
    return say("{head} {rest}", head=head, rest=rest)


def _read(path: Path, most: int) -> bytes:
    """The bytes of a file. Raises ``Problem`` SIGNATURE-FILE where it is too large to be one, or cannot be read."""
    try:
        with path.open("rb") as file:
            found = file.read(most + 1)
    except OSError as error:
        message = say("{name} cannot be read: {strerror}.", name=path.name, strerror=error.strerror or say("the disk refused"))
        raise Problem("SIGNATURE-FILE", message, hint=say("Choose a file that can be opened here."), detail=repr(error)) from error
    if len(found) > most:
        message = say("{name} is too large to be what is asked for. Nothing was changed.", name=path.name)
        raise Problem("SIGNATURE-FILE", message, hint=say("Choose another file."))
    return found
