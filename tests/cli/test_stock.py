"""The shelf and recalls by the command line: what is printed, kept and refused."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_commands import problem
from tests.clinic_folder import ADMIN, DOCTOR, NURSE, CommandLine, Folder
from tests.documents.pdf import page_texts

LOT = "C8812C3"


def told(run: CommandLine, *words: str) -> list[str]:
    done = run(*words, who=NURSE)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.splitlines()


def test_that_the_shelf_of_a_visit_is_received_counted_adjusted_and_undone(run: CommandLine, clinic: Folder):
    assert [line.split("\t")[4:] for line in told(run, "stock", "list") if LOT in line] == [["-1", "0", "opened, not received"]]
    assert told(run, "stock", "receive", "botox_200", LOT, "2027-12-31", "5", "--source", "note 1") == [
        "Received 5: BOTOX 200 units, lot C8812C3, expiry 31 Dec 2027"
    ]
    assert told(run, "stock", "adjust", "botox_200", "c8812-c3", "-1", "broken") == ["Adjusted by -1: BOTOX 200 units, lot C8812C3"]
    assert told(run, "stock", "undo") == ["Undone: Adjusted by -1: BOTOX 200 units, lot C8812C3"]
    assert told(run, "stock", "count", "botox_200", LOT, "4") == ["Counted 4, expected 4: BOTOX 200 units, lot C8812C3"]
    ledger = [line.split("\t") for line in told(run, "stock", "ledger", "botox_200", LOT)]
    assert [(change, balance) for _, change, balance, *_ in ledger] == [("-1", "-1"), ("+5", "4"), ("-1", "3"), ("+1", "4"), ("0", "4")]
    kept = [row.detail for row in clinic.audit() if row.act == "keep_stock"]
    assert len(kept) == 4
    assert kept[0] == "Received 5: BOTOX 200 units, lot C8812C3, expiry 31 Dec 2027"


def test_that_what_cannot_be_is_refused_in_one_line(run: CommandLine):
    for words, sentence in (
        (("receive", "botox_200", "C9", "31.5.2028", "5"), "“31.5.2028” is not a day."),
        (("receive", "botox_200", "C9", "2020-05-31", "5"), "expired on 31 May 2020"),
        (("receive", "aspirin", "C9", "2028-05-31", "5"), "not in the formulary"),
        (("adjust", "botox_200", LOT, "-3", "x"), "cannot be taken off"),
        (("count", "botox_200", LOT, "2"), "The reason is missing"),
        (("ledger", "botox_200", "nobody"), ""),
    ):
        done = run("stock", *words, who=NURSE)
        if sentence:
            assert problem(done) == "STOCK-REFUSED"
            assert sentence in done.stderr
            assert done.stderr.count("\n") == 1
        else:
            assert done.stdout == "No movement of this lot.\n"


def test_that_a_recall_lists_patients_and_saves_table_and_letters(run: CommandLine, clinic: Folder, tmp_path: Path):
    listed = run("recall", "botox_200", "c8812 c3", who=DOCTOR).stdout.splitlines()
    assert len(listed) == 2
    assert "Ashdown" in listed[0]
    assert listed[1] == "1 patient, 1 visit, 0 on the shelf."
    table, letters = tmp_path / "recall.csv", tmp_path / "letters.pdf"
    done = run("recall", "any", LOT, "--csv", table, "--letters", letters, "--paper", "a4", who=DOCTOR)
    assert (done.returncode, done.stdout.splitlines()) == (0, [str(table), str(letters)])
    assert "Ashdown" in table.read_text()
    assert len(page_texts(letters.read_bytes())) == 1
    assert [row.act for row in clinic.audit()][-4:] == ["look", "save_record", "print_record", "locked"]


def test_that_a_nurse_prints_letters_and_an_administrator_sees_nobody(run: CommandLine, tmp_path: Path):
    letters = tmp_path / "letters.pdf"
    assert run("recall", "any", LOT, "--letters", letters, who=NURSE).returncode == 0
    (text,) = page_texts(letters.read_bytes())
    assert "Ashdown" in text
    refused = run("recall", "any", LOT, who=ADMIN)
    assert problem(refused) == "PERMISSION"
    assert "Ashdown" not in refused.stdout
