"""A computer whose power fails: runs a program on a folder, and tells what a disk may still hold then. Judges nothing."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.power_loss.disk import Disk, Kept, Tree, differences, fingerprint, write_tree
from tests.faults.power_loss.journal import Entry, Kind, Life, run

POWER_LOST = -9
LAST_STEPS = 12


@dataclass(frozen=True, slots=True)
class Computer:
    """One folder on a disk, and the programs that run on it one after the other.

    Args:
        library: the compiled journal.c.
        folder: absolute and without links; what is in it when a program starts is safely on the disk.
    """

    library: Path
    folder: Path

    def run(self, module: str, *arguments: object, entries: int = 0) -> tuple[Life, Disk]:
        """Run a program until it ends, or the power fails after so many entries of its journal; the life, and the disk at its end."""
        disk = Disk(self.folder)
        life = run(self.library, self.folder, module, tuple(map(str, arguments)), entries=entries)
        for entry in life.entries:
            disk.apply(entry)
        missed = differences(disk.seen(), self.folder)
        assert missed == [], f"the journal missed a change: {missed}"
        assert life.code in {0, POWER_LOST}, life.errors
        assert life.code == 0 or len(life.entries) == entries, "it was not the power that ended it"
        return life, disk

    def start_from(self, tree: Tree) -> None:
        """Switch on again, with what is left on the disk."""
        write_tree(tree, self.folder)


def disks_left(disk: Disk, chance: random.Random) -> dict[Kept, Tree]:
    """What may be left when the power fails now: once without all that was not synced, and once in another of the ways."""
    other = chance.choice((Kept.OLDEST, Kept.ANY, Kept.RUBBISH))
    return {kept: disk.after_power_loss(kept, chance) for kept in (Kept.NOTHING, other)}


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment in a life that is over: how far it had come, what it had said, and the disk then, valid until the next moment."""

    entries: int
    said: tuple[str, ...]
    disk: Disk


def moments(disk: Disk, entries: Sequence[Entry]) -> Iterator[Moment]:
    """Every moment of a life, on the disk as it was before: first with none of its entries, then one more each time."""
    said = ""
    yield Moment(0, (), disk)
    for number, entry in enumerate(entries, start=1):
        disk.apply(entry)
        if entry.kind is Kind.SAID:
            said += entry.data.decode()
        yield Moment(number, tuple(said.splitlines()), disk)


def disks_of_a_life(disk: Disk, entries: Sequence[Entry], most: int, chance: random.Random) -> Iterator[tuple[tuple[str, ...], Tree]]:
    """What had been said and what is left when the power fails at so many moments of a life, twice each.

    ``most`` moments (all, when there are no more), and all those shortly before something is said, where the last steps are made that
    the words depend on. The same disk after the same words comes only once.
    """
    count = len(entries)
    chosen = {count, *chance.sample(range(count), min(most, count))}
    for number, entry in enumerate(entries):
        if entry.kind is Kind.SAID:
            chosen.update(range(max(number - LAST_STEPS, 0), number + 2))
    before: set[tuple[int, bytes]] = set()
    for moment in moments(disk, entries):
        if moment.entries not in chosen:
            continue
        for tree in disks_left(moment.disk, chance).values():
            same = len(moment.said), fingerprint(tree)
            if same not in before:
                before.add(same)
                yield moment.said, tree
