#!/usr/bin/env bash
# What a proxy may do to answers without changing what they say is no finding: neither strictly nor by default.
set -euo pipefail
here=$(dirname "$0")
. "$here/lib.sh"

start_reference --quiet
behind=${endpoint##*:}

# through KIND OPTION...: a run through a proxy of that kind is clean. A few of the names are enough, as no answer
# changes with them, and so are the cases that do not send megabytes.
through() {
  local kind=$1
  shift
  rm -f "$scratch/proxy-port"
  python3 "$here/benign_proxy.py" "$kind" "$behind" "$scratch/proxy-port" &
  local proxy=$!
  children+=("$proxy")
  endpoint=http://127.0.0.1:$(await_port "$scratch/proxy-port" "$proxy")
  expect 0 "$PLUMBLINE" run --endpoint "$endpoint" --budget 60 --sequences 4 --seed 7 --filter '[!c]*' "$@"
  says '0 failed, 0 warned'
  kill "$proxy"
}

for kind in none reorder,add chunk indent,lower,close escape; do
  through "$kind" --strict
done
through reorder,add,chunk
