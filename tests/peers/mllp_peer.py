"""A chart that takes HL7 v2 over MLLP: the server of the `hl7` library in a process of its own.

Like a real one it keeps a message once for each control id and says the same again when it comes again. What it kept is asked from
the file it writes, one line of JSON a message, before it answers.

    with MllpPeer(tmp_path) as peer:
        send_to("127.0.0.1", peer.port)
        peer.tell(mode="drop", times=1)     # the next message is kept, and the line dropped before the answer
        assert [one.control_id for one in peer.kept()] == ["…"]
"""

from __future__ import annotations

import asyncio
import json
import ssl
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    import hl7
    from hl7.mllp import HL7StreamReader, HL7StreamWriter

LOOPBACK = "127.0.0.1"
ROOT = Path(__file__).parent.parent.parent
LIMIT = 64 * 1024 * 1024


@dataclass(frozen=True)
class Kept:
    """A message as the chart keeps it. ``times`` says how often it came."""

    control_id: str
    kind: str
    text: str
    times: int


class MllpPeer:
    """The peer as a test sees it. ``port`` is where it listens."""

    def __init__(self, folder: Path, *, certificate: Path | None = None, key: Path | None = None, clients: Path | None = None) -> None:
        """``certificate`` and ``key`` make it a TLS server; ``clients`` is the authority whose certificates its clients must have."""
        folder.mkdir(parents=True, exist_ok=True)
        self._log = folder / "kept.jsonl"
        self._log.touch()
        self._files = [str(path) if path else "" for path in (certificate, key, clients)]

    def __enter__(self) -> Self:
        command = [sys.executable, "-m", "tests.peers.mllp_peer", str(self._log), *self._files]
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.port = int(self._answer()["port"])
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(30)
        self._process.stdout.close()

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        return LOOPBACK, self.port

    def tell(self, mode: str, *, times: int = 10**9, seconds: float = 0.0, words: str = "") -> None:
        """How it answers the next so many messages; after them as usual. See ``_Chart.answer`` for the modes."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"mode": mode, "times": times, "seconds": seconds, "words": words}) + "\n")
        self._process.stdin.flush()
        assert self._answer() == {"told": mode}

    def kept(self) -> list[Kept]:
        """What it keeps, in the order in which it first came."""
        found: dict[str, Kept] = {}
        for line in self._log.read_text("utf-8").splitlines():
            one = json.loads(line)
            before = found.get(one["control_id"])
            assert before is None or before.text == one["text"], "a control id came with another message"
            found[one["control_id"]] = Kept(**one, times=before.times + 1 if before else 1)
        return list(found.values())

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        line = self._process.stdout.readline()
        assert line, "the peer ended"
        answer: dict[str, Any] = json.loads(line)
        return answer


class _Chart:
    """The peer's own side."""

    def __init__(self, log: Path) -> None:
        self._log = log
        self._told: dict[str, Any] = {"mode": "keep", "times": 0}
        self._known: set[str] = set()

    def told(self, words: dict[str, Any]) -> None:
        self._told = words

    def _mode(self) -> dict[str, Any]:
        if self._told["times"] <= 0:
            return {"mode": "keep", "seconds": 0.0, "words": ""}
        self._told["times"] -= 1
        return self._told

    def keep(self, message: hl7.Message) -> None:
        text = str(message)
        kept = {"control_id": str(message["MSH.F10"]), "kind": "^".join(str(one) for one in message.segment("MSH")(9)(1)), "text": text}
        with self._log.open("a", encoding="utf-8") as file:
            file.write(json.dumps(kept) + "\n")

    async def serve(self, reader: HL7StreamReader, writer: HL7StreamWriter) -> None:
        from hl7.mllp import InvalidBlockError

        try:
            while True:
                message = await reader.readmessage()
                if not await self.answer(message, writer):
                    break
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError, InvalidBlockError):
            pass  # half a message is no message
        finally:
            writer.close()

    async def answer(self, message: hl7.Message, writer: HL7StreamWriter) -> bool:
        """Whether the line goes on. The modes that refuse keep nothing."""
        told = self._mode()
        mode, words = told["mode"], told["words"]
        if mode in {"AE", "AR", "CE", "CR"}:
            writer.writeblock(f"{message.create_ack(mode)}\r{words}".encode())
            return True
        self.keep(message)
        if mode == "drop":
            return False
        if mode == "slow":
            await asyncio.sleep(told["seconds"])
        if mode == "silent":
            return True
        if mode == "bytes":
            writer.write(words.encode())
            return True
        ack = message.create_ack("CA" if mode == "CA" else "AA")
        if mode == "other":
            other = str(ack).replace(str(message["MSH.F10"]), "SOMEONEELSE")
            writer.writeblock(other.encode())
        if mode != "other" or words == "then mine":
            writer.writeblock(str(ack).encode())
        return True


async def _main(log: Path, certificate: str, key: str, clients: str) -> None:
    from hl7.mllp import start_hl7_server

    context = None
    if certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, key)
        if clients:
            context.load_verify_locations(clients)
            context.verify_mode = ssl.CERT_REQUIRED
    chart = _Chart(log)
    server = await start_hl7_server(chart.serve, LOOPBACK, 0, limit=LIMIT, encoding="utf-8", ssl=context)
    print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)  # noqa: T201 -- how the test hears of it
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        told = json.loads(line)
        chart.told(told)
        print(json.dumps({"told": told["mode"]}), flush=True)  # noqa: T201 -- how the test hears of it
    server.close()


if __name__ == "__main__":
    asyncio.run(_main(Path(sys.argv[1]), *sys.argv[2:5]))
