#!/usr/bin/env bash
# The AWS CLI lives through a function on `plumbline serve`: see aws_cli_life.sh.
set -euo pipefail
here=$(dirname "$0")
. "$here/lib.sh"
. "$here/lives.sh"

live_twice 0.1 bash "$here/aws_cli_life.sh"
