#!/usr/bin/env bash
# The AWS CLI lives through a function on `plumbline serve`: create, update in every way, read back, delete.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

export AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=secret AWS_DEFAULT_REGION=us-west-2 AWS_PAGER=''
export AWS_EC2_METADATA_DISABLED=true AWS_MAX_ATTEMPTS=1 HOME=$scratch

mkdir -p "$scratch/s3/packages"
start_reference --s3-root "$scratch/s3"

lambda() { "$AWS_CLI" lambda "$@" --endpoint-url "$endpoint" --output json; }

# equal WHAT WANTED FOUND
equal() { [[ $2 == "$3" ]] || fail "$1: wanted $2, found $3"; }

# refused STATUS_TEXT COMMAND...: the CLI ends with an error that says so.
refused() {
  local wanted=$1
  shift
  expect 254 "$@"
  says "$wanted"
}

code_sha256() { openssl dgst -sha256 -binary "$1" | base64; }
package() {
  echo "exports.handler = async () => '$1';" >"$scratch/index.js"
  (cd "$scratch" && zip -q "$1.zip" index.js)
}
package one
package two
package three
cp "$scratch/three.zip" "$scratch/s3/packages/three.zip"

created=$(lambda create-function --function-name my-function --runtime nodejs22.x --handler index.handler \
  --role arn:aws:iam::123456789012:role/lambda-role --zip-file "fileb://$scratch/one.zip")
equal "hash on creation" "$(code_sha256 "$scratch/one.zip")" "$(jq -r .CodeSha256 <<<"$created")"

updated=$(lambda update-function-code --function-name my-function --zip-file "fileb://$scratch/two.zip")
equal "hash after the update" "$(code_sha256 "$scratch/two.zip")" "$(jq -r .CodeSha256 <<<"$updated")"
equal "version after the update" "\$LATEST" "$(jq -r .Version <<<"$updated")"
lambda wait function-updated-v2 --function-name my-function

published=$(lambda update-function-code --function-name my-function --zip-file "fileb://$scratch/one.zip" --publish)
equal "version published" 1 "$(jq -r .Version <<<"$published")"
equal "ARN published" "$(jq -r .FunctionArn <<<"$updated"):1" "$(jq -r .FunctionArn <<<"$published")"

before=$(lambda get-function-configuration --function-name my-function)
lambda update-function-code --function-name my-function --zip-file "fileb://$scratch/two.zip" --dry-run >/dev/null
equal "configuration after a dry run" "$before" "$(lambda get-function-configuration --function-name my-function)"

revision=$(jq -r .RevisionId <<<"$before")
lambda update-function-code --function-name my-function --zip-file "fileb://$scratch/two.zip" \
  --revision-id "$revision" >/dev/null
refused PreconditionFailedException lambda update-function-code --function-name my-function \
  --zip-file "fileb://$scratch/one.zip" --revision-id "$revision"

from_s3=$(lambda update-function-code --function-name my-function --s3-bucket packages --s3-key three.zip)
equal "hash from S3" "$(code_sha256 "$scratch/three.zip")" "$(jq -r .CodeSha256 <<<"$from_s3")"
refused "S3 Error Code: NoSuchKey" lambda update-function-code --function-name my-function \
  --s3-bucket packages --s3-key missing.zip

read_back=$(lambda get-function --function-name my-function)
curl -sSf "$(jq -r .Code.Location <<<"$read_back")" -o "$scratch/read-back.zip"
cmp "$scratch/three.zip" "$scratch/read-back.zip" || fail "other bytes were read back"
equal "versions" "\$LATEST 1" "$(lambda list-versions-by-function --function-name my-function |
  jq -r '[.Versions[].Version] | join(" ")')"
equal "functions" my-function "$(lambda list-functions | jq -r '.Functions[].FunctionName')"

arn=$(jq -r .FunctionArn <<<"$updated")
by_arn=$(lambda update-function-code --function-name "$arn" --zip-file "fileb://$scratch/one.zip")
equal "name by ARN" my-function "$(jq -r .FunctionName <<<"$by_arn")"
refused ResourceNotFoundException lambda update-function-code --function-name other \
  --zip-file "fileb://$scratch/one.zip"
refused ValidationException lambda update-function-code --function-name 'my!function' \
  --zip-file "fileb://$scratch/one.zip"

lambda delete-function --function-name my-function
refused ResourceNotFoundException lambda get-function --function-name my-function
