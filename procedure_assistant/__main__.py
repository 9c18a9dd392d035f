"""Starts the program, or the part of it that runs as a helper process of the frozen program."""

import sys

if __name__ == "__main__":
    if sys.argv[1:2] == ["helper-process"]:
        from procedure_assistant.exchange.image_helper import serve_as

        serve_as(*sys.argv[2:])
    else:
        from procedure_assistant.cli import main

        raise SystemExit(main())
