#!/usr/bin/env bash
# AWS's SDK for JavaScript lives through a function on `plumbline serve`: see javascript_life.mjs.
set -euo pipefail
here=$(dirname "$0")
. "$here/lib.sh"
. "$here/lives.sh"

live_twice 2 node "$here/javascript_life.mjs" "$NPM_FOLDER/node_modules"
