"""What is counted once for each record is counted anew for the next one, and is no part of the record."""

from __future__ import annotations

from procedure_assistant.domain.commands.injection_map import give
from procedure_assistant.domain.once import once_per_record
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.totals import map_total
from tests.domain.bedside import ready, ready_to_inject


def test_that_a_count_is_made_once_for_each_record():
    counted: list[int] = []

    @once_per_record
    def length(record: ProcedureRecord) -> int:
        counted.append(record.seq)
        return len(record.entries)

    bed = ready_to_inject()
    before = bed.record
    bed.do(give, ("procerus_1",))
    assert [length(one) for one in (before, before, bed.record, bed.record)] == [before.seq, before.seq, bed.record.seq, bed.record.seq]
    assert counted == [before.seq, bed.record.seq]


def test_that_two_records_are_equal_whatever_was_counted_of_them():
    asked, not_asked = ready().record, ready().record
    map_total(asked)
    assert (asked == not_asked, bool(asked.counted), bool(not_asked.counted)) == (True, True, False)
