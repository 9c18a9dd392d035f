#!/bin/sh
# Writes the lock files from pyproject.toml: every version pinned, the hashes of the files of all platforms, no registry named.
# Versions already in a lock file stay unless pyproject.toml excludes them or --upgrade is given.
set -eu
cd "$(dirname "$0")/.."
resolver="uv==0.13.9"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"${PYTHON:-python3}" -m venv "$work/venv"
"$work/venv/bin/python" -m pip --quiet --disable-pip-version-check install "$resolver"

# uv does not read pip's configuration; a maintainer behind a mirror has it there.
index=${PIP_INDEX_URL:-$("$work/venv/bin/python" -m pip config get global.index-url 2>/dev/null || true)}
if [ -n "$index" ]; then export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"; fi

lock() { # lock-file, then what to resolve
    lock_file=$1
    shift
    echo "Resolving $lock_file"
    "$work/venv/bin/uv" pip compile pyproject.toml --quiet --no-config --universal --python-version 3.11 \
        --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --output-file "$lock_file" "$@" >/dev/null
    if grep -nE '://|^ *-(i|f|-index|-extra-index|-find-links|-trusted-host)' "$lock_file"; then
        echo "$lock_file names where packages come from; that is for each machine's own pip to know." >&2
        exit 1
    fi
}

# The smaller sets follow the developers' one, so that what is shipped is what was tested.
lock packaging/lock-dev.txt --group source --extra dev "$@"
lock packaging/lock-run.txt --group source --constraint packaging/lock-dev.txt "$@"
lock packaging/lock-release.txt --group source --group release --constraint packaging/lock-dev.txt "$@"
