#!/usr/bin/env bash
# To whom `plumbline serve` listens: TLS, strangers on other addresses, and how it ends.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

make_certificates
cert=$scratch/server.pem key=$scratch/server.key
: >"$scratch/index.js"
(cd "$scratch" && zip -q package.zip index.js)

# create NAME CURL_OPTION...: makes a function over $endpoint.
create() {
  local name=$1
  shift
  curl -sSf "$@" -X POST "$endpoint/2015-03-31/functions" -H 'Content-Type: application/json' -d "{
    \"FunctionName\": \"$name\", \"Runtime\": \"nodejs22.x\", \"Handler\": \"index.handler\",
    \"Role\": \"arn:aws:iam::123456789012:role/r\", \"Code\": {\"ZipFile\": \"$(base64 -w0 "$scratch/package.zip")\"}}" \
    >/dev/null
}

start_reference --tls-cert "$cert" --tls-key "$key"
endpoint=${endpoint/http:/https:}
create my-function --cacert "$scratch/ca.pem"
location=$(curl -sSf --cacert "$scratch/ca.pem" "$endpoint/2015-03-31/functions/my-function" | jq -r .Code.Location)
[[ $location == "$endpoint"/* ]] || fail "the package is said to be at $location"
curl -sSf --cacert "$scratch/ca.pem" "$location" -o "$scratch/read-back.zip"
cmp "$scratch/package.zip" "$scratch/read-back.zip" || fail "other bytes were read back"
expect 60 curl -sS "$endpoint/_plumbline/health"
expect 0 "$PLUMBLINE" run --endpoint "$endpoint" --ca-bundle "$scratch/ca.pem" --strict --budget 50
expect 3 "$PLUMBLINE" run --endpoint "$endpoint" --budget 50
says "certificate"
kill -TERM "$server"
wait "$server" || fail "serve over TLS did not end well on SIGTERM"

start_reference --public-url https://lambda.test
create my-function
expect 0 curl -sSf "$endpoint/2015-03-31/functions/my-function"
says '"Location":"https://lambda.test/_plumbline/code/'

expect 2 "$PLUMBLINE" serve --port 0 --tls-cert "$cert"
expect 2 "$PLUMBLINE" serve --port 0 --tls-key "$key"
expect 2 "$PLUMBLINE" serve --port 0 --tls-cert "$scratch/missing.pem" --tls-key "$key"
says "$scratch/missing.pem: cannot be read: No such file or directory"
expect 2 "$PLUMBLINE" serve --port 0 --tls-cert "$cert" --tls-key "$scratch/ca.key"
says "is not the key of the certificate in $cert"
expect 2 "$PLUMBLINE" serve --port 0 --public-url lambda.test
expect 2 "$PLUMBLINE" serve --port 0 --public-url https://lambda.test/path

for host in 0.0.0.0 :: 192.0.2.1 127.example; do
  expect 2 "$PLUMBLINE" serve --port 0 --host "$host"
  says "--insecure"
done
start_reference --host 0.0.0.0 --insecure
expect 0 curl -sSf "$endpoint/_plumbline/health"
printf '%s\n' '[default]' 'aws_access_key_id = AKIDONE' 'aws_secret_access_key = one' >"$scratch/keys"
start_reference --host 0.0.0.0 --require-sigv4 --credentials "$scratch/keys"
expect 22 curl -sSf "$endpoint/2015-03-31/functions/"
