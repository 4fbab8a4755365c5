#!/usr/bin/env bash
# `plumbline run` from end to end: in process and over loopback HTTP, with its reports, from any directory.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$scratch"

expect 0 "$PLUMBLINE" run --strict --junit in-process.xml --json in-process.json
says "PASSED"
says " 0 failed, 0 warned, 0 contested, 0 untestable, 0 without answer"

mkdir -p s3/packages/.versions/app.zip
echo "exports.handler = async () => 1;" >index.js
zip -q s3/packages/app.zip index.js
echo "exports.handler = async () => 0;" >index.js
zip -q older.zip index.js
cp older.zip s3/packages/.versions/app.zip/1
start_reference --s3-root s3
expect 0 "$PLUMBLINE" run --strict --endpoint "$endpoint" --junit over-http.xml --json over-http.json \
  --s3-object packages/app.zip=s3/packages/app.zip --s3-version 1=older.zip
says " 0 failed, 0 warned, 0 contested, 0 untestable, 0 without answer"
! grep -qF "package in S3" out || fail "cases were left out that the package in S3 is for"

for report in in-process over-http; do
  xmllint --noout "$report.xml" || fail "$report.xml is no XML"
  [[ $(jq .summary.verdicts.fail "$report.json") == 0 ]] || fail "$report.json does not say that nothing failed"
done
curl -sSf "$endpoint/2015-03-31/functions/" | jq -e '.Functions == []' >/dev/null || fail "functions were left behind"

curl -sSf -X POST "$endpoint/2015-03-31/functions" -H 'Content-Type: application/json' -d "{
  \"FunctionName\": \"mine\", \"Runtime\": \"nodejs22.x\", \"Handler\": \"index.handler\",
  \"Role\": \"arn:aws:iam::123456789012:role/r\", \"Code\": {\"ZipFile\": \"$(base64 -w0 older.zip)\"}}" >/dev/null
expect 0 "$PLUMBLINE" run --endpoint "$endpoint" --function mine --budget 100
says "need functions of their own"

expect 0 "$PLUMBLINE" clauses
expect 0 "$PLUMBLINE" list --filter 'ZipFile/*' --json
jq -e .id <out >/dev/null || fail "list --json is no JSON"
kill -TERM "$server"
wait "$server" || fail "serve did not end well on SIGTERM"
