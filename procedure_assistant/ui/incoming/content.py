"""What the page of incoming messages shows, as plain values already in words. No Qt and no decision."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.ui.notice import Notice


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One message that waits: who, what the doubt is, from where and when."""

    id: str
    cells: tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class CompareColumn:
    """What the message or one patient on record says; ``differs`` marks the cells in which message and record are not the same."""

    head: str
    cells: tuple[str, ...]
    differs: tuple[bool, ...] = ()
    patient_id: str = ""


@dataclass(frozen=True, slots=True)
class CompareContent:
    """One doubt side by side. ``new_hindrance``: why there can be no new record, "" where there can. ``same_words`` names the choice."""

    id: str
    title: str
    why: str
    labels: tuple[str, ...]
    told: CompareColumn
    candidates: tuple[CompareColumn, ...]
    beside: str
    original: str
    same_words: str
    new_hindrance: str = ""


@dataclass(frozen=True, slots=True)
class MergeLine:
    """One record that is led on as another, in a sentence."""

    retired: str
    words: str


@dataclass(frozen=True, slots=True)
class IncomingContent:
    """The whole page; ``sources`` say how what fetches by itself stands. The two problems are of the reasons that were to be typed:
    of a refusal, and of undoing a merge.
    """

    summary: str
    held: tuple[HeldLine, ...]
    chosen: str
    compare: CompareContent | None
    merges: tuple[MergeLine, ...]
    sources: tuple[str, ...] = ()
    can_import: bool = True
    notice: Notice | None = None
    reason_problem: str = ""
    undo_problem: str = ""


@dataclass(frozen=True, slots=True)
class Pick:
    """One thing to choose: its id, its label, what can be chosen (id and words) and what is."""

    id: str
    label: str
    offers: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One line of the file as it will be read; ``fault`` in place of what cannot be."""

    id: str
    cells: tuple[str, ...]
    is_faulty: bool


@dataclass(frozen=True, slots=True)
class ScheduleContent:
    """The import of one file: choices and preview, then how far it is, then what was done."""

    file: str
    layout: tuple[Pick, ...]
    columns: tuple[Pick, ...]
    lines: tuple[PreviewLine, ...]
    missing: tuple[str, ...]
    done: int = 0
    total: int = 0
    is_running: bool = False
    can_stop: bool = False
    outcome: str = ""
    can_go_on: bool = False
    faults: tuple[str, ...] = ()
    authority: str = ""
    has_header: bool = True
    notice: Notice | None = None
