"""Undo and redo as the log tells them: which commands can be taken back, which brought back, and which entries do not count."""

from __future__ import annotations

from dataclasses import dataclass

from procedure_assistant.domain import events as e

Span = tuple[int, int]
"""The first and the last seq of one command."""

_NEVER_UNDONE = (e.VisitOpened, e.PracticeDeclared, e.Retracted, e.Reinstated, e.Signed, e.Printed)


@dataclass(frozen=True, slots=True)
class UndoState:
    """``done`` can be undone and ``undone`` redone, last first; the entries in ``gone`` do not count."""

    done: tuple[Span, ...]
    undone: tuple[Span, ...]
    gone: frozenset[int]


def undoable(event: e.Event) -> bool:
    """Whether undo can take the event back: not the opening, undo itself, the signature or a print."""
    return not isinstance(event, _NEVER_UNDONE)


def undo_state(log: tuple[e.Entry, ...]) -> UndoState:
    """Replay undo and redo over a whole log. Raises ValueError where an entry undoes what cannot be undone at that place."""
    done: list[Span] = []
    undone: list[Span] = []
    gone: set[int] = set()
    for entry in log:
        event = entry.event
        if isinstance(event, e.Retracted):
            span = (event.first, event.last)
            _last_of(done, span, entry)
            undone.append(span)
            gone.update(range(event.first, event.last + 1))
        elif isinstance(event, e.Reinstated):
            span = (event.first, event.last)
            _last_of(undone, span, entry)
            done.append(span)
            gone.difference_update(range(event.first, event.last + 1))
        elif undoable(event):
            undone.clear()
            if done and done[-1][0] == entry.group:
                done[-1] = (entry.group, entry.seq)
            else:
                done.append((entry.group, entry.seq))
    return UndoState(tuple(done), tuple(undone), frozenset(gone))


def only_commands_since(log: tuple[e.Entry, ...], last: int) -> bool:
    """Whether only commands, undo and redo came after entry ``last``: no signature and no print, which stand whatever is undone.

    While the command of that entry is the last one done, or the last one undone, none of those commands stands.
    """
    return all(undoable(entry.event) or isinstance(entry.event, e.Retracted | e.Reinstated) for entry in log[last:])


def _last_of(stack: list[Span], span: Span, entry: e.Entry) -> None:
    """Take ``span`` off the stack; only the last one can be undone or redone, else later entries would lose their ground."""
    if not stack or stack[-1] != span:
        raise ValueError(f"entry {entry.seq} undoes or redoes entries {span[0]} to {span[1]}, which are not the last")
    stack.pop()
