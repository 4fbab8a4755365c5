#!/usr/bin/env bash
# 64 clients, valid, invalid and hostile, at once; then kill -9, and every acknowledged write is there. PLUMBLINE_LOAD_S
# says for how many seconds: 60 in place of the 4 of every day.
set -euo pipefail
exec python3 -B "$(dirname "$0")/load.py" "$PLUMBLINE" "${PLUMBLINE_LOAD_S:-4}"
