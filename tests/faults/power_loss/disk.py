"""A disk that keeps only what was synced: fed with a journal, it tells what is left after a power failure. Touches no program.

The strict reading of POSIX: the contents of a file are kept by syncing that file, a name (new, changed or removed) only by syncing
the folder that it is in. Everything else may be lost, or kept, in any part and any order, down to sectors torn in the middle.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

from tests.faults.power_loss.journal import CREATED, EMPTIED, Entry, Kind

SECTOR = 512
SIZE_OF_SHARED_MEMORY = 32768

Tree: TypeAlias = "dict[str, Tree | File]"


class Kept(StrEnum):
    """What becomes of changes that were not synced when the power failed."""

    NOTHING = "nothing"
    OLDEST = "the oldest, the next one torn"
    ANY = "any, in torn sectors"
    RUBBISH = "any, in torn sectors, some of them rubbish"


_UNORDERED = (Kept.ANY, Kept.RUBBISH)


@dataclass(slots=True, eq=False)
class Change:
    """A change that is not on the disk yet; ``at`` is its place in the journal."""

    at: int


@dataclass(slots=True, eq=False)
class Written(Change):
    """Bytes put at an offset."""

    offset: int
    data: bytes


@dataclass(slots=True, eq=False)
class Resized(Change):
    """A file cut or lengthened."""

    size: int


@dataclass(slots=True, eq=False)
class Named(Change):
    """Names of one folder: each gets a file or folder, or loses it (None). A renaming within a folder is one change."""

    names: dict[str, File | Folder | None]


@dataclass(slots=True, eq=False)
class File:
    """The contents as programs see them, as they are on the disk, and what lies between."""

    seen: bytearray = field(default_factory=bytearray)
    kept: bytearray = field(default_factory=bytearray)
    waiting: list[Written | Resized] = field(default_factory=list)

    def change(self, change: Written | Resized) -> None:
        """Change what programs see."""
        _change_bytes(self.seen, change)
        self.waiting.append(change)

    def sync(self) -> None:
        """Bring all of it to the disk."""
        for change in self.waiting:
            _change_bytes(self.kept, change)
        self.waiting.clear()


@dataclass(slots=True, eq=False)
class Folder:
    """The names as programs see them, as they are on the disk, and what lies between."""

    seen: dict[str, File | Folder] = field(default_factory=dict)
    kept: dict[str, File | Folder] = field(default_factory=dict)
    waiting: list[Named] = field(default_factory=list)

    def change(self, change: Named) -> None:
        """Change what programs see."""
        _change_names(self.seen, change)
        self.waiting.append(change)

    def sync(self) -> None:
        """Bring all names to the disk."""
        for change in self.waiting:
            _change_names(self.kept, change)
        self.waiting.clear()


def _change_bytes(contents: bytearray, change: Written | Resized) -> None:
    size = change.size if isinstance(change, Resized) else max(len(contents), change.offset + len(change.data))
    contents.extend(bytes(max(size - len(contents), 0)))  # a hole reads as zeros
    if isinstance(change, Resized):
        del contents[size:]
    else:
        contents[change.offset : change.offset + len(change.data)] = change.data


def _change_names(names: dict[str, File | Folder], change: Named) -> None:
    for name, node in change.names.items():
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


class Disk:
    """A folder as it is now, all of it on the disk, and then whatever a journal does to it.

    Args:
        folder: what is there before the first entry.
        keeps_names: False for a disk that ignores the syncing of folders: the control that shows that the tests would notice.
    """

    def __init__(self, folder: Path, *, keeps_names: bool = True) -> None:
        self.top = _scan(folder, {})
        self.entries = 0
        self._keeps_names = keeps_names
        self._opened: dict[int, File | Folder] = {}

    def apply(self, entry: Entry) -> None:
        """The next entry of the journal."""
        self.entries += 1
        match entry.kind:
            case Kind.OPENED:
                self._opened[entry.file] = self._open(entry)
            case Kind.WROTE:
                self._file(entry).change(Written(self.entries, entry.number, entry.data))
            case Kind.CUT:
                self._file(entry).change(Resized(self.entries, entry.number))
            case Kind.SYNCED:
                self._sync(self._opened[entry.file])
            case Kind.SAID:
                pass
            case _:
                self._change_names(entry)

    def _open(self, entry: Entry) -> File | Folder:
        path = entry.paths[0]
        if path == "":
            return self.top
        folder, name = self._place(path)
        node = folder.seen.get(name)
        if node is None:
            assert entry.number & CREATED, f"{path} was opened, but it was never made"
            node = File()
            folder.change(Named(self.entries, {name: node}))
        elif isinstance(node, File) and entry.number & EMPTIED and node.seen:
            node.change(Resized(self.entries, 0))
        return node

    def _file(self, entry: Entry) -> File:
        node = self._opened[entry.file]
        assert isinstance(node, File)
        return node

    def _sync(self, node: File | Folder) -> None:
        if isinstance(node, File) or self._keeps_names:
            node.sync()

    def _place(self, path: str) -> tuple[Folder, str]:
        *above, name = path.split("/")
        folder = self.top
        for part in above:
            node = folder.seen[part]
            assert isinstance(node, Folder)
            folder = node
        return folder, name

    def _change_names(self, entry: Entry) -> None:
        folder, name = self._place(entry.paths[0])
        match entry.kind:
            case Kind.REMOVED:
                folder.change(Named(self.entries, {name: None}))
            case Kind.MADE_FOLDER:
                folder.change(Named(self.entries, {name: Folder()}))
            case Kind.LINKED | Kind.RENAMED:
                self._give_name(entry, folder, name)
            case _:
                raise AssertionError(f"{entry.kind} is no change of names")

    def _give_name(self, entry: Entry, folder: Folder, name: str) -> None:
        to, new = self._place(entry.paths[1])
        given: dict[str, File | Folder | None] = {new: folder.seen[name]}
        if entry.kind is Kind.RENAMED:
            assert to is folder, "a file moved to another folder; that is two changes, of which a disk may keep one"
            given = {name: None} | given
        to.change(Named(self.entries, given))

    def seen(self) -> Tree:
        """What programs see: the real folder must look the same."""
        return {name: _seen(node) for name, node in sorted(self.top.seen.items())}

    def unsynced(self) -> tuple[str, ...]:
        """The files of which something would be lost if the power failed now."""
        return tuple(path for path, node in _paths(self.seen()) if node.waiting)

    def is_being_written(self, path: str, offset: int) -> bool:
        """Whether the byte there was written and not synced."""
        (node,) = (node for name, node in _paths(self.seen()) if name == path)
        writes = (change for change in node.waiting if isinstance(change, Written))
        return any(change.offset <= offset < change.offset + len(change.data) for change in writes)

    def after_power_loss(self, kept: Kept, chance: random.Random) -> Tree:
        """What is left when the power fails now; two names of one file are one object.

        Where any change may survive, memory that programs shared may lie there as a file of rubbish.
        """
        if kept is Kept.OLDEST:
            waiting = sorted({change.at for node in _nodes(self.top, set()) for change in node.waiting})
            last = chance.choice([0, *waiting])
        else:
            last = 0
        left = _left(self.top, _Fate(kept, last, chance), {})
        if kept in _UNORDERED:
            _add_shared_memory(left, chance)
        return left


@dataclass(frozen=True, slots=True)
class _Fate:
    """Decides over each change that was not synced; ``last`` is the place in the journal up to which all is kept."""

    kept: Kept
    last: int
    chance: random.Random

    def of_bytes(self, change: Written | Resized) -> list[Written | Resized]:
        """What of it reaches the disk."""
        if self.kept is Kept.NOTHING or (self.kept is Kept.OLDEST and change.at > self.last):
            return []
        if self.kept is Kept.OLDEST and change.at < self.last:
            return [change]
        ways: list[list[Written | Resized]] = [[], [change]]
        if isinstance(change, Written):
            ways.append(self._torn(change))
        return self.chance.choice(ways)

    def of_names(self, change: Named) -> bool:
        """Whether it reaches the disk."""
        if self.kept in _UNORDERED:
            return self.chance.random() < 0.5
        return self.kept is Kept.OLDEST and change.at <= self.last

    def _torn(self, change: Written) -> list[Written | Resized]:
        """Each sector of it: the new bytes, the old ones, the new ones up to somewhere, or rubbish. Never a byte beside it."""
        shares = (8, 8, 2, 1 if self.kept is Kept.RUBBISH else 0)
        pieces: list[Written | Resized] = []
        start = change.offset
        end = change.offset + len(change.data)
        while start < end:
            stop = min((start // SECTOR + 1) * SECTOR, end)
            new = change.data[start - change.offset : stop - change.offset]
            match self.chance.choices(("new", "old", "partly", "rubbish"), shares)[0]:
                case "new":
                    pieces.append(Written(change.at, start, new))
                case "partly":
                    pieces.append(Written(change.at, start, new[: self.chance.randrange(len(new))]))
                case "rubbish":
                    pieces.append(Written(change.at, start, self.chance.randbytes(len(new))))
            start = stop
        return pieces


def _scan(folder: Path, known: dict[int, File]) -> Folder:
    """What lies in a folder, all of it synced; memory shared between programs (-shm) is no file."""
    found = Folder()
    for path in sorted(folder.iterdir()):
        if path.name.endswith("-shm"):
            continue
        node: File | Folder
        if path.is_dir():
            node = _scan(path, known)
        else:
            contents = path.read_bytes()
            node = known.setdefault(path.stat().st_ino, File(bytearray(contents), bytearray(contents)))
        found.seen[path.name] = found.kept[path.name] = node
    return found


def _seen(node: File | Folder) -> Tree | File:
    if isinstance(node, File):
        return node
    return {name: _seen(part) for name, part in sorted(node.seen.items())}


def _nodes(node: File | Folder, done: set[int]) -> list[File | Folder]:
    """The node and all that hangs on its names, old, new or between."""
    if id(node) in done:
        return []
    done.add(id(node))
    found = [node]
    if isinstance(node, Folder):
        between = [part for change in node.waiting for part in change.names.values() if part is not None]
        for part in (*node.seen.values(), *node.kept.values(), *between):
            found += _nodes(part, done)
    return found


def _left(folder: Folder, fate: _Fate, known: dict[int, File]) -> Tree:
    names = dict(folder.kept)
    for change in folder.waiting:
        if fate.of_names(change):
            _change_names(names, change)
    left: Tree = {}
    for name, node in sorted(names.items()):
        if isinstance(node, Folder):
            left[name] = _left(node, fate, known)
        else:
            if id(node) not in known:
                known[id(node)] = _left_of_file(node, fate)
            left[name] = known[id(node)]
    return left


def _left_of_file(file: File, fate: _Fate) -> File:
    contents = bytearray(file.kept)
    for change in file.waiting:
        for piece in fate.of_bytes(change):
            _change_bytes(contents, piece)
    return File(contents, contents)


def _paths(tree: Tree, above: str = "") -> Iterator[tuple[str, File]]:
    for name, node in tree.items():
        if isinstance(node, File):
            yield above + name, node
        else:
            yield from _paths(node, f"{above}{name}/")


def fingerprint(tree: Tree) -> bytes:
    """The same for the same files with the same contents; folders without a file do not count."""
    digest = hashlib.sha256()
    for path, file in _paths(tree):
        digest.update(f"{len(path)} {path} {len(file.seen)} ".encode())
        digest.update(file.seen)
    return digest.digest()


def _add_shared_memory(tree: Tree, chance: random.Random) -> None:
    for name, node in list(tree.items()):
        if not isinstance(node, File):
            _add_shared_memory(node, chance)
        elif name.endswith("-wal") and chance.random() < 0.5:
            tree[f"{name.removesuffix('-wal')}-shm"] = File(bytearray(chance.randbytes(SIZE_OF_SHARED_MEMORY)))


def write_tree(tree: Tree, folder: Path) -> None:
    """Make a folder be the tree; what was in it goes. A file of two names is linked."""
    shutil.rmtree(folder, ignore_errors=True)
    _write(tree, folder, {})


def _write(tree: Tree, folder: Path, written: dict[int, Path]) -> None:
    folder.mkdir(mode=0o700)
    for name, node in tree.items():
        path = folder / name
        if not isinstance(node, File):
            _write(node, path, written)
        elif id(node) in written:
            path.hardlink_to(written[id(node)])
        else:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
            path.write_bytes(node.seen)
            written[id(node)] = path


def differences(tree: Tree, folder: Path) -> list[str]:
    """Where the real folder is not what the tree says; empty when the journal missed nothing."""
    found: list[str] = []
    real = {path.name: path for path in folder.iterdir() if not path.name.endswith("-shm")}
    for name in sorted(real.keys() | tree.keys()):
        node, path = tree.get(name), real.get(name)
        if node is None or path is None:
            found.append(f"{name} is only {'in the folder' if node is None else 'in the journal'}")
        elif not isinstance(node, File):
            found += [f"{name}/{line}" for line in differences(node, path)]
        elif path.read_bytes() != node.seen:
            found.append(f"{name} has other contents")
    return found
