"""HL7 v2 messages as other systems send them, made up here. Holds no test."""

from __future__ import annotations

from collections.abc import Sequence

PID = "PID|1||1001^^^H^MR||Doe^Jane^Ann^^^^L||19810214|F"
PV1 = "PV1|1|O|CLINIC^ROOM 2||||^Ellery^Ruth|||||||||||||||"


def hl7(
    kind: str, *segments: str, control: str = "M1", charset: str = "UNICODE UTF-8", at: str = "20261123080000+0000", encoding: str = "utf-8"
) -> bytes:
    """A message of a kind ("ADT^A08")."""
    head = f"MSH|^~\\&|FRONT|HOSP|PA|CLINIC|{at}||{kind}|{control}|P|2.5.1||||||{charset}"
    event = f"EVN|{kind.partition('^')[2]}|{at}"
    return "".join(f"{line}\r" for line in (head, *([event] if kind.startswith("ADT") else []), *segments)).encode(encoding)


def siu(
    event: str, *, number: str = "A77", start: str = "20261123093000+0000", status: str = "Booked", pid: str = PID, **more: str
) -> bytes:
    """An appointment."""
    sch = f"SCH|{number}P|{number}^FRONT|||||BTX^Botox for migraine||30|min^minutes|^^^{start}|||||^Clerk||||^Clerk|||||{status}"
    resources = ("RGS|1", "AIS|1||BTX^Botox", "AIL|1||CLINIC^ROOM 2", "AIP|1||77^Ellery^Ruth")
    return hl7(f"SIU^{event}^SIU_S12", sch, pid, PV1, *resources, **more)


def frame(*messages: bytes) -> bytes:
    """Messages in their MLLP frames."""
    return b"".join(b"\x0b" + one + b"\x1c\r" for one in messages)


def answers(data: bytes) -> list[tuple[str, str, str]]:
    """Of each whole acknowledgement its code, the control id it names and the words of its ERR."""
    found = []
    for one in data.split(b"\x1c\r")[:-1]:
        lines = {line[:3]: line.split("|") for line in one.removeprefix(b"\x0b").decode().split("\r") if line}
        msa, err = lines["MSA"], lines.get("ERR", [])
        found.append((msa[1], msa[2] if len(msa) > 2 else "", err[8] if len(err) > 8 else ""))
    return found


def people(count: int) -> Sequence[tuple[str, str, str]]:
    """So many people: number, family name, day of birth; no two alike."""
    return [(f"{100000 + n}", f"Family{chr(65 + n % 26)}{n}", f"{1930 + n % 80:04}{1 + n % 12:02}{1 + n % 28:02}") for n in range(count)]
