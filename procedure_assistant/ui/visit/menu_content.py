"""What is seldom done in a visit, as a menu: ending early, leaving the block out, an untoward event. Only what can be done now. No Qt."""

from __future__ import annotations

from procedure_assistant.domain import wording
from procedure_assistant.domain.record import ProcedureRecord
from procedure_assistant.domain.say import say
from procedure_assistant.domain.totals import blocks_open, map_total
from procedure_assistant.ui.visit.content import Asking, MenuItem
from procedure_assistant.ui.visit.form_content import PRINTED

OMIT_REST, OMIT_BLOCK, ADVERSE, HAND_OVER, VOID = "omit_rest", "omit_block", "adverse", "hand_over", "void"


def menu(record: ProcedureRecord) -> tuple[MenuItem, ...]:
    """The entries that apply; none once the record is closed. In an amendment only what can be one."""
    if record.closed:
        return ()
    if record.amending:
        return (MenuItem(ADVERSE, say("Note a complication")),)
    found = []
    if sites := _sites_open(record):
        found.append(MenuItem(OMIT_REST, say("Omit the rest of the map, {sites}", sites=wording.count(sites, "site"))))
    if record.protocol.nerves and record.block_omitted is None and (record.plan is None or blocks_open(record)):
        found.append(MenuItem(OMIT_BLOCK, say("Leave the block out") if not record.blocks else say("Leave the rest of the block out")))
    found.append(MenuItem(ADVERSE, say("Note a complication")))
    found.append(MenuItem(HAND_OVER, say("Hand over this visit")))
    found.append(MenuItem(VOID, say("Declare this visit void")))
    return tuple(found)


def asking(record: ProcedureRecord, which: str) -> Asking:
    """The question that an entry asks."""
    if which == OMIT_REST:
        return Asking(
            say("Why do {sites} stay without an injection?", sites=wording.count(_sites_open(record), "site")),
            PRINTED,
            action=say("Omit them"),
        )
    if which == OMIT_BLOCK:
        return Asking(say("Why is the block left out?"), PRINTED, action=say("Leave it out"))
    text = say("Printed in the record, with your name and the time. What was done and how it ended is asked under Observation.")
    return Asking(say("What happened?"), text, say("Complication"), say("Note it"))


def _sites_open(record: ProcedureRecord) -> int:
    total = map_total(record)
    return total.open_sites if total else 0
