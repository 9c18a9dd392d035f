"""A visit as one line of JSON (JSON Lines, UTF-8, LF), for registries and analysis.

The object, version 1 of its schema; every value is text but ``last_seq`` and the list:

``schema``          "procedure-assistant.visit/1"; a change that a reader could stumble over gets another number
``visit_id``        the visit, for good
``last_seq``        number of the last entry of its log that is part of this (a number): (visit_id, last_seq) names one state of it
``record_sha256``   hash of that entry, which the chain of the log ends in
``standing``        "draft", "signed", "amended" or "voided"; nothing of a voided visit counts
``visit_date``      local day, ISO 8601
``patient_mrn``     medical record number
``facts``           list of objects, each with ``kind`` and the columns of ``registry_rows`` that have a value; amounts are exact
                    decimals as text with their unit beside them ("amount": "2.5", "unit": "units"), moments UTC

Within one version of the schema kinds and columns may be added, never renamed or taken away.
"""

from __future__ import annotations

import msgspec

from procedure_assistant.domain.say import plain
from procedure_assistant.exchange.registry_rows import head_of, rows_of
from procedure_assistant.services.export import VisitExport

SCHEMA = "procedure-assistant.visit/1"


def write(visit: VisitExport) -> bytes:
    """The line with its end."""
    said = {"schema": SCHEMA, **head_of(visit), "last_seq": visit.last_seq, "facts": list(rows_of(visit))}
    return msgspec.json.encode(said, enc_hook=plain) + b"\n"
