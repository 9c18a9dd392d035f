"""What can be typed: every command with its arguments, and in which module it is done. Does nothing."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from procedure_assistant.version import VERSION

LOGIN_VARIABLE = "PROCEDURE_ASSISTANT_LOGIN"

_EPILOG = f"""Every command but setup and demo asks who you are: the login by --login or {LOGIN_VARIABLE}, the password at the
terminal or, with --password-stdin, as the first line of standard input. A password is never an argument."""


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    # No shortened options: "--password SECRET" would be taken for --password-stdin, and the password for a word to search for.
    made = argparse.ArgumentParser(
        "procedure-assistant",
        description="Point-of-care assistant for headache injection procedures.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    made.add_argument("--version", action="version", version=f"Procedure Assistant {VERSION}")
    made.add_argument("--data", type=Path, metavar="DIR", help="folder of the database (default: the place for application data)")
    _add_who(made, None, is_flag_default=False)
    made.set_defaults(command="", module="")
    commands = _Commands(made.add_subparsers(title="commands", metavar="COMMAND"))
    _add_records(commands)
    _add_stock(commands)
    _add_people(commands)
    _add_signatures(commands)
    _add_safety(commands)
    one = commands.add("demo", "", "play a whole combined visit without a display and leave its PDF and text", asks=False)
    one.add_argument("--output", type=Path, required=True, metavar="DIR")
    return made


def _add_who(to: argparse.ArgumentParser, default: object, *, is_flag_default: object) -> None:
    to.add_argument("--login", metavar="NAME", default=default, help=f"who you are (default: {LOGIN_VARIABLE}, or it is asked for)")
    to.add_argument("--password-stdin", action="store_true", default=is_flag_default, help="read passwords from standard input, one a line")


class _Commands:
    """Adds commands. Who you are may be said before and after the command, so a command does not set what was not said to it."""

    def __init__(self, parsers: Any) -> None:  # noqa: ANN401 -- argparse does not name this type
        self._parsers = parsers

    def add(self, name: str, module: str, told: str, *, asks: bool = True, full_name: str = "") -> argparse.ArgumentParser:
        """A command; ``asks`` when it is done for somebody."""
        made: argparse.ArgumentParser = self._parsers.add_parser(
            name, help=told, description=f"{told[:1].upper()}{told[1:]}.", allow_abbrev=False
        )
        made.set_defaults(command=full_name or name, module=module)
        if asks:
            _add_who(made, argparse.SUPPRESS, is_flag_default=argparse.SUPPRESS)
        return made

    def group(self, name: str, told: str) -> _Group:
        """A command with commands of its own."""
        made = self._parsers.add_parser(name, help=told, description=f"{told[:1].upper()}{told[1:]}.", allow_abbrev=False)
        return _Group(name, made.add_subparsers(title="commands", metavar="COMMAND", required=True))


class _Group(_Commands):
    def __init__(self, name: str, parsers: Any) -> None:  # noqa: ANN401 -- argparse does not name this type
        super().__init__(parsers)
        self._name = name

    def add(self, name: str, module: str, told: str, *, asks: bool = True, full_name: str = "") -> argparse.ArgumentParser:
        return super().add(name, module, told, asks=asks, full_name=full_name or f"{self._name} {name}")


def _add_records(commands: _Commands) -> None:
    one = commands.add("import", "records", "import patients from FHIR R4 files")
    one.add_argument("files", nargs="+", type=Path, metavar="FILE")
    one = commands.add("patients", "records", "list patients")
    one.add_argument("words", nargs="*", metavar="WORD", help="part of a name, MRN or birth date")
    commands.add("visits", "records", "list visits")
    one = commands.add("biologics", "records", "list who was given which biologic product, of one lot, donor or device where named")
    one.add_argument("identifier", nargs="?", default="", metavar="IDENTIFIER", help="part of a lot, donor, UDI, 510(k) or IND number")
    one = commands.add("record", "records", "save the procedure record of a visit as PDF")
    one.add_argument("visit", metavar="VISIT", help="id of the visit, or its first characters")
    one.add_argument("--output", type=Path, default=Path(), metavar="DIR")
    one.add_argument("--paper", choices=["letter", "a4"])
    one = commands.add("text", "records", "print the note of a visit as plain text")
    one.add_argument("visit", metavar="VISIT")
    one = commands.add("leaflet", "records", "save the after-care leaflet of a visit as PDF")
    one.add_argument("visit", metavar="VISIT", help="id of the visit, or its first characters")
    one.add_argument("--language", choices=["en", "es"], default="en")
    one.add_argument("--output", type=Path, default=Path(), metavar="DIR")
    one.add_argument("--paper", choices=["letter", "a4"])
    _add_papers(commands)
    _add_exchange(commands)
    _add_incoming(commands)
    commands.add("rebuild", "records", "rewrite the derived tables from the log")


def _add_incoming(commands: _Commands) -> None:
    one = commands.add("schedule", "incoming", "take a schedule of people and appointments from a CSV file")
    one.add_argument("file", type=Path, metavar="FILE")
    one.add_argument("--map", action="append", default=[], metavar="FIELD=COLUMN", help="which column is what; may be said several times")
    one.add_argument("--encoding", default="", metavar="NAME", help="utf-8, utf-8-sig, utf-16, utf-16-le, utf-16-be or cp1252")
    one.add_argument("--delimiter", default="", metavar="SIGN", help="one of , ; | or tab")
    one.add_argument("--dates", default="", choices=["day_first", "month_first"], help="how days in figures are written")
    one.add_argument("--authority", default="", metavar="NAME", help="who gives the record numbers (default: this clinic)")
    one.add_argument("--look", action="store_true", help="only show how the first lines are read")
    commands.add("incoming", "incoming", "list who is in doubt, and records that are led on as another")


def _add_exchange(commands: _Commands) -> None:
    one = commands.add("export", "exchange", "save a visit in a format for a chart or a registry")
    one.add_argument("visit", metavar="VISIT", help="id of the visit, or its first characters")
    one.add_argument("--format", required=True, metavar="F", help="text, rtf, xhtml, pdf, csv, jsonl, …: a wrong name lists them all")
    one.add_argument("--output", type=Path, default=Path(), metavar="PATH", help="folder, file, or - for standard output")
    one.add_argument("--draft", action="store_true", help="also a visit that is not signed; the file says DRAFT")
    one = commands.add("export-registry", "exchange", "save all signed visits as JSON Lines, one line for each")
    one.add_argument("--output", type=Path, required=True, metavar="FILE")
    one.add_argument("--drafts", action="store_true", help="also visits that are not signed, with standing “draft”")
    one = commands.add("send", "outbox", "send a signed visit to its chart, or all that is due")
    one.add_argument("--visit", default="", metavar="VISIT", help="id of the visit, or its first characters")
    one.add_argument("--destination", default="", metavar="NAME", help="name of the destination (default: every one that is switched on)")
    queue = commands.group("outbox", "what is sent to charts")
    one = queue.add("list", "outbox", "list what is not yet in its chart")
    one.add_argument("--all", action="store_true", help="also what is")
    one = queue.add("retry", "outbox", "send again what was refused, and what waits for its next try; what is held goes when it is named")
    one.add_argument("delivery", nargs="?", default="", metavar="DELIVERY", help="only this one: its id, or the first characters")


def _add_papers(commands: _Commands) -> None:
    one = commands.add("verify-paper", "papers", "say whether a printed record is still current, by the code beside its signature")
    one.add_argument("code", metavar="CODE", help="such as 7F3K-29QD, or what the QR code says")
    for name, told in (
        ("nurse-sheet", "save the nurse’s preparation sheet of a visit as PDF"),
        ("labels", "save the labels of the syringes and tubes of a visit as PDF"),
        ("work-note", "save a note for work or school as PDF; it names no diagnosis"),
        ("billing-summary", "save the billing summary of a visit as PDF: codes by number, units, what is to be confirmed"),
        ("consent", "save the consent form of a visit as PDF, to be signed in ink or as it was signed on the screen"),
        ("day-list", "save the list of the day as PDF"),
    ):
        one = commands.add(name, "papers", told)
        if name != "day-list":
            one.add_argument("visit", metavar="VISIT", help="id of the visit, or its first characters")
        one.add_argument("--output", type=Path, default=Path(), metavar="DIR")
        one.add_argument("--paper", choices=["letter", "a4"])
        if name == "labels":
            one.add_argument("--size", default="", metavar="SIZE", help="of resources/labels.1.toml, such as roll_62_29")
            one.add_argument("--start", type=int, default=1, metavar="N", help="first free label of the sheet, counted row by row")
            one.add_argument("--syringe", default="1", metavar="ML", help="size of the toxin syringes in mL (default: 1)")
            one.add_argument("--tubes", type=int, default=1, metavar="N", help="tubes of the patient’s own blood")
        if name == "consent":
            one.add_argument("--language", choices=["en", "es"], default="en", help="of the form that is signed in ink")
            one.add_argument("--signed", action="store_true", help="the form as it was signed on the screen")
        if name == "work-note":
            one.add_argument("--school", action="store_true", help="for school in place of work")
            one.add_argument("--back-on", metavar="DAY", help="such as 2026-11-24; a rule to write on where it is not said")
            one.add_argument("--limits", default="", metavar="WORDS", help="such as “no lifting”; a rule to write on where it is not said")


def _add_stock(commands: _Commands) -> None:
    shelf = commands.group("stock", "see and keep the stock")
    shelf.add("list", "stock", "list every lot: product, lot, expiry, balance, reserved today, what is to be done")
    one = shelf.add("receive", "stock", "take a delivery in")
    _add_lot(one)
    one.add_argument("expiry", metavar="DAY", help="such as 2028-05-31")
    one.add_argument("quantity", type=int, metavar="N", help="whole containers")
    one.add_argument("--serial", action="append", metavar="NUMBER", help="serial number of one of them; may be said several times")
    one.add_argument("--source", default="", metavar="WORDS", help="supplier or delivery note")
    _add_lot(shelf.add("ledger", "stock", "list every movement of a lot with the balance after it"))
    one = shelf.add("count", "stock", "write down what was counted of a lot")
    _add_lot(one)
    one.add_argument("counted", type=int, metavar="N")
    one.add_argument("--reason", default="", metavar="WORDS", help="needed where it differs from the ledger")
    one = shelf.add("adjust", "stock", "take containers off the shelf (-N) or put some on")
    _add_lot(one)
    one.add_argument("change", type=int, metavar="CHANGE")
    one.add_argument("reason", metavar="REASON")
    one = shelf.add("level", "stock", "set from how many containers down a product is low")
    one.add_argument("product", metavar="PRODUCT")
    one.add_argument("level", type=int, metavar="N", help="0 for never")
    shelf.add("undo", "stock", "take the last entry back by a counter-movement")
    one = commands.add("recall", "stock", "list every patient and visit in which a lot was used")
    _add_lot(one)
    one.add_argument("--csv", type=Path, metavar="FILE", help="save the list as a table instead")
    one.add_argument("--letters", type=Path, metavar="FILE", help="save the letter list as PDF instead")
    one.add_argument("--paper", choices=["letter", "a4"])


def _add_lot(to: argparse.ArgumentParser) -> None:
    to.add_argument("product", metavar="PRODUCT", help="id of the formulary, such as botox_200 (a recall also takes “any”)")
    to.add_argument("lot", metavar="LOT")


def _add_signatures(commands: _Commands) -> None:
    kept = commands.group("signature", "sign saved records with the clinic’s certificate, and check signed files")
    kept.add("show", "signatures", "say with which certificate saved records are signed")
    one = kept.add("choose", "signatures", "sign saved records with the certificate of a PKCS#12 file, whose password is asked for")
    one.add_argument("certificate", type=Path, metavar="FILE")
    kept.add("stop", "signatures", "sign saved records no more")
    kept.add("check", "signatures", "say what the signatures of a PDF are worth").add_argument("file", type=Path, metavar="PDF")


def _add_people(commands: _Commands) -> None:
    one = commands.add("setup", "people", "set up administrator and physician, encrypt the records, print the recovery key", asks=False)
    one.add_argument("--password-stdin", action="store_true", help="read the two passwords from standard input, one a line")
    for who in ("admin", "physician"):
        one.add_argument(f"--{who}-login", metavar="LOGIN", help="asked for when not given")
        one.add_argument(f"--{who}-name", metavar="NAME", help="asked for when not given")
    one.add_argument("--credentials", metavar="WORDS", default="MD", help="of the physician, as printed after the name (default: MD)")
    users = commands.group("users", "keep the people who may come in")
    users.add("list", "people", "list everybody")
    one = users.add("add", "people", "let somebody in from now on")
    one.add_argument("person", metavar="LOGIN")
    one.add_argument("--name", required=True, help="as printed in the records")
    one.add_argument("--credentials", default="", metavar="WORDS", help="as printed after the name, such as RN")
    one.add_argument("--role", required=True, choices=_ROLES)
    one = users.add("role", "people", "give somebody another role")
    one.add_argument("person", metavar="LOGIN")
    one.add_argument("role", choices=_ROLES)
    for name, told in (
        ("deactivate", "let somebody in no more; the records keep the name"),
        ("activate", "let somebody in again"),
        ("reset", "give somebody a new password"),
    ):
        users.add(name, "people", told).add_argument("person", metavar="LOGIN")
    one = commands.add("password", "people", "change your own password, or set one with the recovery key")
    one.add_argument("--recovery-key-stdin", action="store_true", help="for an administrator who forgot it: read the recovery key instead")
    commands.add("recovery-key", "people", "make and print a new recovery key; the one before counts no more")


_ROLES = ["physician", "nurse", "administrator", "read_only"]


def _add_safety(commands: _Commands) -> None:
    kept = commands.group("backup", "make, list and check backups")
    one = kept.add("now", "safety", "make a backup, which is tried out by restoring it")
    one.add_argument("--to", type=Path, metavar="DIR", help="another folder than that of the plan")
    one = kept.add("list", "safety", "list the backups, newest first")
    one.add_argument("--folder", type=Path, metavar="DIR", help="another folder than that of the plan")
    one = kept.add("check", "safety", "try a backup out by restoring it beside the database")
    one.add_argument("backup", type=Path, metavar="BACKUP")
    one = kept.add("plan", "safety", "show or change where and when backups are made")
    one.add_argument("--folder", type=Path, metavar="DIR")
    one.add_argument("--daily-at", metavar="HH:MM", help="local time of day, or “never”")
    one.add_argument("--keep", metavar="D,W,M", help="how many daily, weekly and monthly ones are kept, such as 7,4,12")
    one = commands.add("restore", "safety", "put a backup in the place of the database, which is kept")
    one.add_argument("backup", type=Path, metavar="BACKUP")
    _add_recovery(one)
    one = commands.add("salvage", "safety", "get out of a damaged database what can be read, and say what could not")
    one.add_argument("--backups", type=Path, metavar="DIR", help="folder with backups that fill the gaps")
    one.add_argument("--take", action="store_true", help="put what was rescued in the place of the damaged database, which is kept")
    _add_recovery(one)
    commands.add("verify", "safety", "check the database and every log")
    one = commands.add("audit", "safety", "search the audit trail")
    one.add_argument("words", nargs="*", metavar="WORD")
    one.add_argument("--since", metavar="DAY", help="such as 2026-11-23")
    one.add_argument("--until", metavar="DAY", help="this day included")
    one.add_argument("--limit", type=int, default=200, metavar="N")
    one.add_argument("--csv", type=Path, metavar="FILE", help="write all that matches to a file instead")
    heads = commands.group("head", "export the head of the chain over all records, or hold one against the database")
    heads.add("export", "safety", "write the head to a new file, to be kept elsewhere").add_argument("file", type=Path, metavar="FILE")
    heads.add("compare", "safety", "hold an exported head against the database").add_argument("file", type=Path, metavar="FILE")


def _add_recovery(to: argparse.ArgumentParser) -> None:
    to.add_argument("--recovery-key-stdin", action="store_true", help="with the printed recovery key, as one line of standard input")
