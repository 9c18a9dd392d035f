"""Signatures on records: made with a certificate of the test, judged by pyHanko run apart, by poppler and by us in words."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from procedure_assistant.documents.procedure_record import render
from procedure_assistant.documents.signature import FIELD, PadesSigner
from procedure_assistant.services.note import Paper
from procedure_assistant.services.problem import Problem
from tests.documents import notes
from tests.documents.certificates import PASSWORD, container
from tests.documents.pdf import page_texts
from tests.documents.preflight import judged

SIGNER = PadesSigner()

APART = """
import sys
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import signers
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext
own = signers.SimpleSigner.load_pkcs12(sys.argv[2], passphrase=sys.argv[3].encode()).signing_cert
context = ValidationContext(trust_roots=[own], allow_fetching=False)
with open(sys.argv[1], "rb") as file:
    (one,) = PdfFileReader(file).embedded_signatures
    found = validate_pdf_signature(one, context, key_usage_settings=KeyUsageConstraints(key_usage=None))
    print(found.bottom_line, found.modification_level.name, found.coverage.name, one.sig_object["/SubFilter"])
"""


@cache
def plain() -> bytes:
    return render(notes.combined(), Paper.LETTER)


@cache
def signed() -> bytes:
    return SIGNER.sign(plain(), container(), PASSWORD)


def test_that_pyhanko_run_apart_finds_the_signature_valid_over_the_whole_file(tmp_path: Path):
    file, own = tmp_path / "record.pdf", tmp_path / "clinic.p12"
    file.write_bytes(signed())
    own.write_bytes(container())
    command = [sys.executable, "-c", APART, str(file), str(own), PASSWORD]
    result = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert result.stdout.split() == ["True", "NONE", "ENTIRE_FILE", "/ETSI.CAdES.detached"], result.stderr


def test_that_poppler_finds_the_signature_valid(tmp_path: Path, program: Callable[[str], str]):
    file = tmp_path / "record.pdf"
    file.write_bytes(signed())
    said = subprocess.run([program("pdfsig"), str(file)], capture_output=True, text=True, check=False, timeout=120).stdout
    for wanted in (FIELD, "Harbor Headache Center", "SHA-256", "Total document signed", "Signature is Valid"):
        assert wanted in said


def test_that_a_signed_record_is_still_pdf_a(tmp_path: Path, program: Callable[[str], str]):
    assert judged(signed(), tmp_path, program) == "valid"


def test_that_signing_adds_behind_the_record_and_changes_no_byte_of_it():
    assert signed().startswith(plain())
    assert page_texts(signed()) == page_texts(plain())


def test_that_an_untouched_record_is_judged_intact_whole_and_ours():
    (found,) = SIGNER.judge(signed(), container(), PASSWORD)
    assert (found.signer, found.intact, found.whole, found.ours) == ("Harbor Headache Center", True, True, True)
    assert found.at is not None


@pytest.mark.parametrize("at", [500, 20_000, -3000])
def test_that_one_changed_byte_of_what_was_signed_is_found(at: int):
    changed = bytearray(plain())
    changed[at] ^= 1
    (found,) = SIGNER.judge(bytes(changed) + signed()[len(plain()) :], container(), PASSWORD)
    assert not found.intact


def test_that_what_is_added_behind_a_signature_is_found():
    from io import BytesIO

    from pyhanko.pdf_utils.generic import NameObject
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(signed()))
    writer.root["/PageMode"] = NameObject("/UseOutlines")
    writer.update_root()
    later = BytesIO()
    writer.write(later)
    (found,) = SIGNER.judge(later.getvalue(), container(), PASSWORD)
    assert (found.intact, found.whole) == (True, False)


def test_that_another_certificate_of_the_same_name_is_not_ours():
    (found,) = SIGNER.judge(signed(), container(days=100), PASSWORD)
    assert (found.signer, found.intact, found.ours) == ("Harbor Headache Center", True, False)
    (unknown,) = SIGNER.judge(signed(), b"", "")
    assert not unknown.ours


def test_that_a_record_without_signature_has_none():
    assert SIGNER.judge(plain(), container(), PASSWORD) == ()


@pytest.mark.parametrize("bad", [b"", b"not a PDF", b"%PDF-1.4\n%%EOF"])
def test_that_what_is_no_pdf_is_told(bad: bytes):
    with pytest.raises(Problem) as refused:
        SIGNER.judge(bad, b"", "")
    assert refused.value.code == "SIGNATURE-NO-PDF"


def test_that_the_certificate_is_read_with_its_names_and_days():
    found = SIGNER.read(container("Clinic", "2026-11-01", 30), PASSWORD)
    assert (found.subject, found.issuer) == ("Clinic", "Clinic")
    assert (f"{found.valid_from:%Y-%m-%d}", f"{found.valid_until:%Y-%m-%d}") == ("2026-11-01", "2026-12-01")


@pytest.mark.parametrize(
    ("data", "password"),
    [(container(), "wrong"), (container(), ""), (b"", PASSWORD), (b"hello", PASSWORD), (container()[:300], PASSWORD)],
    ids=["wrong password", "no password", "empty", "another kind", "cut off"],
)
def test_that_a_file_that_does_not_open_is_refused(data: bytes, password: str):
    with pytest.raises(Problem) as refused:
        SIGNER.read(data, password)
    assert refused.value.code == "SIGNATURE-FILE"
    assert PASSWORD not in f"{refused.value.text}{refused.value.detail}"


def test_that_a_file_without_private_key_is_refused():
    with pytest.raises(Problem) as refused:
        SIGNER.read(container(with_key=False), PASSWORD)
    assert "private key" in refused.value.text
