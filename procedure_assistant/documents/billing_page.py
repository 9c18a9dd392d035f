"""The billing summary on paper: smaller before it takes a second page. Lays out what is given."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.documents.flow import Block, text_rows
from procedure_assistant.documents.sheet_file import SCALES, Scale, draw_sheets, part_block
from procedure_assistant.documents.wrapping import Style
from procedure_assistant.services.billing_page import BillingPage
from procedure_assistant.services.paper import Paper


def draw_billing_page(billing: BillingPage, paper: Paper) -> bytes:
    """The page as PDF; identity and page n of N on every page. Equal pages give equal bytes."""

    def blocks(left: float, right: float, scale: Scale) -> Sequence[Block]:
        opening = text_rows(billing.opening, left, right - left, Style(scale.size + 1.0, (scale.size + 1.0) * 1.3))
        return [
            Block("", opening, title="At a glance", ruled=False, above=4.2, whole=True),
            *(part_block(part, left, right, scale) for part in billing.parts),
        ]

    return draw_sheets(billing.sheet, blocks, paper, SCALES)
