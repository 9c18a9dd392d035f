#!/bin/sh
# What `make run` does after set-up: opens the window, or without a display plays the sample visit and says where its PDF lies.
set -eu
cd "$(dirname "$0")/.."
python=${VENV_PYTHON:-.venv/bin/python}
output=${DEMO_OUTPUT:-build/demo}

if [ $# -gt 0 ] || [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] || [ "$(uname -s)" = Darwin ]; then
    exec "$python" -m procedure_assistant "$@"
fi

rm -rf "$output"
"$python" -m procedure_assistant demo --output "$output"
records=$(find "$output" -name '*.pdf' | sort)
if [ -z "$records" ]; then
    echo "The sample visit left no PDF in $output." >&2
    exit 1
fi
echo
echo "This session has no display (DISPLAY and WAYLAND_DISPLAY are empty), so the window cannot open."
echo "The sample visit was played instead. Its record:"
echo
echo "$records" | sed 's/^/    /'
echo
echo "To get the window, run 'make run'"
echo "  - in a desktop session of this machine, or"
echo "  - from another machine with a desktop, through: ssh -X USER@THIS-MACHINE, or"
echo "  - in a VNC desktop of this machine (sudo apt-get install tigervnc-standalone-server), or"
echo "  - on a virtual screen, for tests and pictures: xvfb-run make run (sudo apt-get install xvfb)."
