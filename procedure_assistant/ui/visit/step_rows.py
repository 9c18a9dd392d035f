"""The steps of a visit as rows of the steps column, its patient as a banner. It shows states in their marks and decides none."""

from __future__ import annotations

from procedure_assistant.ui.visit.content import Head, StepGroup
from procedure_assistant.ui.widgets.banner import BannerContent
from procedure_assistant.ui.widgets.chips import ChipContent
from procedure_assistant.ui.widgets.steps import StepItem, StepSection, StepState

_STEP_STATES = {
    "done": StepState.DONE,
    "open": StepState.OPEN,
    "overridden": StepState.OVERRIDDEN,
    "not_applicable": StepState.NOT_APPLICABLE,
    "blocks": StepState.BLOCKS,
}


def step_section(group: StepGroup) -> StepSection:
    """A phase of the visit with its steps; the one on the canvas is shown as such whatever its state."""
    items = (
        StepItem(line.id, line.title, StepState.NOW if line.current else _STEP_STATES[line.state.value], line.note) for line in group.lines
    )
    return StepSection(group.title, tuple(items))


def banner_content(head: Head) -> BannerContent:
    """Who the patient is, with allergies and alerts in words."""
    tones = {"danger": "danger", "neutral": "neutral", "caution": "caution"}
    return BannerContent(
        head.name,
        tuple(head.born.split(" · ")),
        head.mrn,
        tuple(head.weight.split(" · ")),
        tuple(ChipContent(text, tones[kind]) for kind, text in head.chips),  # type: ignore[arg-type]
        head.saved,
    )
