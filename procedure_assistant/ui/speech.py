"""Spoken prompts: Qt's own speech where it is installed, else the voice of the platform, started as a process. Never blocks, never insists.

What is said aloud names a site and a dose, never a patient.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol

from PySide6.QtCore import QObject, QProcess, QStandardPaths, Signal

from procedure_assistant.domain.say import joined, say
from procedure_assistant.ui import language

_SAPI = "Add-Type -AssemblyName System.Speech; (New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())"
_NOT_REAL = ("mock", "")
"""Engines of Qt that make no sound."""
NO_VOICE = say("No voice is installed on this computer, so nothing is spoken. Everything else stays as it is.")
_GET_ONE = {
    "linux": say("On Debian or Ubuntu the package speech-dispatcher brings one."),
    "darwin": say("macOS has one in System Settings, Accessibility, Spoken content."),
    "win32": say("Windows has one in Settings, Time and language, Speech."),
}


class Voice(Protocol):
    """Something that speaks. ``name`` is what it is called in the settings."""

    name: str

    def say(self, words: str) -> None:
        """Speak now; what is still being said is cut off. Returns at once."""

    def hush(self) -> None:
        """Say nothing more."""

    def trouble(self) -> str:
        """Why it could not speak, in a sentence; "" while it can."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """A program that speaks: its words come at the end of its arguments, or by its standard input."""

    name: str
    program: str
    arguments: tuple[str, ...] = ()
    reads_input: bool = False


def speakers(platform: str, code: str) -> tuple[Speaker, ...]:
    """The programs to look for, the best first. ``code`` is that of a language, such as "en"."""
    if platform == "darwin":
        return (Speaker(say("the voice of macOS"), "say", reads_input=True),)
    if platform == "win32":
        arguments = ("-NoProfile", "-NonInteractive", "-Command", _SAPI)
        return (Speaker(say("the voice of Windows"), "powershell", arguments, reads_input=True),)
    return (
        Speaker("speech-dispatcher", "spd-say", ("--application-name", "procedure-assistant", "--language", code, "--")),
        Speaker(say("eSpeak NG"), "espeak-ng", ("-v", code, "--")),
    )


class ProcessVoice(QObject):
    """Speaks through a program. One sentence at a time: a new one ends the one before."""

    failed = Signal(str)

    def __init__(self, speaker: Speaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = speaker.name
        self._speaker = speaker
        self._waiting = ""
        self._trouble = ""
        self._is_cut = False
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._refused)

    def say(self, words: str) -> None:
        """Start speaking; a program that cannot be started is told by :meth:`trouble` and asked no more."""
        if self._trouble:
            return
        self._waiting = words
        if self._process.state() == QProcess.ProcessState.NotRunning:
            self._begin()
        else:
            self._is_cut = True
            self._process.kill()

    def hush(self) -> None:
        """End what is being said; waits until the program is gone, which a killed one is at once."""
        self._waiting = ""
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._is_cut = True
            self._process.kill()
            self._process.waitForFinished(1000)

    def trouble(self) -> str:
        """Why nothing is heard any more."""
        return self._trouble

    def _begin(self) -> None:
        words, self._waiting = self._waiting, ""
        arguments = [*self._speaker.arguments] if self._speaker.reads_input else [*self._speaker.arguments, words]
        self._process.start(self._speaker.program, arguments)
        if self._speaker.reads_input:
            self._process.write(words.encode())
        self._process.closeWriteChannel()

    def _ended(self, code: int, status: QProcess.ExitStatus) -> None:
        is_cut, self._is_cut = self._is_cut, False
        if not is_cut and (code != 0 or status == QProcess.ExitStatus.CrashExit):
            self._give_up()
        elif self._waiting:
            self._begin()

    def _refused(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._give_up()

    def _give_up(self) -> None:
        """Once is enough: a voice that fails at every site would only cost time."""
        self._waiting = ""
        self._trouble = say("The voice did not answer ({voice}), so nothing is spoken. Charting goes on as usual.", voice=self.name)
        self.failed.emit(self._trouble)


class QtVoice:
    """Speaks through Qt's own module, which comes only with PySide6-Addons."""

    name: str = say("the voice of this system")

    def __init__(self, speech: Any) -> None:  # noqa: ANN401 -- a class of a module that need not be installed
        """``speech`` is a ``QTextToSpeech``."""
        self._speech = speech

    def say(self, words: str) -> None:
        """Speak; Qt ends what it was saying."""
        self._speech.stop()
        self._speech.say(words)

    def hush(self) -> None:
        """Stop."""
        self._speech.stop()

    def trouble(self) -> str:
        """What Qt says is wrong."""
        return str(self._speech.errorString())


def find_voice(parent: QObject, known: Sequence[Speaker] | None = None) -> Voice | None:
    """The voice of this computer; None where there is none. ``known`` are the programs to look for, those of this platform otherwise."""
    found = _qt_voice(parent) if known is None else None
    if found is not None:
        return found
    for speaker in known if known is not None else speakers(sys.platform, language.current()):
        program = QStandardPaths.findExecutable(speaker.program)
        if program:
            return ProcessVoice(Speaker(speaker.name, program, speaker.arguments, speaker.reads_input), parent)
    return None


def _qt_voice(parent: QObject) -> Voice | None:
    """Qt's voice. Its module is optional, and its import fails where the sound library of the system is missing."""
    try:
        module = import_module("PySide6.QtTextToSpeech")
    except ImportError:
        return None
    engines = [name for name in module.QTextToSpeech.availableEngines() if name not in _NOT_REAL]
    if not engines:
        return None
    speech = module.QTextToSpeech(engines[0], parent)
    return QtVoice(speech) if speech.availableVoices() else None


def voice_words(voice: Voice | None) -> str:
    """What the settings say about the voice."""
    if voice is None:
        return joined(" ", (NO_VOICE, *filter(None, [_GET_ONE.get(sys.platform, "")])))
    return voice.trouble() or say("Prompts are spoken by {voice}.", voice=voice.name)
