"""A visit as CSV for registries: one row for each fact, in the columns of ``registry_rows``. RFC 4180: commas, quotes, CR LF.

UTF-8 with a byte order mark: without it spreadsheets read accents wrongly, and every CSV reader that is asked for "utf-8-sig" or that
knows the mark leaves it out. A value that a spreadsheet could take for a formula (it begins with ``=``, ``+``, ``-``, ``@``, a tab or a
line end, also behind spaces) gets one apostrophe before it. So that this can be taken back, a value that begins with an apostrophe gets
one more, too: :func:`original` removes one apostrophe from every value that begins with one, and gives what was charted.
"""

from __future__ import annotations

import csv
import io

from procedure_assistant.exchange.registry_rows import COLUMNS, head_of, rows_of
from procedure_assistant.services.export import VisitExport
from procedure_assistant.services.visible import visible

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠")
_BOM = "\ufeff"


def write(visit: VisitExport) -> bytes:
    """The table with its head."""
    target = io.StringIO(newline="")
    table = csv.DictWriter(target, COLUMNS, restval="", lineterminator="\r\n")
    table.writeheader()
    head = head_of(visit)
    for row in rows_of(visit):
        table.writerow({name: harmless(value) for name, value in (head | row).items()})
    return (_BOM + target.getvalue()).encode()


def harmless(value: str) -> str:
    """A value that no spreadsheet takes for a formula; hidden characters but tabs and line ends are written out for good."""
    safe = visible(value, keep="\t\r")
    return f"'{safe}" if safe.lstrip(" ").startswith(_FORMULA) else safe


def original(value: str) -> str:
    """What stood there before :func:`harmless`."""
    return value.removeprefix("'")
