#!/usr/bin/env bash
# `plumbline serve --require-sigv4` lets in those whose keys it knows, keeps their functions apart, and is held
# against the page by `plumbline run --sigv4`.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

cat >"$scratch/credentials" <<'KEYS'
[default]
aws_access_key_id = AKIDONE
aws_secret_access_key = one/+secret
aws_account_id = 111111111111

[other]
aws_access_key_id = AKIDTWO
aws_secret_access_key = two
aws_session_token = token
aws_account_id = 222222222222

[stranger]
aws_access_key_id = AKIDONE
aws_secret_access_key = guessed
KEYS
sed '/stranger/,$d' "$scratch/credentials" >"$scratch/known"
export AWS_SHARED_CREDENTIALS_FILE=$scratch/credentials AWS_CONFIG_FILE=/dev/null AWS_PAGER='' HOME=$scratch
export AWS_EC2_METADATA_DISABLED=true AWS_MAX_ATTEMPTS=1
unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_REGION AWS_DEFAULT_REGION

start_reference --require-sigv4 --credentials "$scratch/known"

# lambda PROFILE REGION ARG...
lambda() { "$AWS_CLI" --profile "$1" --region "$2" lambda "${@:3}" --endpoint-url "$endpoint" --output json; }

echo >"$scratch/index.js"
(cd "$scratch" && zip -q package.zip index.js)
lambda default us-west-2 create-function --function-name my-function --runtime nodejs22.x --handler index.handler \
  --role arn:aws:iam::111111111111:role/lambda-role --zip-file "fileb://$scratch/package.zip" >/dev/null
lambda default us-west-2 update-function-code --function-name my-function \
  --zip-file "fileb://$scratch/package.zip" >"$scratch/updated"
[[ $(jq -r .FunctionArn "$scratch/updated") == arn:aws:lambda:us-west-2:111111111111:function:my-function ]] ||
  fail "the ARN is not of the signer's account and region: $(cat "$scratch/updated")"

for whom in "other us-west-2" "default eu-west-1"; do
  # shellcheck disable=SC2086
  expect 254 lambda $whom get-function --function-name my-function
  says ResourceNotFoundException
done
expect 254 lambda other us-west-2 get-function --function-name 111111111111:function:my-function
says AccessDenied
for whom in "other us-west-2" "default eu-west-1"; do
  # shellcheck disable=SC2086
  [[ $(lambda $whom list-functions | jq '.Functions | length') == 0 ]] || fail "$whom sees functions of another home"
done

# The query form, as whoever is handed an address uses it.
presigned=$(AWS_PROFILE=default AWS_DEFAULT_REGION=us-west-2 /usr/bin/python3 - "$endpoint" <<'PRESIGN'
import sys

import boto3

client = boto3.client("lambda", endpoint_url=sys.argv[1])
print(client.generate_presigned_url("get_function", Params={"FunctionName": "my-function"}, ExpiresIn=60))
PRESIGN
)
[[ $(curl -sSf "$presigned" | jq -r .Configuration.FunctionName) == my-function ]] || fail "a presigned URL is refused"
expect 0 curl -sS "${presigned/my-function/my-other}"
says "signature we calculated does not match"
expect 0 curl -sS -D - -o /dev/null "$presigned"
says "x-plumbline-account: 111111111111"

expect 254 lambda stranger us-west-2 list-functions
says InvalidSignatureException
expect 0 curl -s -D - "$endpoint/2015-03-31/functions/"
says "403 Forbidden"
says MissingAuthenticationTokenException
expect 0 curl -s "$endpoint/_plumbline/health"
says ok

expect 0 "$PLUMBLINE" run --endpoint "$endpoint" --sigv4 --region us-east-1 --strict --budget 50
expect 0 "$PLUMBLINE" run --endpoint "$endpoint" --sigv4 --region us-east-1 --profile other --filter 'DryRun/*'
expect 3 "$PLUMBLINE" run --endpoint "$endpoint" --filter 'DryRun/*'
says MissingAuthenticationTokenException
expect 2 "$PLUMBLINE" run --endpoint "$endpoint" --sigv4
says AWS_REGION
expect 2 "$PLUMBLINE" run --endpoint "$endpoint" --sigv4 --region us-east-1 --profile nobody
says nobody

expect 2 "$PLUMBLINE" serve --require-sigv4
expect 2 "$PLUMBLINE" serve --require-sigv4 --credentials "$scratch/credentials"
says "[stranger]: another section"
