"""The key file on the disk: every changed byte is found, and neither a kill, a full disk nor a second program tears it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procedure_assistant.services.key_file import CannotWrite, Content, KeyFile, Keys, content_of, text_of, with_keys
from procedure_assistant.services.key_wrapping import Cost, DatabaseKey
from procedure_assistant.services.problem import Problem
from tests.faults.database_files import fill_up, small_disk
from tests.services.key_rings import LOGIN, OTHER, PASSWORD, Made, make

ROOT = Path(__file__).parents[2]
KILLS = int(os.environ.get("PA_KILLS", "20"))


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """A ring of two accounts with a wrong password in it; tests change copies of its bytes only."""
    made = make(tmp_path_factory.mktemp("two"))
    made.ring.add("a2", "kofi", OTHER, made.key)
    with pytest.raises(Problem):
        made.ring.unlock("nobody.here", PASSWORD)
    return made


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(Problem) as caught:
        action()
    return caught.value.code


def code_of_bytes(data: bytes) -> str:
    return code_of(lambda: content_of(data))


# -- every byte ----------------------------------------------------------------------------------------------------------------


def test_that_every_single_changed_byte_is_found(two: Made):
    data = two.path.read_bytes()
    assert text_of(content_of(data)) == data
    found = set()
    for place in range(len(data)):
        for flip in (0x01, 0x02, 0x04, 0x20, 0x80):
            changed = bytearray(data)
            changed[place] ^= flip
            found.add(code_of_bytes(bytes(changed)))
    assert found == {"KEYS-DAMAGED", "KEYS-NEWER"}


def test_that_every_cut_and_everything_appended_is_found(two: Made):
    data = two.path.read_bytes()
    assert {code_of_bytes(data[:end]) for end in range(len(data))} == {"KEYS-DAMAGED"}
    assert {code_of_bytes(data + more) for more in (b"\n", b" ", b"{}", b"\0", b"\xff")} == {"KEYS-DAMAGED"}
    assert {code_of_bytes(more + data) for more in (b"\n", b"\xef\xbb\xbf")} == {"KEYS-DAMAGED"}


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_that_whatever_else_lies_there_is_refused_as_damaged(data: bytes):
    assert code_of_bytes(data) == "KEYS-DAMAGED"


@pytest.mark.parametrize("data", [b"[]", b"null", b'{"format":1}', b'{"format":true}', b'{"format":"2"}', b"[" * 5000, b'{"format":0}'])
def test_that_other_json_is_refused_as_damaged(data: bytes):
    assert code_of_bytes(data) == "KEYS-DAMAGED"


def test_that_a_later_format_is_refused_kindly_whatever_it_holds():
    with pytest.raises(Problem) as caught:
        content_of(b'{"format": 2, "sealed": "otherwise"}')
    assert caught.value.code == "KEYS-NEWER"
    assert caught.value.text == (
        "The key file was written by a later version of the program. Nothing was changed. Start the newer version on this computer."
    )


# -- a change by somebody who makes the checksum afresh --------------------------------------------------------------------------


def with_entry(content: Content, place: int, **changes: object) -> Keys:
    entries = list(content.keys.entries)
    entries[place] = replace(entries[place], **changes)
    return replace(content.keys, entries=tuple(entries))


def swapped(content: Content, field: str) -> Keys:
    """The two accounts with one field exchanged."""
    one, other = content.keys.entries
    entries = (replace(one, **{field: getattr(other, field)}), replace(other, **{field: getattr(one, field)}))
    return replace(content.keys, entries=entries)


TAMPERING: dict[str, tuple[Callable[[Content], Keys], str]] = {
    "another account id": (lambda c: with_entry(c, 0, account_id="a3"), "KEYS-WRONG"),
    "ids exchanged": (lambda c: swapped(c, "account_id"), "KEYS-WRONG"),
    "logins exchanged": (lambda c: swapped(c, "login_tag"), "KEYS-WRONG"),
    "wrapped keys exchanged": (lambda c: swapped(c, "wrapped"), "KEYS-WRONG"),
    "salts exchanged": (lambda c: swapped(c, "salt"), "KEYS-WRONG"),
    "a cheaper cost": (lambda c: with_entry(c, 0, cost=Cost(8, 2)), "KEYS-WRONG"),
    "a password said to be newer": (lambda c: with_entry(c, 0, set_at=c.keys.recovery.made_at.replace(year=2027)), "KEYS-WRONG"),
    "a cheaper login": (lambda c: replace(c.keys, login_cost=Cost(16, 1)), "KEYS-WRONG"),
    "another login salt": (lambda c: replace(c.keys, login_salt=bytes(16)), "KEYS-WRONG"),
    "an account removed": (lambda c: replace(c.keys, entries=c.keys.entries[:1]), "KEYS-TAMPERED"),
    "accounts in another order": (lambda c: replace(c.keys, entries=c.keys.entries[::-1]), "KEYS-TAMPERED"),
    "an account added": (
        lambda c: replace(c.keys, entries=(*c.keys.entries, replace(c.keys.entries[1], account_id="a3", login_tag=bytes(32)))),
        "KEYS-TAMPERED",
    ),
    "another account's entry": (lambda c: with_entry(c, 1, wrapped=bytes(60)), "KEYS-TAMPERED"),
    "another recovery key": (lambda c: replace(c.keys, recovery=replace(c.keys.recovery, wrapped=bytes(60))), "KEYS-TAMPERED"),
    "a recovery key said to be newer": (
        lambda c: replace(c.keys, recovery=replace(c.keys.recovery, made_at=c.keys.recovery.made_at.replace(year=2027))),
        "KEYS-TAMPERED",
    ),
}


@pytest.mark.parametrize("what", TAMPERING)
def test_that_a_change_with_a_fresh_checksum_is_found_by_the_right_password(two: Made, tmp_path: Path, what: str):
    change, expected = TAMPERING[what]
    path = tmp_path / "keys.json"
    content = content_of(two.path.read_bytes())
    KeyFile(path).write(replace(content, keys=change(content)))
    ring = replace(two, path=path).again()
    key = two.key
    assert code_of(lambda: ring.unlock(LOGIN, PASSWORD)) == expected
    for action in (
        lambda: ring.add("a5", "ida", OTHER, key),
        lambda: ring.reset("a1", OTHER, key),
        lambda: ring.remove("a1", key),
        lambda: ring.new_recovery(key),
    ):
        assert code_of(action) == "KEYS-TAMPERED"
    recovery = code_of(lambda: ring.unlock_with_recovery(two.recovery.text))
    assert recovery == ("KEYS-RECOVERY" if "recovery key" in what else "KEYS-TAMPERED")
    assert bytes(key) != bytes(32)  # the caller's key is not wiped by a refusal


def test_that_a_forged_seal_is_found(two: Made, tmp_path: Path):
    path = tmp_path / "keys.json"
    content = content_of(two.path.read_bytes())
    forged = with_keys(content, replace(content.keys, entries=content.keys.entries[:1]), DatabaseKey.random())
    KeyFile(path).write(forged)
    with pytest.raises(Problem) as caught:
        replace(two, path=path).again().unlock(LOGIN, PASSWORD)
    assert caught.value.text == (
        "The key file was changed by something other than this program, or belongs to other records. Nothing was changed. "
        "Keep it for the inquiry, and put keys.json of the newest backup in its place."
    )


def test_that_values_no_version_would_write_are_refused_before_they_are_used(two: Made):
    content = content_of(two.path.read_bytes())
    keys, tries = content.keys, content.tries
    naive = tries[0].at.replace(tzinfo=None)
    for changed in (
        replace(content, keys=with_entry(content, 0, cost=Cost(2**22, 1))),
        replace(content, keys=with_entry(content, 0, salt=b"")),
        replace(content, keys=with_entry(content, 0, wrapped=bytes(59))),
        replace(content, keys=with_entry(content, 0, login_tag=bytes(31))),
        replace(content, keys=with_entry(content, 0, account_id="a2")),
        replace(content, keys=with_entry(content, 0, login_tag=keys.entries[1].login_tag)),
        replace(content, keys=with_entry(content, 0, set_at=naive)),
        replace(content, keys=replace(keys, entries=())),
        replace(content, keys=replace(keys, login_salt=bytes(15))),
        replace(content, keys=replace(keys, login_cost=Cost(0, 0))),
        replace(content, seal=b""),
        replace(content, tries=(*tries, *tries)),
        replace(content, tries=(replace(tries[0], wrong=0),)),
        replace(content, tries=(replace(tries[0], noticed=naive),)),
        replace(content, wrong_tries=(replace(content.wrong_tries[0], at=naive),)),
        replace(content, tries_dropped=-1),
    ):
        assert code_of_bytes(text_of(changed)) == "KEYS-DAMAGED"


# -- not there, not readable -----------------------------------------------------------------------------------------------------


def test_that_a_missing_file_is_said_to_be_missing(tmp_path: Path):
    with pytest.raises(Problem) as caught:
        KeyFile(tmp_path / "keys.json").read()
    assert caught.value.code == "KEYS-MISSING"
    assert caught.value.text == (
        "The key file is missing, so the records cannot be opened. They were not changed. Put keys.json of the newest backup in its place."
    )


def test_that_a_folder_in_its_place_is_unreadable_and_left(tmp_path: Path):
    (tmp_path / "keys.json").mkdir()
    assert code_of(KeyFile(tmp_path / "keys.json").read) == "KEYS-UNREADABLE"
    assert (tmp_path / "keys.json").is_dir()


def test_that_a_damaged_file_stays_as_it_is_for_whoever_looks_into_it(two: Made, tmp_path: Path):
    data = two.path.read_bytes()[:-100]
    path = tmp_path / "keys.json"
    path.write_bytes(data)
    ring = replace(two, path=path).again()
    for action in (
        lambda: ring.unlock(LOGIN, PASSWORD),
        lambda: ring.unlock_with_recovery(two.recovery.text),
        lambda: ring.add("a5", "ida", OTHER, two.key),
        ring.accounts,
        lambda: ring.copy_to(tmp_path / "copy.json"),
    ):
        assert code_of(action) == "KEYS-DAMAGED"
    assert path.read_bytes() == data
    assert not (tmp_path / "copy.json").exists()


def test_that_a_file_too_large_to_be_one_is_not_read_whole(tmp_path: Path):
    path = tmp_path / "keys.json"
    with path.open("wb") as file:
        file.truncate(5 * 1024**3)
    assert code_of(KeyFile(path).read) == "KEYS-DAMAGED"


def test_that_a_link_to_the_file_stays_a_link(two: Made, tmp_path: Path):
    (tmp_path / "share").mkdir()
    made = make(tmp_path / "share")
    (tmp_path / "keys.json").symlink_to(made.path)
    ring = replace(made, path=tmp_path / "keys.json").again()
    ring.add("a2", "kofi", OTHER, made.key)
    assert (tmp_path / "keys.json").is_symlink()
    assert made.ring.accounts() == {"a1", "a2"}


# -- a full disk, another writer, a kill -----------------------------------------------------------------------------------------


def test_that_a_full_disk_leaves_the_file_whole_and_nothing_beside_it(tmp_path: Path):
    with small_disk(tmp_path / "disk", 200) as disk:
        made = make(disk)
        data = made.path.read_bytes()
        fill_up(disk)
        with pytest.raises(CannotWrite) as caught:
            made.ring.reset("a1", OTHER, made.key)
        assert caught.value.text == (
            "The key file could not be saved: the disk is full. The logins and passwords are as they were. "
            "Free some space, then do it again."
        )
        assert made.path.read_bytes() == data
        assert {path.name for path in disk.iterdir()} == {"keys.json", "keys.json.lock", "filler"}


def test_that_a_lock_held_too_long_refuses_a_change_and_not_the_password(tmp_path: Path):
    made = make(tmp_path)
    other = KeyFile(made.path, lock_seconds=0.05)
    with KeyFile(made.path).locked():
        with pytest.raises(CannotWrite) as caught, other.locked():
            pytest.fail("two writers at once")
        assert caught.value.code == "KEYS-BUSY"
        assert caught.value.text.startswith("Another program is changing the key file. Nothing was changed.")
    with other.locked():
        pass


def test_that_writers_in_threads_wait_for_each_other(tmp_path: Path):
    made = make(tmp_path)

    def add(number: int) -> None:
        made.again().add(f"b{number}", f"login.{number}", OTHER, made.key)

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add, range(24)))
    assert made.ring.accounts() == {"a1", *(f"b{number}" for number in range(24))}


def start(made: Made, prefix: str, count: int, action: str = "add") -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.services.key_rings", str(made.path), action, prefix, str(count)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    process = subprocess.Popen(command, cwd=ROOT, text=True, **pipes)
    assert process.stdin is not None
    process.stdin.write(made.recovery.text + "\n")
    process.stdin.flush()
    return process


def ready(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"


def test_that_two_programs_adding_at_once_lose_no_account(tmp_path: Path):
    made = make(tmp_path)
    programs = {prefix: start(made, prefix, 15) for prefix in ("north", "south")}
    for process in programs.values():
        ready(process)
    for process in programs.values():
        _, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
    assert made.ring.accounts() == {"a1", *(f"{prefix}{number}" for prefix in programs for number in range(15))}
    for prefix in programs:
        assert made.again().unlock(f"{prefix}.14", f"{PASSWORD} {prefix} 14") == (f"{prefix}14", made.key)
    assert made.again().unlock(LOGIN, PASSWORD) == ("a1", made.key)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of POSIX systems")
def test_that_a_kill_at_any_moment_leaves_a_whole_file_with_every_account_acknowledged(tmp_path: Path):
    made = make(tmp_path)
    chance = random.Random(4)
    acknowledged, between = {"a1"}, 0
    for life in range(KILLS):
        process = start(made, f"life{life}-", 1000)
        ready(process)
        time.sleep(0.05 * chance.random())
        process.kill()
        said, errors = process.communicate(timeout=20)
        assert process.returncode == -signal.SIGKILL, errors
        acknowledged |= {f"life{life}-{number}" for number in said.split("\n")[:-1]}
        kept = made.again().accounts()
        assert acknowledged <= kept
        assert len(kept - acknowledged) <= 1  # the one being added when the kill came
        between += len(kept - acknowledged)
        acknowledged = set(kept)
    assert len(acknowledged) > KILLS
    made.again().add("last", "last.login", OTHER, made.key)
    assert made.again().unlock("last.login", OTHER) == ("last", made.key)
    assert {path.name for path in tmp_path.iterdir()} == {"keys.json", "keys.json.lock"}


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a thing of POSIX systems")
def test_that_killing_the_program_while_it_looks_at_a_password_does_not_make_the_try_uncounted(tmp_path: Path):
    made = make(tmp_path)
    process = start(made, "", 1, "guess")
    ready(process)
    until = time.monotonic() + 20
    while not KeyFile(made.path).read().tries and time.monotonic() < until:
        assert process.poll() is None
    process.kill()
    said, _ = process.communicate(timeout=20)
    assert (process.returncode, said) == (-signal.SIGKILL, "")
    assert [one.wrong for one in KeyFile(made.path).read().tries] == [1]
