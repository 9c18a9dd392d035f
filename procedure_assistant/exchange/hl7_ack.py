"""Acknowledgements of HL7 v2: what the other side's answer says in plain words, and the answers that we give. It sends nothing.

Original and enhanced mode (2.9.2 and 2.9.3). Table 0008: AA and CA take a message over, AE and CE find fault with it, AR and CR
reject it. Of a rejection only the codes 206 and 207 of table 0357 (record locked, internal error) say that the same may go later.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from procedure_assistant.domain.say import joined, say
from procedure_assistant.exchange.hl7_message import Message, read_message
from procedure_assistant.exchange.hl7_text import NOTHING, Encoded, components, control_id, header, message, moment, segment, text, words
from procedure_assistant.services.problem import Problem

MOST_BYTES = 256 * 1024
"""Of an answer. Charts answer with some hundred bytes."""
_LATER = ("206", "207")
_MOST_WORDS = 500


class Verdict(StrEnum):
    """What an answer means for the message."""

    TAKEN = "taken"
    FAULT = "fault"
    REJECTED = "rejected"
    LATER = "later"
    """Rejected for now: the other side cannot take anything, whatever it is."""


_VERDICTS = {
    "AA": Verdict.TAKEN,
    "CA": Verdict.TAKEN,
    "AE": Verdict.FAULT,
    "CE": Verdict.FAULT,
    "AR": Verdict.REJECTED,
    "CR": Verdict.REJECTED,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """An acknowledgement as read. ``of`` is the control id it answers, ``own_id`` its own, ``words`` what it says to a person."""

    code: str
    verdict: Verdict
    of: str
    own_id: str
    words: str


class NoAnswer(Exception):
    """What came is no acknowledgement. ``str()`` of it says what is wrong, in words."""


def read_answer(data: bytes) -> Answer:
    """An acknowledgement. Raises :class:`NoAnswer`."""
    if len(data) > MOST_BYTES:
        raise NoAnswer(say("The answer is longer than any acknowledgement."))
    try:
        return _answer(read_message(data))
    except Problem as problem:
        raise NoAnswer(problem.message) from problem


def _answer(told: Message) -> Answer:
    acknowledged = told.one("MSA")
    if acknowledged is None:
        raise NoAnswer(say("The answer is no acknowledgement: it has no MSA segment."))
    code = acknowledged.field(1).text.upper()
    if code not in _VERDICTS:
        raise NoAnswer(say("The answer has the unknown code “{code}”.", code=code[:20]))
    verdict = _VERDICTS[code]
    if verdict is Verdict.REJECTED and any(number in _LATER for number in _error_codes(told)):
        verdict = Verdict.LATER
    said = [acknowledged.field(3).text, *_errors(told)]
    text_ = joined("; ", dict.fromkeys(part[:_MOST_WORDS] for part in said if part))
    return Answer(code, verdict, acknowledged.field(2).text, told.control_id, text_)


def _error_codes(told: Message) -> Iterator[str]:
    for one in told.all("ERR"):
        yield one.field(3).component(1).text


def _errors(told: Message) -> Iterator[str]:
    """What the ERR segments say: the words for the user, else those for the technician, else the name of the code; and where."""
    for one in told.all("ERR"):
        code = one.field(3)
        said = one.field(8).text or one.field(7).text or code.component(2).text or code.component(1).text
        where = one.field(2).first()
        if where.component(1).text:
            place = joined("-", (part for part in (where.component(1).text, where.component(3).text) if part))
            said = say("{said} (at {place})", said=said, place=place)
        if said:
            yield said


class Outcome(StrEnum):
    """What became of a message that we got."""

    TAKEN = "taken"
    FAULT = "fault"
    """Something in it cannot be taken; sent again as it is it will be refused again."""
    LATER = "later"
    """It could not be kept now; the same may be sent again."""


_CODES = {
    Outcome.TAKEN: ("AA", "CA"),
    Outcome.FAULT: ("AE", "CE"),
    Outcome.LATER: ("AR", "CR"),
}
_ERRORS = {Outcome.FAULT: words("102", "Data type error", "HL70357"), Outcome.LATER: words("207", "Application internal error", "HL70357")}


def answer_to(got: Message | None, outcome: Outcome, why: str, at: datetime) -> bytes:
    """Our acknowledgement; b"" where the sender wants none (MSH-15 and MSH-16, table 0155). ``got`` None: it could not be read."""
    code = _code(got, outcome)
    if not code:
        return b""
    control = got.control_id if got else ""
    fields = {7: moment(at), 9: _kind(got), 10: text(control_id("answer", control, outcome, at.isoformat())), 11: text("P")}
    if got is not None:
        places = ((3, 5), (4, 6), (5, 3), (6, 4))  # who got it answers whoever sent it
        fields |= {ours: _system(got, theirs) for ours, theirs in places}
        fields[11] = text(got.header.field(11).component(1).text or "P")
    said = [segment("MSA", {1: text(code), 2: text(control)})]
    if outcome is not Outcome.TAKEN:
        said.append(segment("ERR", {3: _ERRORS[outcome], 4: text("E"), 8: text(why)}))
    return message(header(fields), *said)


def _code(got: Message | None, outcome: Outcome) -> str:
    original, enhanced = _CODES[outcome]
    if got is None:
        return original
    accept, application = (got.header.field(number).text.upper() for number in (15, 16))
    if not accept and not application:
        return original
    if _is_wanted(accept, outcome):
        return enhanced
    return original if _is_wanted(application, outcome) else ""


def _is_wanted(condition: str, outcome: Outcome) -> bool:
    if condition == "AL":
        return True
    return condition == ("SU" if outcome is Outcome.TAKEN else "ER")


def _kind(got: Message | None) -> Encoded:
    trigger = text(got.kind[1]) if got else NOTHING
    return components(text("ACK"), trigger, text("ACK"))


def _system(got: Message, number: int) -> Encoded:
    """An application or facility (HD), written anew and never passed through."""
    theirs = got.header.field(number)
    return words(*(theirs.component(part).text for part in (1, 2, 3)))
