#!/usr/bin/env bash
# What `plumbline serve` tells those who run it: its log and its metrics, and that neither holds a secret.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

printf '%s\n' '[default]' 'aws_access_key_id = AKIDONE' 'aws_secret_access_key = verysecret' \
  'aws_account_id = 111111111111' >"$scratch/keys"
functions=2015-03-31/functions

start_reference --log-format json --require-sigv4 --credentials "$scratch/keys" 2>"$scratch/log"
curl -sS "$endpoint/_plumbline/health" >/dev/null
curl -sS --user AKIDONE:verysecret --aws-sigv4 aws:amz:us-west-2:lambda "$endpoint/$functions/missing" >/dev/null
curl -sS --path-as-is "$endpoint/$functions/a%0Ab?X-Amz-Signature=5d672d79c15b13162d9279b0855cfba6&Qualifier=1" >/dev/null
curl -sS "$endpoint/_plumbline/code/unguessable" >/dev/null
curl -sS -X 'PUT' "$endpoint/$functions/f/code" -H 'Transfer-Encoding: gzip' -d x >/dev/null
kill -TERM "$server"
wait "$server" || fail "serve did not end well on SIGTERM"

jq -es 'length == 5' "$scratch/log" >/dev/null || fail "not one line of JSON a request: $(cat "$scratch/log")"
# logged NUMBER FIELD VALUE
logged() {
  local found
  found=$(jq -rs ".[$1].$2" "$scratch/log")
  [[ $found == "$3" ]] || fail "request $1: $2 is $found, not $3"
}
logged 0 path /_plumbline/health
logged 0 status 200
logged 1 operation GetFunction
logged 1 status 404
logged 1 error ResourceNotFoundException
logged 1 account 111111111111
logged 2 path "/$functions/a%0Ab?X-Amz-Signature=***&Qualifier=1"
logged 2 status 403
logged 2 account null
logged 3 path '/_plumbline/code/***'
logged 4 status 400
for field in time durationMs requestBytes responseBytes requestId remote; do
  jq -es "all(has(\"$field\"))" "$scratch/log" >/dev/null || fail "a line without $field: $(cat "$scratch/log")"
done
! grep -E 'verysecret|AKIDONE|5d672d79|unguessable' "$scratch/log" || fail "a secret is in the log"

start_reference --log-level warn --rate-limit 0.1 2>"$scratch/log"
curl -sS "$endpoint/$functions/" >/dev/null
curl -sS "$endpoint/$functions/" >/dev/null
kill -TERM "$server"
wait "$server" || fail "serve did not end well on SIGTERM"
[[ $(grep -c ' warn .* status=429 .*error=TooManyRequestsException' "$scratch/log") == "$(wc -l <"$scratch/log")" ]] ||
  fail "not only what the limits refused: $(cat "$scratch/log")"

start_reference 2>"$scratch/log"
curl -sS "$endpoint/$functions/missing" >/dev/null
expect 0 curl -sS "$endpoint/_plumbline/metrics"
says '# TYPE plumbline_requests_total counter'
says 'plumbline_requests_total{operation="GetFunction",status="404"} 1'
says 'plumbline_errors_total{type="ResourceNotFoundException"} 1'
says 'plumbline_request_duration_seconds_count 1'
says 'plumbline_connections 1'
says 'plumbline_build_info{version="'
expect 0 curl -sS -D - -o /dev/null "$endpoint/_plumbline/metrics"
says 'Content-Type: text/plain; version=0.0.4'
kill -TERM "$server"
wait "$server" || fail "serve did not end well on SIGTERM"
[[ ! -s $scratch/log ]] || fail "something is logged though nobody asked for it: $(cat "$scratch/log")"

expect 2 "$PLUMBLINE" serve --log-format xml
expect 2 "$PLUMBLINE" serve --log-level all
