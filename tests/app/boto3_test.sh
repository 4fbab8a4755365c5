#!/usr/bin/env bash
# boto3 lives through a function on `plumbline serve`: see boto3_life.py.
set -euo pipefail
here=$(dirname "$0")
. "$here/lib.sh"
. "$here/lives.sh"

# Debian's own Python has Debian's python3-boto3; another one that comes before it in PATH has not.
live_twice 2 /usr/bin/python3 "$here/boto3_life.py"
