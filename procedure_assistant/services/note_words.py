"""Pieces of wording that every block of the note uses: people and times, answers as sentences, numbers with units. Builds no block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

from procedure_assistant.domain import wording
from procedure_assistant.domain.protocol import Ask, Section, Step
from procedure_assistant.domain.record import Answer, ProcedureRecord, Stamp
from procedure_assistant.domain.words import answer_words
from procedure_assistant.services.note import Run, strong, struck
from procedure_assistant.services.ports import Clock

CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that reads as a digit."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes times and people of one record in the clinic's zone. ``signed`` is the record as it was signed, where it was amended since."""

    clock: Clock
    signed: ProcedureRecord | None = None

    def time(self, moment: datetime) -> str:
        """ "14:31"."""
        return wording.clock_time(self.clock.local(moment))

    def day_and_time(self, moment: datetime) -> str:
        """ "23 Nov 2026 15:24"."""
        local = self.clock.local(moment)
        return f"{wording.day(local.date())} {wording.clock_time(local)}"

    def by(self, stamp: Stamp) -> str:
        """ "E. Marsh MD 14:16"."""
        return f"{stamp.who} {self.time(stamp.at)}"


def short_code(record_hash: str) -> str:
    """The eight characters that stand for a hash on paper, "7F3K-29QD" (its first 40 bits)."""
    number = int(record_hash[:10], 16)
    signs = "".join(CODE_ALPHABET[(number >> shift) & 31] for shift in range(35, -5, -5))
    return f"{signs[:4]}-{signs[4:]}"


def sentence(step: Step, answer: Answer) -> str:
    """An answer in the words of the record."""
    said = answer_words(step, answer.values)
    if step.ask in (Ask.CHOICE, Ask.CHOICES):
        said = said if step.record.startswith("{}") else _inner(said)
    return step.record.replace("{}", said)


def answered(record: ProcedureRecord, section: Section) -> Iterator[tuple[Step, Answer]]:
    """The steps of a section that apply and were answered, in order."""
    for step in section.steps:
        if step.id in record.answers and record.asks(step):
            yield step, record.answers[step.id]


def answered_ever(record: ProcedureRecord, section: Section, signed: ProcedureRecord | None) -> Iterator[tuple[Step, Answer]]:
    """As :func:`answered`, with those that the ``signed`` record answered and an amendment took away."""
    for step in section.steps:
        if step.id in record.answers and record.asks(step):
            yield step, record.answers[step.id]
        elif signed is not None and step.id in signed.answers and signed.asks(step):
            yield step, NOT_ANSWERED


def warned(record: ProcedureRecord, step: Step) -> bool:
    """Whether an answer set off a rule, so that it must stand out."""
    return any(record.holds(rule.when) for rule in step.rules)


def answer_runs(record: ProcedureRecord, pairs: Iterable[tuple[Step, Answer]], signed: ProcedureRecord | None = None) -> list[Run]:
    """Answers joined with "; ", those that set off a rule in heavy type; questions answered "no" are listed behind one "No:".

    An answer that differs from the ``signed`` record's stands heavy with the signed one struck behind it.
    """
    told: list[list[Run]] = []
    denied: list[str] = []
    for step, answer in pairs:
        if signed is not None and (changed := _amended_runs(step, answer, signed.answers.get(step.id))):
            told.append(changed)
        elif answer.value == "no" and step.record.endswith(": {}") and not warned(record, step):
            denied.append(_inner(step.record.removesuffix(": {}")))
        else:
            text = sentence(step, answer)
            told.append([strong(text) if warned(record, step) else Run(text)])
    if denied:
        told.append([Run(f"{'No' if len(denied) < 2 else f'No to all {len(denied)} of'}: {'; '.join(denied)}")])
    runs: list[Run] = []
    for some in told:
        runs += [Run("; "), *some] if runs else some
    return [*runs, Run(".")] if runs and not runs[-1].text.endswith(".") else runs


NOT_ANSWERED = Answer((), Stamp(datetime.min.replace(tzinfo=UTC), ""))
"""Stands for an answer that an amendment took away."""


def _amended_runs(step: Step, now: Answer, was: Answer | None) -> list[Run]:
    """Both answers; empty where they are the same."""
    if was is not None and was.values == now.values:
        return []
    said = sentence(step, now) if now.values else f"{step.label.rstrip('?')}: not answered"
    return [strong(said), Run(" "), struck(answer_words(step, was.values) if was else "not answered")]


def _inner(words: str) -> str:
    """The words inside a sentence: "CGRP antibody" keeps its capitals, "Fever" does not."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def stamps(pairs: Iterable[tuple[Step, Answer]], teller: Teller) -> str:
    """Who answered and when: one name and time, or from–to."""
    given = list(pairs)
    if teller.signed is not None:  # an amended answer was asked when the signed one was; who amended it stands with the amendments
        first = teller.signed.answers
        given = [(step, first[step.id]) for step, _ in given if step.id in first] or given
    found = sorted((answer.stamp for _, answer in given), key=lambda stamp: stamp.at)
    if not found:
        return ""
    people = list(dict.fromkeys(stamp.who for stamp in found))
    begin, end = teller.time(found[0].at), teller.time(found[-1].at)
    return f"{begin if begin == end else f'{begin}–{end}'}, {', '.join(people)}"
