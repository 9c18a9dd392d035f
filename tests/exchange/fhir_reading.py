"""Reads a Bundle back without our own writer: what each resource and each answer states, amounts digit by digit. Holds no test."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import pypdf

from procedure_assistant.domain import wording

_LEFT_OUT = ("data", "div", "reference", "fullUrl")
"""Attachments and narratives repeat the note: every fact must stand in the structured part."""


def resources(data: bytes) -> list[dict[str, Any]]:
    """Every resource of a Bundle, numbers as exact decimals."""
    found = json.loads(data, parse_float=Decimal, parse_int=Decimal)
    return [entry["resource"] for entry in found["entry"]]


def statements(data: bytes) -> list[str]:
    """What the Bundle states: one text for each resource, and for each answer of a questionnaire under its title."""
    return [text for one in resources(data) for text in _statements(one)]


def statements_within(pdf: bytes) -> list[str]:
    """As :func:`statements`, of the Bundle within a PDF."""
    return statements(pypdf.PdfReader(BytesIO(pdf)).attachments["bundle.fhir.json"][0])


def _statements(resource: dict[str, Any]) -> Iterator[str]:
    if resource["resourceType"] == "QuestionnaireResponse":
        about = resource["text"]["div"].partition("<p>")[2].partition("</p>")[0]
        for section in resource["item"]:
            for item in section["item"]:
                answers = ", ".join(" ".join(_leaves(answer)) for answer in item["answer"])
                yield f"{about} {item['linkId']} {item['text']} {answers}"
    yield " ".join(_leaves(resource))


def _leaves(value: object, key: str = "") -> Iterator[str]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in _LEFT_OUT:
                yield from _leaves(one, name)
    elif isinstance(value, list):
        for one in value:
            yield from _leaves(one, key)
    else:
        yield str(value)
        if key == "valueDateTime":
            yield wording.moment(datetime.fromisoformat(str(value)))
