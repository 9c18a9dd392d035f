"""Secrets in memory and how one is wrapped in another: Argon2id, AES-256-GCM, HMAC-SHA-256. Knows no file and no person."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from dataclasses import dataclass

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.recovery_key import RecoveryKey

KEY_BYTES, SALT_BYTES, NONCE_BYTES, TAG_BYTES = 32, 16, 12, 16
WRAPPED_BYTES = NONCE_BYTES + KEY_BYTES + TAG_BYTES


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess costs with Argon2id: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int = 1

    @property
    def possible(self) -> bool:
        """Whether it is a cost that this program would ever have written; a file must not make it take all memory."""
        return 1 <= self.lanes <= 16 and 8 * self.lanes <= self.memory_kib <= 1024 * 1024 and 1 <= self.passes <= 64


@dataclass(frozen=True, slots=True)
class Costs:
    """The costs of new entries. OWASP's Password Storage Cheat Sheet asks for at least 19 MiB and 2 passes, in one lane."""

    password: Cost = Cost(64 * 1024, 2)
    login: Cost = Cost(19 * 1024, 2)


class DatabaseKey:
    """The 256-bit key of the database. Printing it shows nothing; ``bytes()`` gives it to the store; :meth:`wipe` ends it.

    Python may have copies of what ``bytes()`` gave out, so wiping shortens the time a key is in memory and promises no more.
    """

    __slots__ = ("_bytes",)

    def __init__(self, data: bytearray) -> None:
        if len(data) != KEY_BYTES:
            raise ValueError("a database key has 32 bytes")
        self._bytes = data  # taken over, not copied, so that wiping it wipes all there is

    @classmethod
    def random(cls) -> DatabaseKey:
        """A new one."""
        return cls(bytearray(secrets.token_bytes(KEY_BYTES)))

    def wipe(self) -> None:
        """Overwrite it; afterwards it can no longer be used."""
        self._bytes[:] = bytes(len(self._bytes))
        self._bytes = bytearray()

    def seal_of(self, data: bytes) -> bytes:
        """HMAC of ``data`` that nobody without the key can make; the key that makes it is derived for this purpose alone."""
        purpose = hmac.digest(self._usable(), b"procedure assistant key file seal", hashlib.sha256)
        return hmac.digest(purpose, data, hashlib.sha256)

    def __bytes__(self) -> bytes:
        return bytes(self._usable())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DatabaseKey) and hmac.compare_digest(self._bytes, other._bytes)

    __hash__ = None  # type: ignore[assignment]  # a hash would be a trace of the key

    def __repr__(self) -> str:
        return "DatabaseKey(hidden)"

    def __reduce__(self) -> str:
        raise TypeError("a database key is not copied or stored")

    def _usable(self) -> bytearray:
        if not self._bytes:
            raise ValueError("this database key was wiped")
        return self._bytes


def new_salt() -> bytes:
    """Random bytes that make equal passwords differ."""
    return secrets.token_bytes(SALT_BYTES)


def stretched(text: str, salt: bytes, cost: Cost) -> bytes:
    """32 bytes that follow from ``text`` at the given cost, the same whichever way the keyboard composes accents.

    Raises ``Problem`` KEYS-MEMORY when the computer has not that much memory free.
    """
    from argon2.exceptions import HashingError  # noqa: PLC0415 -- slow import
    from argon2.low_level import Type, hash_secret_raw  # noqa: PLC0415 -- slow import

    secret = unicodedata.normalize("NFKC", text).encode("utf-8", "surrogatepass")
    try:
        return hash_secret_raw(secret, salt, cost.passes, cost.memory_kib, cost.lanes, KEY_BYTES, Type.ID)
    except HashingError as error:
        raise Problem(
            "KEYS-MEMORY",
            say("This computer has too little memory free to check a password. Nothing was changed."),
            hint=say("Close other programs and try again."),
            detail=str(error),
        ) from error


def recovery_secret(recovery: RecoveryKey, salt: bytes) -> bytes:
    """32 bytes that follow from a recovery key (HKDF, RFC 5869); its 160 bits cannot be guessed, so it needs no stretching."""
    extracted = hmac.digest(salt, bytes(recovery), hashlib.sha256)
    return hmac.digest(extracted, b"procedure assistant recovery\x01", hashlib.sha256)


def wrap(key: DatabaseKey, secret: bytes, bound_to: bytes) -> bytes:
    """The key encrypted under ``secret``, 60 bytes; it opens only together with the same ``bound_to``."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 -- slow import

    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(secret).encrypt(nonce, bytes(key), bound_to)


def unwrap(wrapped: bytes, secret: bytes, bound_to: bytes) -> DatabaseKey | None:
    """The key again; None when the secret, a byte of ``wrapped``, or what it was bound to is another."""
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 -- slow import
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415 -- slow import

    data = bytearray(KEY_BYTES)
    try:
        AESGCM(secret).decrypt_into(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], bound_to, data)
    except InvalidTag:
        return None
    return DatabaseKey(data)
