"""What a FHIR server answers, in plain words: a transaction that was stored, or an OperationOutcome. Sends nothing, trusts nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from procedure_assistant.domain import wording
from procedure_assistant.domain.say import say
from procedure_assistant.exchange.fhir_values import Json, child, children, clean, text

_MOST_ISSUES = 3
_LONGEST_WORDS = 300
_BAD = ("fatal", "error")


@dataclass(frozen=True, slots=True)
class Stored:
    """A transaction that was taken: how many parts are new, how many were there, and what the server calls the document."""

    new: int
    there: int
    receipt: str

    @property
    def words(self) -> str:
        """A sentence."""
        if not self.new:
            return say("All {there} were there already; nothing was stored twice.", there=wording.count(self.there, "part"))
        if not self.there:
            return say("{new} stored.", new=wording.count(self.new, "part"))
        return say("{new} stored, {there} there already.", new=wording.count(self.new, "part"), there=self.there)


def read(body: bytes) -> Json:
    """The JSON object of an answer; empty for anything else."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):  # what is no JSON, no UTF-8, or nested without end
        return {}
    return told if isinstance(told, dict) else {}


def stored(body: bytes, sent: int) -> Stored | None:
    """What a server says of a transaction of so many entries; None where it is not the answer to one that was taken whole."""
    told = read(body)
    entries = [child(entry, "response") for entry in children(told, "entry")]
    states = [text(one, "status")[:3] for one in entries]
    if text(told, "resourceType") != "Bundle" or text(told, "type") != "transaction-response" or len(entries) != sent:
        return None
    if not all(state.isdigit() and state.startswith("2") for state in states):
        return None
    new = states.count("201")
    located = [text(one, "location") for one in entries]
    document = next((one for one in located if "DocumentReference/" in one), "") or text(told, "id") or next(filter(None, located), "")
    return Stored(new, len(states) - new, document[:_LONGEST_WORDS])


def refused(body: bytes) -> str:
    """What a server says of the first entry of a transaction that it did not take, "" where it took all or says nothing of the kind."""
    told = read(body)
    if text(told, "resourceType") != "Bundle":
        return ""
    for entry in children(told, "entry"):
        response = child(entry, "response")
        if text(response, "status")[:1] in ("4", "5"):
            return _outcome(child(response, "outcome")) or text(response, "status")[:_LONGEST_WORDS]
    return ""


def outcome(body: bytes) -> str:
    """The issues of an OperationOutcome as one text, "" where the answer is none."""
    return _outcome(read(body))


def _outcome(told: Json) -> str:
    if text(told, "resourceType") != "OperationOutcome":
        return ""
    issues = list(dict.fromkeys(_issues(told)))
    more = len(issues) - _MOST_ISSUES
    said = "; ".join(issues[:_MOST_ISSUES])
    return say("{said}; and {more} more", said=said, more=more) if more > 0 else said


def _issues(told: Json) -> Iterator[str]:
    found = children(told, "issue")
    bad = [one for one in found if text(one, "severity") in _BAD] or found
    for one in bad:
        words = text(child(one, "details"), "text") or text(one, "diagnostics") or text(one, "code")
        places = one.get("expression")
        where = clean(places[0]) if isinstance(places, list) and places else ""
        if words:
            yield f"{words[:_LONGEST_WORDS]}{f' ({where[:80]})' if where else ''}"
