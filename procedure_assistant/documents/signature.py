"""PAdES signatures on PDFs and their validation, by pyHanko. Keeps no key, and asks nothing of the network.

The signature is baseline B: signed attributes and certificate, no time stamp of an authority and no proof of revocation, since
the program runs without a network. The file stays PDF/A-1b.
"""

from __future__ import annotations

import logging
from io import BytesIO
from typing import TYPE_CHECKING

from asn1crypto.keys import PrivateKeyInfo  # type: ignore[import-untyped]  # ships no types
from asn1crypto.x509 import Certificate as X509  # type: ignore[import-untyped]  # ships no types
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, fields, signers
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.general import SigningError
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

from procedure_assistant.domain.say import say
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.signature import Certificate, Judgement

if TYPE_CHECKING:
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

FIELD = "ClinicSignature"
_ANY_USE = KeyUsageConstraints(key_usage=None)
"""Certificates of clinics are made for many uses; what was signed is our record in any case."""

# It tells every signature that does not hold as an error of its own, with a trace; we say it in words.
logging.getLogger("pyhanko").setLevel(logging.CRITICAL)
logging.getLogger("pyhanko_certvalidator").setLevel(logging.CRITICAL)


class _SameMetadata(IncrementalPdfFileWriter):
    """Adds to a file and leaves alone what the file says of itself: information and packet must go on saying the same."""

    def _update_meta(self) -> None:
        return


class PadesSigner:
    """The port ``Signer``."""

    def read(self, container: bytes, password: str) -> Certificate:
        """The certificate of a PKCS#12 file. Raises ``Problem`` SIGNATURE-FILE for a wrong password or another kind of file."""
        found = _certificate(_loaded(container, password))
        return Certificate(_name(found.subject.native), _name(found.issuer.native), found.not_valid_before, found.not_valid_after)

    def sign(self, pdf: bytes, container: bytes, password: str) -> bytes:
        """The PDF with a PAdES signature behind it. Raises ``Problem`` SIGNATURE-FAILED."""
        signer = _loaded(container, password)
        try:
            writer = _SameMetadata(BytesIO(pdf))
            _prepare_field(writer)
            meta = PdfSignatureMetadata(field_name=FIELD, md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES)
            signed: bytes = signers.sign_pdf(writer, meta, signer=signer).getvalue()
        except (SigningError, PdfError, ValueError) as error:
            raise Problem(
                "SIGNATURE-FAILED",
                say("The record could not be signed with the clinic’s certificate. Nothing was saved; the record is safe."),
                hint=say("An administrator can choose another certificate in the settings, or stop signing. Printing works without it."),
                detail=repr(error),
            ) from error
        return signed

    def judge(self, pdf: bytes, container: bytes, password: str) -> tuple[Judgement, ...]:
        """Every signature of a PDF; an empty ``container`` knows no certificate as ours. Raises ``Problem`` SIGNATURE-NO-PDF."""
        ours = _certificate(_loaded(container, password)) if container else None
        try:
            return tuple(_judged(one, ours) for one in PdfFileReader(BytesIO(pdf)).embedded_signatures)
        except (PdfError, SignatureValidationError, ValueError) as error:
            raise Problem(
                "SIGNATURE-NO-PDF",
                say("The file cannot be read as a signed PDF, so its signature is not confirmed."),
                hint=say("Choose the PDF as it was received, not a print or a scan of it."),
                detail=repr(error),
            ) from error


def _loaded(container: bytes, password: str) -> signers.SimpleSigner:
    """Key and certificates of a PKCS#12 file. Raises ``Problem`` SIGNATURE-FILE."""
    try:
        key, own, others = pkcs12.load_key_and_certificates(container, password.encode() or None)
    except (ValueError, TypeError) as error:
        raise _refused(say("The certificate file does not open: the password is wrong, or it is no PKCS#12 file.")) from error
    if key is None or own is None:
        raise _refused(say("The file holds no certificate with its private key."))
    kept = SimpleCertificateStore()  # type: ignore[no-untyped-call]
    kept.register_multiple([X509.load(one.public_bytes(Encoding.DER)) for one in others])
    return signers.SimpleSigner(
        signing_cert=X509.load(own.public_bytes(Encoding.DER)),
        signing_key=PrivateKeyInfo.load(key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())),
        cert_registry=kept,
    )


def _certificate(signer: signers.SimpleSigner) -> X509:
    own = signer.signing_cert
    assert own is not None  # it was loaded with one
    return own


def _refused(message: str) -> Problem:
    return Problem(
        "SIGNATURE-FILE",
        say("{message} Nothing was changed.", message=message),
        hint=say("Choose the .p12 or .pfx file of the clinic and type the password that came with it."),
    )


def _name(parts: dict[str, object]) -> str:
    """The name of a certificate as people say it: the common name, else the organisation, else whatever it says."""
    for part in ("common_name", "organization_name"):
        if isinstance(parts.get(part), str):
            return str(parts[part])
    return ", ".join(str(one) for one in parts.values())


def _prepare_field(writer: IncrementalPdfFileWriter) -> None:
    """An invisible field with an empty appearance, which PDF/A asks for even where there is nothing to see."""
    fields.append_signature_field(writer, fields.SigFieldSpec(FIELD))
    _, _, reference = next(fields.enumerate_sig_fields(writer))
    empty = RawContent(b"", box=BoxConstraints(width=1, height=1)).as_form_xobject()
    appearance = generic.DictionaryObject({generic.pdf_name("/N"): writer.add_object(empty)})  # type: ignore[no-untyped-call]
    reference.get_object()["/AP"] = appearance


def _judged(signature: EmbeddedPdfSignature, ours: X509 | None) -> Judgement:
    trusted = ValidationContext(trust_roots=[ours] if ours else [], allow_fetching=False)
    found = validate_pdf_signature(signature, trusted, key_usage_settings=_ANY_USE)
    own = found.signing_cert
    return Judgement(
        signer=_name(own.subject.native),
        at=found.signer_reported_dt,
        intact=found.intact and found.valid,
        whole=found.coverage == SignatureCoverageLevel.ENTIRE_FILE and found.modification_level == ModificationLevel.NONE,
        ours=ours is not None and own.dump() == ours.dump(),
    )
