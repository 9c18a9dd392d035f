"""The command line: opens the window, or does the same work without one, behind the same door. Decides nothing."""

from procedure_assistant.cli.entry import main

__all__ = ["main"]
