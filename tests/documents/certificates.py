"""Certificates made for one test: the clinic's own, with whatever is wrong with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import NameOID

PASSWORD = "süße Wölfe"


@cache
def container(
    name: str = "Harbor Headache Center", first: str = "", days: int = 365, *, with_key: bool = True, password: str = PASSWORD
) -> bytes:
    """A PKCS#12 file, self-signed, valid from ``first`` ("2026-11-01", else yesterday) for so many days."""
    key = rsa.generate_private_key(65537, 2048)
    begin = datetime.fromisoformat(first).replace(tzinfo=UTC) if first else datetime.now(UTC) - timedelta(days=1)
    who = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Harbor")])
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begin)
        .not_valid_after(begin + timedelta(days=days))
        .sign(key, hashes.SHA256())
    )
    return pkcs12.serialize_key_and_certificates(
        b"clinic", key if with_key else None, made, None, BestAvailableEncryption(password.encode())
    )
