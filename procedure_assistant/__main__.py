"""Starts the program."""

from procedure_assistant.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
