"""Counts once what several parts of a screen ask of the same record. Keeps nothing beyond the life of that record."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

if TYPE_CHECKING:
    from procedure_assistant.domain.record import ProcedureRecord

T = TypeVar("T")


def once_per_record(count: Callable[[ProcedureRecord], T]) -> Callable[[ProcedureRecord], T]:
    """A function of the record alone, worked out when it is first asked of a record: that never changes, so neither does the answer.

    The answer is kept in the record itself (``counted``) and must be as unchangeable as the record is.
    """

    @wraps(count)
    def counted(record: ProcedureRecord) -> T:
        if count not in record.counted:
            record.counted[count] = count(record)
        return cast("T", record.counted[count])

    return counted
