"""The list of the day on paper, its heads repeated on every page. Lays out what is given."""

from __future__ import annotations

from collections.abc import Sequence

from procedure_assistant.documents.flow import Block, text_rows
from procedure_assistant.documents.ink import HAIR, HEAVY
from procedure_assistant.documents.sheet_file import Scale, draw_sheets
from procedure_assistant.documents.tables import table_rows
from procedure_assistant.documents.wrapping import Style
from procedure_assistant.services.day_list import DayList
from procedure_assistant.services.note import line
from procedure_assistant.services.paper import Paper

_BODY = Style(9.5, 12.2)
_HEADS = Style(8.0, 10.0)


def draw_day_list(day: DayList, paper: Paper) -> bytes:
    """The list as PDF; the day and page n of N on every page. Equal lists give equal bytes."""

    def blocks(left: float, right: float, _scale: Scale) -> Sequence[Block]:
        if day.nothing:
            return [Block("", text_rows(day.nothing, left, right - left, _BODY), title="Day list", ruled=False)]
        columns = [left + share * (right - left) for share in day.grid.shares]
        heads = tuple(table_rows([[line(one) for one in day.grid.heads]], columns, right, _HEADS, rule=HEAVY))
        rows = tuple(table_rows(day.grid.rows, columns, right, _BODY, rule=HAIR))
        return [Block("", rows, title="Day list", head=heads, ruled=False)]

    return draw_sheets(day.sheet, blocks, paper)
