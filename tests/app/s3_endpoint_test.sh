#!/usr/bin/env bash
# `plumbline serve --s3-endpoint` reads packages from a real S3 server, s3rver: over HTTP and HTTPS, with keys of every
# kind, and with each of its errors as Lambda answers it. s3rver knows access keys, and takes any signature for right:
# what a signature is stands in tests/wire.
set -euo pipefail
here=$(dirname "$0")
. "$here/lib.sh"
. "$here/lives.sh"

make_certificates
make_packages
export AWS_ACCESS_KEY_ID=S3RVER AWS_SECRET_ACCESS_KEY=S3RVER AWS_DEFAULT_REGION=eu-west-1 AWS_PAGER='' HOME=$scratch
export AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
unset AWS_PROFILE AWS_SESSION_TOKEN AWS_REGION AWS_CA_BUNDLE

# start_s3 [CERTIFICATE KEY]: starts s3rver, sets $s3 to its address and $s3_server.
start_s3() {
  rm -f "$scratch/s3-port"
  node "$here/s3_server.mjs" "$NPM_FOLDER/node_modules" "$scratch/s3-data" "$scratch/s3-port" "$@" &
  s3_server=$!
  children+=("$s3_server")
  s3=http${1:+s}://127.0.0.1:$(await_port "$scratch/s3-port" "$s3_server")
}

# put KEY FILE
put() {
  "$AWS_CLI" s3api put-object --endpoint-url "$s3" --bucket packages --key "$1" --body "$scratch/$2" >/dev/null
}

# ask METHOD PATH JSON: the answer's status and error type to $scratch/head, its body to $scratch/out.
ask() {
  expect 0 curl -sS -D "$scratch/head" -X "$1" "$endpoint/2015-03-31/functions$2" -H 'Content-Type: application/json' \
    -d "$3"
}

# reads BUCKET KEY FILE: an update from there has the file's hash.
reads() {
  ask PUT /my-function/code "$(jq -n --arg b "$1" --arg k "$2" '{S3Bucket: $b, S3Key: $k}')"
  [[ $(jq -r .CodeSha256 "$scratch/out") == "$(openssl dgst -sha256 -binary "$scratch/$3" | base64)" ]] ||
    fail "$2 was not read: $(cat "$scratch/out")"
}

# fails STATUS TEXT BUCKET KEY: an update from there is refused so.
fails() {
  ask PUT /my-function/code "$(jq -n --arg b "$3" --arg k "$4" '{S3Bucket: $b, S3Key: $k}')"
  grep -q "^HTTP/1.1 $1 " "$scratch/head" || fail "$3/$4: wanted $1, found $(cat "$scratch/head" "$scratch/out")"
  says "$2"
}

create() {
  ask POST '' '{"FunctionName": "my-function", "Runtime": "nodejs22.x", "Handler": "index.handler",
    "Role": "arn:aws:iam::123456789012:role/r", "Code": {"S3Bucket": "packages", "S3Key": "app.zip"}}'
  grep -q '^HTTP/1.1 201 ' "$scratch/head" || fail "nothing was created: $(cat "$scratch/head" "$scratch/out")"
}

start_s3
put app.zip one.zip
put "releases/1.0/a b+c%20&d=e~(f)'*!\$@:,;.zip" two.zip
put "$(printf '\303\274/\342\202\254.zip')" three.zip
start_reference --s3-endpoint "$s3"
create
reads packages app.zip one.zip
reads packages "releases/1.0/a b+c%20&d=e~(f)'*!\$@:,;.zip" two.zip
reads packages "$(printf '\303\274/\342\202\254.zip')" three.zip
fails 400 "S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist." packages missing.zip
fails 400 "S3 Error Code: NoSuchBucket. S3 Error Message: The specified bucket does not exist" no-such-bucket app.zip

AWS_ACCESS_KEY_ID=NOBODY start_reference --s3-endpoint "$s3"
ask POST '' '{"FunctionName": "my-function", "Runtime": "nodejs22.x", "Handler": "index.handler",
  "Role": "arn:aws:iam::123456789012:role/r", "Code": {"S3Bucket": "packages", "S3Key": "app.zip"}}'
says "S3 Error Code: AccessDenied"

start_reference --s3-endpoint "$s3" 2>"$scratch/told"
create
kill "$s3_server"
wait "$s3_server" || true
fails 500 "The source of the function's code could not be read." packages app.zip
grep -q "could not be read in 4 tries: unreachable" "$scratch/told" || fail "nobody was told: $(cat "$scratch/told")"

start_s3 "$scratch/server.pem" "$scratch/server.key"
start_reference --s3-endpoint "$s3" --s3-ca-bundle "$scratch/ca.pem"
create
start_reference --s3-endpoint "$s3" 2>"$scratch/told"
ask POST '' '{"FunctionName": "my-function", "Runtime": "nodejs22.x", "Handler": "index.handler",
  "Role": "arn:aws:iam::123456789012:role/r", "Code": {"S3Bucket": "packages", "S3Key": "app.zip"}}'
grep -q '^HTTP/1.1 500 ' "$scratch/head" || fail "a stranger's certificate was trusted"
grep -q "certificate" "$scratch/told" || fail "nobody was told of the certificate: $(cat "$scratch/told")"

expect 2 "$PLUMBLINE" serve --s3-endpoint "$s3" --s3-root "$scratch"
expect 2 "$PLUMBLINE" serve --s3-endpoint ftp://127.0.0.1
says "--s3-endpoint ftp://127.0.0.1: "
unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
expect 2 "$PLUMBLINE" serve --s3-endpoint "$s3"
says "AWS_ACCESS_KEY_ID"
