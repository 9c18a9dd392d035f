"""The preparation sheet on paper: one page where it can be one, set smaller before it takes a second. Lays out what is given."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.documents.flow import Block, text_rows
from procedure_assistant.documents.opening import alerts_block
from procedure_assistant.documents.sheet_file import SCALES, Scale, draw_sheets, part_block
from procedure_assistant.documents.wrapping import Style
from procedure_assistant.services.nurse_sheet import NurseSheet
from procedure_assistant.services.paper import Paper


def draw_nurse_sheet(nurse: NurseSheet, paper: Paper) -> bytes:
    """The sheet as PDF; identity and page n of N on every page. Equal sheets give equal bytes."""

    def blocks(left: float, right: float, scale: Scale) -> Sequence[Block]:
        summary = text_rows(nurse.summary, left, right - left, Style(scale.size + 1.5, (scale.size + 1.5) * 1.3))
        return [
            alerts_block(nurse.alerts, left, right),
            Block("", summary, title="At a glance", ruled=False, above=4.2, whole=True),
            *(part_block(part, left, right, scale) for part in nurse.parts),
        ]

    return draw_sheets(nurse.sheet, blocks, paper, SCALES)
