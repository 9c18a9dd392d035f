"""Spoken prompts: real small programs stand for the voice of a platform; what cannot speak stays silent and says so once."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from procedure_assistant.ui.speech import NO_VOICE, ProcessVoice, Speaker, find_voice, speakers, voice_words

WRITES_ARGUMENT = """\
import sys
from pathlib import Path
with Path(sys.argv[1]).open("a", encoding="utf-8") as heard:
    heard.write(sys.argv[-1] + "\\n")
"""
WRITES_INPUT = WRITES_ARGUMENT.replace("sys.argv[-1]", "sys.stdin.read()")
WRITES_AND_STAYS = WRITES_ARGUMENT + "\nimport time\ntime.sleep(60)\n"


@pytest.fixture
def heard(tmp_path: Path) -> Path:
    """What was said, a line each."""
    return tmp_path / "heard.txt"


def speaker(tmp_path: Path, heard: Path, text: str, *, reads_input: bool = False) -> Speaker:
    script = tmp_path / "voice.py"
    script.write_text(text, encoding="utf-8")
    return Speaker("a test voice", sys.executable, (str(script), str(heard), "--"), reads_input)


def said(heard: Path) -> list[str]:
    return heard.read_text(encoding="utf-8").splitlines() if heard.exists() else []


@pytest.mark.parametrize(("text", "reads_input"), [(WRITES_ARGUMENT, False), (WRITES_INPUT, True)])
def test_that_a_prompt_is_spoken_by_the_program(qtbot: QtBot, tmp_path: Path, heard: Path, text: str, reads_input: bool):
    voice = ProcessVoice(speaker(tmp_path, heard, text, reads_input=reads_input))
    voice.say("Trapezius, left 1. 5 units.")
    qtbot.waitUntil(lambda: said(heard) == ["Trapezius, left 1. 5 units."], timeout=20_000)
    assert voice.trouble() == ""
    voice.hush()


def test_that_words_that_look_like_options_are_said(qtbot: QtBot, tmp_path: Path, heard: Path):
    voice = ProcessVoice(speaker(tmp_path, heard, WRITES_ARGUMENT))
    voice.say("--help")
    qtbot.waitUntil(lambda: said(heard) == ["--help"], timeout=20_000)
    voice.hush()


def test_that_a_new_prompt_ends_the_one_before(qtbot: QtBot, tmp_path: Path, heard: Path):
    voice = ProcessVoice(speaker(tmp_path, heard, WRITES_AND_STAYS))
    voice.say("Corrugator, left 1")
    qtbot.waitUntil(lambda: said(heard) == ["Corrugator, left 1"], timeout=20_000)
    voice.say("Corrugator, right 1")
    qtbot.waitUntil(lambda: said(heard) == ["Corrugator, left 1", "Corrugator, right 1"], timeout=20_000)
    assert voice.trouble() == ""
    voice.hush()


def test_that_of_prompts_that_come_too_fast_the_last_is_said(qtbot: QtBot, tmp_path: Path, heard: Path):
    voice = ProcessVoice(speaker(tmp_path, heard, WRITES_AND_STAYS))
    voice.say("first")
    qtbot.waitUntil(lambda: said(heard) == ["first"], timeout=20_000)
    for words in ("second", "third", "fourth"):
        voice.say(words)
    qtbot.waitUntil(lambda: said(heard) == ["first", "fourth"], timeout=20_000)
    voice.hush()


def test_that_speaking_does_not_wait_for_the_voice(tmp_path: Path, heard: Path, qtbot: QtBot):
    voice = ProcessVoice(speaker(tmp_path, heard, WRITES_AND_STAYS))
    before = time.process_time()
    began = time.monotonic()
    voice.say("Procerus")
    # The program runs for a minute; half of that is far from any frame, and far from what a loaded machine needs to start one.
    assert time.monotonic() - began < 30
    assert time.process_time() - before < 1
    voice.hush()


def test_that_a_hushed_voice_says_nothing_more(qtbot: QtBot, tmp_path: Path, heard: Path):
    voice = ProcessVoice(speaker(tmp_path, heard, WRITES_AND_STAYS))
    voice.say("first")
    qtbot.waitUntil(lambda: said(heard) == ["first"], timeout=20_000)
    voice.say("second")
    voice.hush()
    voice.hush()
    assert said(heard) == ["first"]
    assert voice.trouble() == ""


def test_that_a_voice_that_fails_is_told_once_and_asked_no_more(qtbot: QtBot, tmp_path: Path, heard: Path):
    failing = speaker(tmp_path, heard, WRITES_ARGUMENT + "\nsys.exit(3)\n")
    voice = ProcessVoice(failing)
    with qtbot.waitSignal(voice.failed, timeout=20_000) as told:
        voice.say("first")
    assert told.args == ["The voice did not answer (a test voice), so nothing is spoken. Charting goes on as usual."]
    voice.say("second")
    assert voice.trouble() == told.args[0]
    assert said(heard) == ["first"]


def test_that_a_program_that_is_gone_is_told(qtbot: QtBot, tmp_path: Path):
    voice = ProcessVoice(Speaker("a lost voice", str(tmp_path / "gone")))
    with qtbot.waitSignal(voice.failed, timeout=20_000):
        voice.say("first")
    assert voice.trouble().startswith("The voice did not answer (a lost voice)")
    assert voice_words(voice) == voice.trouble()


def test_that_the_first_program_that_is_installed_speaks(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    program = tmp_path / "second-voice"
    program.write_text("#!/bin/sh\n", encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    owner = QObject()
    voice = find_voice(owner, (Speaker("one", "first-voice"), Speaker("two", "second-voice"), Speaker("three", "third-voice")))
    assert voice is not None
    assert (voice.name, voice_words(voice)) == ("two", "Prompts are spoken by two.")


def test_that_a_computer_without_a_voice_says_so_in_words(qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_voice(QObject(), speakers("linux", "en")) is None
    assert voice_words(None).startswith(NO_VOICE)


@pytest.mark.parametrize(("platform", "programs"), [("linux", ["spd-say", "espeak-ng"]), ("darwin", ["say"]), ("win32", ["powershell"])])
def test_that_every_platform_has_its_own_voice(platform: str, programs: list[str]):
    assert [one.program for one in speakers(platform, "en")] == programs


def test_that_no_words_of_a_prompt_reach_a_command_that_could_run_them():
    for one in speakers("win32", "en") + speakers("darwin", "en"):
        assert one.reads_input
    for one in speakers("linux", "es"):
        assert one.arguments[-1] == "--"
        assert "es" in one.arguments
