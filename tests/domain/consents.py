"""Consents to sign in tests: a text, a signature, and every wrong one. Holds no test."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from procedure_assistant.domain.events_consent import ConsentSigned, DrawnBy, Signer

TEXT = "Consent to both\n# What is planned\nBoth treatments.\n- Bleeding\nI agree."
INK = ((200, 500, 900, 300, 1500, 700), (1600, 400, 2400, 600))


def consent(**changes: Any) -> ConsentSigned:  # noqa: ANN401 -- fields of several types
    """A consent of the combined visit as the screen hands it over."""
    form = ConsentSigned(
        kind="combined", title="Consent to both", version="1", language="en", text=TEXT, text_hash="", procedure="", side="both",
        signer=Signer.PATIENT, name="Lena Hartwell", relation="", witness="", interpreter="", strokes=INK, drawn_by=DrawnBy.TOUCH,
    )  # fmt: skip
    form = replace(form, **changes)
    return replace(form, text_hash=changes.get("text_hash", hashlib.sha256(form.text.encode()).hexdigest()))


def toxin_consent(**changes: Any) -> ConsentSigned:  # noqa: ANN401 -- fields of several types
    """A consent of a visit with the toxin alone."""
    return consent(kind="toxin", side="", **changes)
