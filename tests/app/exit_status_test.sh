#!/usr/bin/env bash
# What `plumbline run` makes of servers that are not Lambda, or not even HTTP: a clear word and the right status.
set -euo pipefail
here=$(dirname "$0")
. "$here/lib.sh"

# against KIND STATUS TEXT: a run against a server of that kind ends with the status and says the text.
against() {
  local kind=$1 wanted=$2 text=$3
  rm -f "$scratch/odd-port"
  python3 "$here/odd_server.py" "$kind" "$scratch/odd-port" &
  local odd=$!
  children+=("$odd")
  local port
  port=$(await_port "$scratch/odd-port" "$odd")
  expect "$wanted" timeout 120 "$PLUMBLINE" run --endpoint "http://127.0.0.1:$port" --budget 50 --read-timeout 1 --jobs 4
  says "$text"
  ! grep -q $'\x1b' "$scratch/out" || fail "an escape sequence of the target came through"
  kill "$odd"
}

against 404 3 "CreateFunction was answered with 404"
says "It knows no such path"
against 404-html 3 "CreateFunction was answered with 404, and no JSON with it"
against 500 3 "CreateFunction was answered with 500"
against 200 3 "reads back as one that has not its name"
against garbage 3 "malformed"
against half 3 "closed"
against escape 3 "CreateFunction was answered with 400"
against reset 3 "closed"
against silent 3 "timeout"
against huge 3 "too_large"
against drip 3 "timeout"

expect 3 "$PLUMBLINE" run --endpoint http://127.0.0.1:1
says "unreachable"
says "Requests went to http://127.0.0.1:1/2015-03-31/functions, unsigned."
says "Nobody listens there"
expect 3 "$PLUMBLINE" run --endpoint http://host.invalid
says "unresolved"
says "has no address here"

# The wrong scheme, a doubled path, no signature: what to do is said.
start_reference
expect 3 "$PLUMBLINE" run --endpoint "${endpoint/http:/https:}"
says "http:// instead of https://"
expect 3 "$PLUMBLINE" run --endpoint "$endpoint/2015-03-31/functions"
says "Look at the path of --endpoint"
make_certificates
start_reference --tls-cert "$scratch/server.pem" --tls-key "$scratch/server.key"
expect 3 "$PLUMBLINE" run --endpoint "$endpoint"
says "https:// instead of http://"
expect 3 "$PLUMBLINE" run --endpoint "${endpoint/http:/https:}"
says "--ca-bundle FILE"
printf '[default]\naws_access_key_id = AKIDONE\naws_secret_access_key = one\n' >"$scratch/credentials"
start_reference --require-sigv4 --credentials "$scratch/credentials"
expect 3 "$PLUMBLINE" run --endpoint "$endpoint"
says "--sigv4 signs with what the AWS CLI would use"
expect 3 env AWS_ACCESS_KEY_ID=other AWS_SECRET_ACCESS_KEY=other "$PLUMBLINE" run --endpoint "$endpoint" --sigv4 --region us-east-1
says "It does not take the signature"

expect 2 "$PLUMBLINE" run --endpoint ftp://127.0.0.1
says "--endpoint"
expect 2 "$PLUMBLINE" run --no-such-option
expect 2 "$PLUMBLINE" run --filter 'no/such/case'
says "no case matches"
expect 2 "$PLUMBLINE"
expect 0 "$PLUMBLINE" --version
expect 0 "$PLUMBLINE" run --help
says "Exit status"

mkdir "$scratch/specs"
echo '{"smithy": 2' >"$scratch/specs/traits.json"
expect 2 "$PLUMBLINE" run --specs "$scratch/specs"
says "traits.json"

mkdir "$scratch/scenarios"
echo '{"scenarios": [{"id": "mine", "about": "x", "clauses": ["no.such"], "steps": []}]}' >"$scratch/scenarios/mine.json"
expect 2 "$PLUMBLINE" run --scenarios "$scratch/scenarios"
says "mine.json"
says "no.such"
