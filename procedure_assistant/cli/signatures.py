"""The commands on the clinic's electronic signature: with which certificate saved records are signed, and what a signed file is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procedure_assistant.app import Options, build
from procedure_assistant.cli.door import come_in, secrets_of

if TYPE_CHECKING:
    import argparse


def run(parsed: argparse.Namespace, chosen: Options) -> int:
    """Run one of them; returns the exit code."""
    secrets = secrets_of(parsed)
    access, _ = come_in(parsed, chosen, secrets)
    try:
        signatures = build(chosen, access).signatures
        assert signatures is not None  # it is there wherever somebody comes in
        if parsed.command == "signature choose":
            signatures.choose(signatures.opened(parsed.certificate, secrets.one("the password of the certificate file")))
        elif parsed.command == "signature stop":
            signatures.stop()
        for line in signatures.checking(parsed.file)() if parsed.command == "signature check" else signatures.state():
            print(line)
    finally:
        access.close()
    return 0
