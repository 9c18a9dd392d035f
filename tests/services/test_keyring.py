"""The key ring: who can open the records, who no longer can, and how often somebody may be wrong."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from procedure_assistant.services.key_file import KeyFile, WrongTry
from procedure_assistant.services.key_wrapping import Cost, Costs, DatabaseKey
from procedure_assistant.services.keyring import MOST_WRONG_TRIES, FailedLogin, FailedLogins, KeyRing, TooManyWrong, _wiped_on_failure
from procedure_assistant.services.problem import Problem
from procedure_assistant.services.recovery_key import RecoveryKey
from tests.faults.database_files import fill_up, read_only, small_disk
from tests.services.key_rings import CHEAP, LOGIN, OTHER, PASSWORD, Made, make

WRONG = "Login and password do not belong together. Nothing was opened. Check both, and the Caps Lock key."


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return make(tmp_path)


def code(action: Callable[[], object]) -> str:
    """The code of the problem that the action meets."""
    with pytest.raises(Problem) as caught:
        action()
    return caught.value.code


def wrong(ring: KeyRing, login: str = LOGIN, times: int = 1) -> None:
    for _ in range(times):
        assert code(lambda: ring.unlock(login, OTHER)) == "KEYS-WRONG"


def waits(ring: KeyRing, login: str = LOGIN, password: str = PASSWORD) -> int:
    """The seconds that a login has to wait now."""
    with pytest.raises(TooManyWrong) as caught:
        ring.unlock(login, password)
    assert caught.value.code == "KEYS-WAIT"
    return caught.value.seconds


# -- opening -------------------------------------------------------------------------------------------------------------------


def test_that_the_password_opens_the_key_that_was_made(made: Made):
    assert made.again().unlock(LOGIN, PASSWORD) == ("a1", made.key)
    assert len(bytes(made.key)) == 32


@pytest.mark.parametrize("login", ["RUTH.ELLERY", " ruth.ellery ", "\uff52uth.ellery"])
def test_that_the_login_may_be_typed_in_any_case(made: Made, login: str):
    assert made.ring.unlock(login, PASSWORD)[0] == "a1"


def test_that_a_password_is_the_same_on_a_keyboard_that_composes_accents_otherwise(made: Made):
    made.ring.add("a2", "jos\u00e9", "caf\u00e9 au lait, zwei", made.key)
    assert made.ring.unlock("jose\u0301", "cafe\u0301 au lait, zwei")[0] == "a2"


@pytest.mark.parametrize("password", ["", PASSWORD.upper(), f"{PASSWORD} ", PASSWORD[:-1], "x" * 100_000, "\ud800lone surrogate"])
def test_that_any_other_password_opens_nothing(made: Made, password: str):
    with pytest.raises(Problem) as caught:
        made.ring.unlock(LOGIN, password)
    assert (caught.value.code, caught.value.text) == ("KEYS-WRONG", WRONG)


def test_that_an_unknown_login_is_answered_as_a_wrong_password(made: Made):
    with pytest.raises(Problem) as caught:
        made.ring.unlock("nobody.here", PASSWORD)
    assert (caught.value.code, caught.value.text) == ("KEYS-WRONG", WRONG)


def test_that_an_unknown_login_takes_the_computer_as_long_as_a_wrong_password(tmp_path: Path):
    made = make(tmp_path, Costs())

    def work(login: str) -> float:
        begun = time.process_time()
        wrong(made.ring, login)
        return time.process_time() - begun

    known = min(work(LOGIN) for _ in range(4))
    unknown = min(work("nobody.here") for _ in range(4))
    assert 0.6 < unknown / known < 1.6


def test_that_production_stretches_more_than_owasp_asks_for(tmp_path: Path):
    made = make(tmp_path, Costs())
    keys = KeyFile(made.path).read().keys
    owasp = Cost(memory_kib=19 * 1024, passes=2, lanes=1)
    assert [entry.cost for entry in keys.entries] == [Cost(memory_kib=64 * 1024, passes=2, lanes=1)]
    assert keys.login_cost == owasp
    assert KeyRing(made.path, made.clock).unlock(LOGIN, PASSWORD) == ("a1", made.key)


def test_that_an_entry_of_a_version_that_stretched_less_is_stretched_anew_at_the_next_login(made: Made):
    before = KeyFile(made.path).read().keys.entries[0]
    dearer = Costs(password=Cost(64, 2), login=CHEAP.login)
    made.clock.at += timedelta(days=400)
    assert made.again(dearer).unlock(LOGIN, PASSWORD) == ("a1", made.key)
    after = KeyFile(made.path).read().keys.entries[0]
    assert (after.cost, after.set_at) == (Cost(64, 2), before.set_at)
    assert after.salt != before.salt
    assert made.again(dearer).unlock(LOGIN, PASSWORD) == ("a1", made.key)


def test_that_the_password_can_be_asked_again_for_a_signature(made: Made):
    assert made.ring.confirm(LOGIN, PASSWORD) == "a1"
    assert code(lambda: made.ring.confirm(LOGIN, OTHER)) == "KEYS-WRONG"


# -- making --------------------------------------------------------------------------------------------------------------------


def test_that_a_ring_is_made_once(made: Made):
    before = made.path.read_bytes()
    assert made.ring.exists
    assert code(lambda: made.again().create("a9", "other", OTHER)) == "KEYS-EXISTS"
    assert made.path.read_bytes() == before


@pytest.mark.parametrize(
    ("login", "password", "expected"),
    [("", PASSWORD, "KEYS-LOGIN"), ("x" * 65, PASSWORD, "KEYS-LOGIN"), (LOGIN, "short", "KEYS-PASSWORD"), (LOGIN, LOGIN, "KEYS-PASSWORD")],
)
def test_that_a_bad_login_or_password_makes_nothing(tmp_path: Path, login: str, password: str, expected: str):
    ring = KeyRing(tmp_path / "folder" / "keys.json", make(tmp_path / "made").clock, costs=CHEAP)
    assert code(lambda: ring.create("a1", login, password)) == expected
    assert not ring.exists
    assert not (tmp_path / "folder").exists()


def test_that_two_rings_share_nothing(tmp_path: Path):
    one, other = make(tmp_path / "one"), make(tmp_path / "other")
    assert one.key != other.key
    assert one.recovery.text != other.recovery.text
    assert code(lambda: one.ring.add("a2", "kofi", OTHER, other.key)) == "KEYS-TAMPERED"
    assert code(lambda: one.ring.unlock_with_recovery(other.recovery.text)) == "KEYS-RECOVERY"


# -- people come and go --------------------------------------------------------------------------------------------------------


def test_that_everybody_opens_the_same_key_with_a_password_of_their_own(made: Made):
    made.ring.add("a2", "kofi", OTHER, made.key)
    assert made.again().unlock("kofi", OTHER) == ("a2", made.key)
    assert made.again().unlock(LOGIN, PASSWORD) == ("a1", made.key)
    assert code(lambda: made.again().unlock("kofi", PASSWORD)) == "KEYS-WRONG"
    assert made.ring.accounts() == {"a1", "a2"}


@pytest.mark.parametrize(("account_id", "login"), [("a2", "Ruth.Ellery"), ("a1", "kofi")])
def test_that_a_login_or_an_account_is_there_once(made: Made, account_id: str, login: str):
    assert code(lambda: made.ring.add(account_id, login, OTHER, made.key)) == "KEYS-LOGIN-TAKEN"
    assert made.ring.accounts() == {"a1"}


def test_that_a_removed_account_opens_nothing_and_looks_like_one_that_never_was(made: Made):
    made.ring.add("a2", "kofi", OTHER, made.key)
    made.ring.remove("a2", made.key)
    assert code(lambda: made.ring.unlock("kofi", OTHER)) == "KEYS-WRONG"
    assert made.ring.accounts() == {"a1"}
    made.ring.add("a3", "kofi", OTHER, made.key)
    assert made.ring.unlock("kofi", OTHER) == ("a3", made.key)


def test_that_the_last_account_stays(made: Made):
    assert code(lambda: made.ring.remove("a1", made.key)) == "KEYS-LAST"
    assert made.ring.unlock(LOGIN, PASSWORD)[0] == "a1"


def test_that_an_account_that_is_not_there_is_said_so(made: Made):
    for action in (
        lambda: made.ring.remove("a9", made.key),
        lambda: made.ring.reset("a9", OTHER, made.key),
        lambda: made.ring.password_set_at("a9"),
    ):
        assert code(action) == "KEYS-ACCOUNT"


def test_that_a_changed_password_opens_and_the_old_one_does_not(made: Made):
    made.clock.at += timedelta(days=30)
    made.ring.change_password(LOGIN, PASSWORD, OTHER)
    assert made.again().unlock(LOGIN, OTHER) == ("a1", made.key)
    assert code(lambda: made.again().unlock(LOGIN, PASSWORD)) == "KEYS-WRONG"
    assert made.ring.password_set_at("a1") == made.clock.at


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [(OTHER, "brown bear by night", "KEYS-WRONG"), (PASSWORD, "short", "KEYS-PASSWORD"), (PASSWORD, PASSWORD, "KEYS-PASSWORD")],
)
def test_that_a_refused_change_leaves_the_password(made: Made, old: str, new: str, expected: str):
    assert code(lambda: made.ring.change_password(LOGIN, old, new)) == expected
    assert made.ring.unlock(LOGIN, PASSWORD)[0] == "a1"


def test_that_an_administrator_sets_a_new_password_without_the_old_one_and_ends_the_wait(made: Made):
    made.ring.add("a2", "kofi", "brown bear by night", made.key)
    wrong(made.ring, "kofi", 5)
    assert waits(made.ring, "kofi") == 30
    made.ring.reset("a2", OTHER, made.key)
    assert made.ring.unlock("kofi", OTHER) == ("a2", made.key)
    assert code(lambda: made.ring.reset("a2", "short", made.key)) == "KEYS-PASSWORD"


# -- the recovery key ----------------------------------------------------------------------------------------------------------


def test_that_the_recovery_key_opens_without_any_password_and_lets_somebody_in_again(made: Made):
    ring = made.again()
    key = ring.unlock_with_recovery(made.recovery.text.lower().replace("-", " "))
    assert key == made.key
    ring.reset("a1", OTHER, key)
    assert ring.unlock(LOGIN, OTHER) == ("a1", made.key)


def test_that_a_slip_and_another_key_are_told_apart(made: Made):
    slip = made.recovery.text[:-1] + ("0" if made.recovery.text[-1] != "0" else "2")
    assert code(lambda: made.ring.unlock_with_recovery(slip)) == "KEYS-RECOVERY-TYPED"
    assert code(lambda: made.ring.unlock_with_recovery(RecoveryKey(bytes(20)).text)) == "KEYS-RECOVERY"


def test_that_a_new_recovery_key_replaces_the_old_one(made: Made):
    new = made.ring.new_recovery(made.key)
    assert made.again().unlock_with_recovery(new.text) == made.key
    assert code(lambda: made.again().unlock_with_recovery(made.recovery.text)) == "KEYS-RECOVERY"
    assert made.ring.unlock(LOGIN, PASSWORD)[0] == "a1"


def test_that_a_copy_in_a_backup_opens_on_another_computer(made: Made, tmp_path: Path):
    (tmp_path / "stick").mkdir()
    made.ring.copy_to(tmp_path / "stick" / "keys.json")
    made.path.unlink()
    elsewhere = KeyRing(tmp_path / "stick" / "keys.json", made.clock, costs=CHEAP)
    assert elsewhere.unlock_with_recovery(made.recovery.text) == made.key
    assert elsewhere.unlock(LOGIN, PASSWORD) == ("a1", made.key)


# -- wrong passwords -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("login", [LOGIN, "nobody.here"])
def test_that_five_wrong_passwords_bring_a_growing_wait_that_a_restart_does_not_end(made: Made, login: str):
    wrong(made.ring, login, 5)
    for expected in (30, 60, 120, 240, 480, 900, 900):
        assert waits(made.again(), login) == expected
        made.clock.at += timedelta(seconds=expected - 1)
        assert waits(made.again(), login) == 1
        made.clock.at += timedelta(seconds=1)
        wrong(made.again(), login)


def test_that_the_right_password_is_not_looked_at_during_the_wait_and_opens_after_it(made: Made):
    wrong(made.ring, times=5)
    assert waits(made.ring) == 30
    made.clock.at += timedelta(seconds=30)
    assert made.ring.unlock(LOGIN, PASSWORD) == ("a1", made.key)
    wrong(made.ring, times=4)
    assert made.ring.unlock(LOGIN, PASSWORD) == ("a1", made.key)


def test_that_a_wait_is_told_in_words(made: Made):
    wrong(made.ring, times=5)
    with pytest.raises(TooManyWrong) as caught:
        made.ring.unlock(LOGIN, PASSWORD)
    assert caught.value.text == (
        "Too many wrong passwords for this login. It opens again in 30 seconds. "
        "Somebody else may log in meanwhile; an administrator can set a new password."
    )
    assert "in 1 second." in TooManyWrong(1).text
    assert "in 3 minutes." in TooManyWrong(121).text


def test_that_one_login_waiting_keeps_nobody_else_out(made: Made):
    made.ring.add("a2", "kofi", OTHER, made.key)
    wrong(made.ring, times=5)
    wrong(made.ring, "nobody.here", 5)
    assert made.ring.unlock("kofi", OTHER) == ("a2", made.key)


def test_that_a_clock_set_back_does_not_shorten_the_wait_nor_stretch_it_to_hours(made: Made):
    wrong(made.ring, times=5)
    noon = made.clock.at
    made.clock.at = noon - timedelta(hours=3)
    assert waits(made.again()) == 30
    made.clock.at += timedelta(seconds=20)
    assert waits(made.again()) == 10
    made.clock.at = noon + timedelta(seconds=10)
    assert waits(made.again()) == 20
    made.clock.at = noon - timedelta(hours=3) + timedelta(seconds=30)
    assert made.again().unlock(LOGIN, PASSWORD) == ("a1", made.key)


def test_that_on_a_full_disk_the_right_password_opens_and_wrong_ones_still_bring_the_wait(tmp_path: Path):
    with small_disk(tmp_path / "disk", 200) as disk:
        made = make(disk)
        filler = fill_up(disk)
        before = made.path.read_bytes()
        assert code(lambda: made.ring.add("a2", "kofi", OTHER, made.key)) == "KEYS-NOT-SAVED"
        assert made.ring.unlock(LOGIN, PASSWORD) == ("a1", made.key)
        wrong(made.ring, times=5)
        assert waits(made.ring) == 30
        assert made.path.read_bytes() == before
        filler.unlink()
        made.clock.at += timedelta(seconds=30)
        wrong(made.ring)
        assert waits(made.again()) == 60
        made.clock.at += timedelta(seconds=60)
        assert made.ring.unlock(LOGIN, PASSWORD) == ("a1", made.key)
        made.ring.add("a2", "kofi", OTHER, made.key)
        assert made.again().unlock("kofi", OTHER) == ("a2", made.key)


def test_that_in_a_read_only_folder_the_password_opens_and_a_change_is_refused_with_the_reason(made: Made):
    with read_only(made.path.parent):
        assert made.ring.unlock(LOGIN, PASSWORD) == ("a1", made.key)
        with pytest.raises(Problem) as caught:
            made.ring.change_password(LOGIN, PASSWORD, OTHER)
        assert caught.value.text == (
            "The key file could not be saved. The logins and passwords are as they were. "
            "Check that its folder can be written, then do it again."
        )
        wrong(made.ring, times=5)
        assert waits(made.ring) == 30


# -- for the audit trail -------------------------------------------------------------------------------------------------------


def test_that_wrong_passwords_are_kept_for_the_audit_trail_until_it_has_them(made: Made):
    begun = made.clock.at
    wrong(made.ring)
    made.clock.at += timedelta(minutes=1)
    wrong(made.ring, "nobody.here")
    made.ring.unlock(LOGIN, PASSWORD)
    noted = made.again().failed_logins()
    assert noted == FailedLogins((FailedLogin(begun, "a1"), FailedLogin(made.clock.at, "")), 0)
    made.clock.at += timedelta(minutes=1)
    wrong(made.ring)
    made.ring.forget_failed_logins(noted)
    assert made.again().failed_logins() == FailedLogins((FailedLogin(made.clock.at, "a1"),), 0)


def test_that_the_number_of_wrong_passwords_too_many_to_keep_is_still_known(made: Made):
    file = KeyFile(made.path)
    many = tuple(WrongTry(made.clock.at - timedelta(seconds=left), bytes(32)) for left in range(MOST_WRONG_TRIES - 1, 0, -1))
    file.write(replace(file.read(), wrong_tries=many))
    for _ in range(3):
        wrong(made.ring, "nobody.here")
        made.clock.at += timedelta(minutes=1)
    noted = made.ring.failed_logins()
    assert len(noted.tries) == MOST_WRONG_TRIES
    assert [noted.tries[0].at, noted.tries[-1].at] == [many[2].at, made.clock.at - timedelta(minutes=1)]
    assert noted.dropped == 2
    made.ring.forget_failed_logins(noted)
    assert made.ring.failed_logins() == FailedLogins((), 0)


def test_that_an_old_key_file_put_back_shows_by_when_its_password_was_set(made: Made):
    old = made.path.read_bytes()
    first = made.clock.at
    made.clock.at = datetime(2027, 1, 4, 8, 0, tzinfo=UTC)
    made.ring.change_password(LOGIN, PASSWORD, OTHER)
    made.path.write_bytes(old)
    assert made.ring.unlock(LOGIN, PASSWORD) == ("a1", made.key)
    assert made.ring.password_set_at("a1") == first


# -- what must not be seen -----------------------------------------------------------------------------------------------------


def traces(made: Made) -> list[str]:
    """Everything that must not appear anywhere, in the ways it could be written."""
    key = bytes(made.key)
    return [
        LOGIN,
        "ellery",
        PASSWORD,
        OTHER,
        key.hex(),
        key.hex().upper(),
        repr(key)[2:-1],
        made.recovery.text,
        made.recovery.text.replace("-", ""),
    ]


def test_that_the_key_file_tells_no_login_password_or_key(made: Made):
    made.ring.add("a2", "kofi", OTHER, made.key)
    wrong(made.ring, "kofi.amadi")
    files = [path for path in made.path.parent.iterdir() if path.is_file()]
    assert {path.name for path in files} == {"keys.json", "keys.json.lock"}
    for path in files:
        data = path.read_bytes()
        assert bytes(made.key) not in data
        assert bytes(made.recovery) not in data
        assert [word for word in (*traces(made), "kofi", "amadi") if word.lower() in data.decode().lower()] == []


def test_that_the_key_file_and_its_folder_are_for_their_owner_only(tmp_path: Path):
    made = make(tmp_path / "new")
    made.ring.add("a2", "kofi", OTHER, made.key)
    assert oct(made.path.stat().st_mode & 0o777) == "0o600"
    assert oct(made.path.parent.stat().st_mode & 0o777) == "0o700"


def test_that_no_problem_tells_a_login_password_or_key(made: Made):
    other = DatabaseKey.random()
    met = []
    for action in (
        lambda: made.ring.unlock(LOGIN, OTHER),
        lambda: made.ring.unlock_with_recovery(made.recovery.text[:-1]),
        lambda: made.ring.unlock_with_recovery(RecoveryKey(bytes(20)).text),
        lambda: made.ring.add("a2", LOGIN, OTHER, made.key),
        lambda: made.ring.add("a2", "kofi", OTHER, other),
        lambda: made.ring.reset("a9", OTHER, made.key),
        lambda: made.ring.create("a9", LOGIN, PASSWORD),
        lambda: made.ring.change_password(LOGIN, PASSWORD, LOGIN),
    ):
        with pytest.raises(Problem) as caught:
            action()
        problem = caught.value
        met.append(problem.code)
        said = [problem.text, problem.detail, repr(problem), "".join(traceback.format_exception_only(problem)), str(problem.__cause__)]
        assert [word for word in traces(made) if word in "\n".join(said)] == []
    assert met == [
        "KEYS-WRONG",
        "KEYS-RECOVERY-TYPED",
        "KEYS-RECOVERY",
        "KEYS-LOGIN-TAKEN",
        "KEYS-TAMPERED",
        "KEYS-ACCOUNT",
        "KEYS-EXISTS",
        "KEYS-PASSWORD",
    ]


def test_that_the_ring_and_its_key_show_nothing_of_themselves(made: Made):
    assert {repr(made.key), str(made.key), f"{made.key}"} == {"DatabaseKey(hidden)"}
    assert [word for word in traces(made) if word in repr(vars(made.ring))] == []


def test_that_a_key_opened_in_vain_is_wiped():
    key = DatabaseKey.random()
    with pytest.raises(Problem), _wiped_on_failure(key):
        raise Problem("KEYS-TAMPERED", "The key file was changed.")
    with pytest.raises(ValueError, match="this database key was wiped"):
        bytes(key)


def test_that_stretching_anew_does_not_seal_a_file_changed_in_the_meantime(made: Made):
    file = KeyFile(made.path)
    before = file.read()
    old = before.keys.entries[0]
    changed = replace(before, keys=replace(before.keys, recovery=replace(before.keys.recovery, wrapped=bytes(60))))
    file.write(changed)
    assert code(lambda: made.ring._end_tries(old.login_tag, old, replace(old, salt=bytes(16)), made.key)) == "KEYS-TAMPERED"
    assert file.read() == changed


# -- any password --------------------------------------------------------------------------------------------------------------


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=14, max_size=60).filter(lambda text: len(set(text.casefold())) > 13), st.integers(0, 59))
def test_that_every_password_opens_and_one_with_a_character_less_does_not(
    tmp_path_factory: pytest.TempPathFactory, password: str, place: int
):
    made = make(tmp_path_factory.mktemp("ring"))
    made.ring.reset("a1", password, made.key)
    assert made.again().unlock(LOGIN, password) == ("a1", made.key)
    at = place % len(password)
    shorter = password[:at] + password[at + 1 :]
    assert code(lambda: made.again().unlock(LOGIN, shorter)) == "KEYS-WRONG"
