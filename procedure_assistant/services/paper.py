"""The sheet sizes a record can be printed on; apart from the note, because the settings name one long before anything is printed."""

from __future__ import annotations

from enum import StrEnum

from procedure_assistant.domain.say import say


class Paper(StrEnum):
    """Sheet sizes a record can be printed on."""

    LETTER = "letter"
    A4 = "a4"


PROCEDURE_RECORD = say("procedure record")
"""What the log calls a printed or saved record; its copies are counted by this name."""
