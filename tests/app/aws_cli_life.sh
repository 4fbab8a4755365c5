#!/usr/bin/env bash
# A function's whole life, lived by the AWS CLI. boto3_life.py and javascript_life.mjs live the same.
# shellcheck disable=SC2153
#
# The environment: AWS_CLI, ENDPOINT, THROTTLED (an endpoint that grants a request every ten seconds), PACKAGES (a
# folder with one.zip, two.zip and three.zip; the last is S3's packages/three.zip too), credentials, region,
# AWS_CA_BUNDLE.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

export AWS_PAGER='' AWS_RETRY_MODE=standard AWS_MAX_ATTEMPTS=1
name=aws-cli-function

lambda() { "$AWS_CLI" lambda "$@" --endpoint-url "$ENDPOINT" --output json; }
update() { lambda update-function-code --function-name "$name" "$@"; }
configuration() { lambda get-function-configuration --function-name "$name"; }

code_sha256() { openssl dgst -sha256 -binary "$PACKAGES/$1" | base64; }

# equal WHAT WANTED FOUND
equal() { [[ $2 == "$3" ]] || fail "$1: wanted $2, found $3"; }

# refused ERROR COMMAND...: the CLI ends with an error that says so.
refused() {
  local wanted=$1
  shift
  expect 254 "$@"
  says "$wanted"
}

# create
created=$(lambda create-function --function-name "$name" --runtime nodejs22.x --handler index.handler \
  --role arn:aws:iam::111111111111:role/lambda-role --zip-file "fileb://$PACKAGES/one.zip")
equal "hash on creation" "$(code_sha256 one.zip)" "$(jq -r .CodeSha256 <<<"$created")"

# update from zip
updated=$(update --zip-file "fileb://$PACKAGES/two.zip")
equal "hash after the update" "$(code_sha256 two.zip)" "$(jq -r .CodeSha256 <<<"$updated")"
equal "version after the update" "\$LATEST" "$(jq -r .Version <<<"$updated")"
lambda wait function-updated-v2 --function-name "$name"

# update from S3
from_s3=$(update --s3-bucket packages --s3-key three.zip)
equal "hash from S3" "$(code_sha256 three.zip)" "$(jq -r .CodeSha256 <<<"$from_s3")"
refused "S3 Error Code: NoSuchKey" update --s3-bucket packages --s3-key missing.zip

# dry run
before=$(configuration)
update --zip-file "fileb://$PACKAGES/one.zip" --dry-run >/dev/null
equal "configuration after a dry run" "$before" "$(configuration)"

# publish
published=$(update --zip-file "fileb://$PACKAGES/two.zip" --publish)
equal "version published" 1 "$(jq -r .Version <<<"$published")"
equal "ARN published" "$(jq -r .FunctionArn <<<"$updated"):1" "$(jq -r .FunctionArn <<<"$published")"

# stale revision
refused PreconditionFailedException update --zip-file "fileb://$PACKAGES/one.zip" \
  --revision-id "$(jq -r .RevisionId <<<"$before")"

# bad name
refused ValidationException lambda update-function-code --function-name 'my!function' \
  --zip-file "fileb://$PACKAGES/one.zip"

# read back
location=$(lambda get-function --function-name "$name" | jq -r .Code.Location)
curl -sSf --cacert "$AWS_CA_BUNDLE" "$location" -o "$scratch/read-back.zip"
cmp "$PACKAGES/two.zip" "$scratch/read-back.zip" || fail "other bytes were read back"

# list versions
equal "versions" "\$LATEST 1" \
  "$(lambda list-versions-by-function --function-name "$name" | jq -r '[.Versions[].Version] | join(" ")')"

# throttle: for ten seconds after one that was granted, the next request comes too early
until [[ $(curl -sS -o "$scratch/granted" -w '%{http_code}' "$THROTTLED/2015-03-31/functions/") == 200 ]]; do :; done
refused TooManyRequestsException "$AWS_CLI" lambda list-functions --endpoint-url "$THROTTLED"
AWS_MAX_ATTEMPTS=12 "$AWS_CLI" lambda list-functions --endpoint-url "$THROTTLED" >/dev/null

# delete
lambda delete-function --function-name "$name"
refused ResourceNotFoundException lambda get-function --function-name "$name"
