#!/usr/bin/env bash
# The whole kill matrix: every mutant found by a clause that it breaks, every null server exposed, every clause with a
# mutant, the reference clean.
set -euo pipefail
here=$(dirname "$0")
. "$here/lib.sh"

expect 0 "$PLUMBLINE" power --quick --brief
says "0 by another one, 0 survived"
tail -n 1 "$scratch/out"
