#!/usr/bin/env bash
# `plumbline serve --data` keeps what it has answered over kill -9, and refuses a folder that it cannot use.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

data=$scratch/folder/data

# restart SIGNAL: ends the server so, and starts another one on the same data.
restart() {
  kill "-$1" "$server"
  wait "$server" 2>/dev/null || true
  start_reference --data "$data"
}

# lambda METHOD PATH [BODY]: prints the answer.
lambda() {
  curl -sS -X "$1" "$endpoint/2015-03-31/functions$2" ${3+-H 'Content-Type: application/json' --data-binary "$3"}
}

# package TEXT: a zip with it, as base64.
package() {
  (cd "$scratch" && rm -f package.zip && printf '%s' "$1" >index.js && zip -q package.zip index.js)
  base64 -w0 "$scratch/package.zip"
}

start_reference --data "$data"
lambda POST "" '{"FunctionName":"fn","Runtime":"nodejs22.x","Handler":"index.handler",
  "Role":"arn:aws:iam::123456789012:role/lambda-role","Code":{"ZipFile":"'"$(package one)"'"}}' >/dev/null
lambda PUT /fn/code '{"Publish":true,"ZipFile":"'"$(package two)"'"}' >"$scratch/updated"
[[ $(jq -r .Version "$scratch/updated") == 1 ]] || fail "not published: $(cat "$scratch/updated")"
for signal in KILL TERM KILL; do
  restart "$signal"
  lambda GET "/fn/configuration?Qualifier=1" >"$scratch/read"
  cmp "$scratch/updated" "$scratch/read" || fail "after SIG$signal another answer: $(cat "$scratch/read")"
  curl -sS -o "$scratch/downloaded.zip" "$(lambda GET /fn | jq -r .Code.Location)"
  cmp "$scratch/package.zip" "$scratch/downloaded.zip" || fail "after SIG$signal another package"
done

expect 2 "$PLUMBLINE" serve --port 0 --data "$data"
says "is in use by process $server"
kill "$server"
wait "$server" || true
sqlite3 "$data/plumbline.db" 'PRAGMA user_version = 1000'
expect 2 "$PLUMBLINE" serve --port 0 --data "$data"
says "was written by a newer plumbline"
truncate -s 5000 "$data/plumbline.db"
expect 2 "$PLUMBLINE" serve --port 0 --data "$data"
says "$data/plumbline.db is damaged"
expect 2 "$PLUMBLINE" serve --port 0 --data /dev/null/data
says "/dev/null"

start_reference --code-storage-limit 100
expect 0 lambda POST "" '{"FunctionName":"fn","Runtime":"nodejs22.x","Handler":"index.handler",
  "Role":"arn:aws:iam::123456789012:role/lambda-role","Code":{"ZipFile":"'"$(package one)"'"}}'
says "Code storage limit exceeded"
