"""The steps of a visit as rows of the steps column. It shows states in the marks of the column and decides none."""

from __future__ import annotations

from procedure_assistant.ui.visit.content import StepGroup
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
