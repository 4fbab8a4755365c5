#!/usr/bin/env bash
# What CI does with runs: known deviations, shards, reports of all kinds, comparisons, options from a file and from
# the environment.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$scratch"

start_reference --mutant hash/hex
run=("$PLUMBLINE" run --endpoint "$endpoint" --budget 50 --sequences 2 --jobs 4 --seed 5)

# A baseline lets an endpoint with deviations pass, until there is a new one or one is gone.
expect 1 "${run[@]}" --quiet
expect 2 "${run[@]}" --baseline known.txt
says "cannot be read"
expect 0 "${run[@]}" --baseline known.txt --update-baseline
grep -q '^cause response.CodeSha256.value ' known.txt || fail "the baseline does not know the deviation: $(cat known.txt)"
expect 0 "${run[@]}" --baseline known.txt --junit known.xml --json known.json --journal old.ndjson
says "nothing that the baseline does not know"
says "KNOWN  response.CodeSha256.value"
[[ $(xmllint --xpath 'string(/testsuites/@failures)' known.xml) == 0 ]] || fail "known failures are failures in JUnit"
[[ $(xmllint --xpath 'string(/testsuites/@skipped)' known.xml) != 0 ]] || fail "known failures are not told in JUnit"
[[ $(jq '.baseline.failed > 0 and .exit_status == 0' known.json) == true ]] || fail "the JSON report knows no baseline"
sed '1d' known.txt >less.txt
expect 1 "${run[@]}" --baseline less.txt
says "in ways that the baseline"
echo 'case code/no-such-case response.status' >>known.txt
expect 1 "${run[@]}" --baseline known.txt
says "known.txt:$(wc -l <known.txt): case code/no-such-case response.status: seen no more"
expect 0 "${run[@]}" --baseline known.txt --update-baseline
! grep -q no-such-case known.txt || fail "a stale line stayed"
echo 'cause nonsense' >>known.txt
expect 2 "${run[@]}" --baseline known.txt
says "known.txt:$(wc -l <known.txt): '' is no kind of defect"

# The commands that findings show do show them.
expect 1 "${run[@]}" --filter 'code/replaced' --json one.json --html one.html --markdown one.md
grep -q '<h2>Failures' one.html || fail "the page shows no failures"
grep -q 'CodeSha256' one.md || fail "the summary shows no failures"
export AWS_EC2_METADATA_DISABLED=true AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null HOME=$scratch AWS_PAGER=''
PATH=$(dirname "$AWS_CLI"):$PATH
jq -r 'first(.findings[] | select(.aws_cli)) | .aws_cli' one.json >aws.sh
grep -q '^aws lambda create-function ' aws.sh || fail "no command of the AWS CLI makes the function"
expect 0 bash aws.sh
grep -qE '"CodeSha256": "[0-9a-f]{64}"' out || fail "the commands do not show the finding"
remove_functions "$endpoint"

# Shards are parts of one run, and their journals together its report. Without requests that meet: what each of them
# shows hangs on which comes first.
alone=(--filter '[!c]*')
for i in 1 2 3; do
  expect 1 "${run[@]}" "${alone[@]}" --shard "$i/3" --journal "shard$i.ndjson" --quiet
done
expect 1 "${run[@]}" "${alone[@]}" --json whole.json --journal whole.ndjson --quiet
expect 1 "$PLUMBLINE" report shard1.ndjson shard2.ndjson shard3.ndjson --json together.json --quiet
counts='[.exit_status, .summary.verdicts, (.findings | map([.clause, .kind, .observed, .cases]))]'
diff <(jq "$counts" whole.json) <(jq "$counts" together.json) || fail "shards come to another result than the whole"
expect 0 "$PLUMBLINE" report merge shard1.ndjson shard2.ndjson shard3.ndjson --output merged.ndjson
for kind in json html markdown junit; do
  expect 1 "$PLUMBLINE" report shard1.ndjson shard2.ndjson shard3.ndjson --quiet "--$kind" "shards.$kind"
  expect 1 "$PLUMBLINE" report merged.ndjson --quiet "--$kind" "merged.$kind"
  cmp "shards.$kind" "merged.$kind" || fail "the $kind report of merged shards is another one than of the shards"
done
expect 0 "$PLUMBLINE" report compare whole.ndjson merged.ndjson
says "0 worse, 0 better, 0 new (0 of them failing), 0 gone"
expect 3 "$PLUMBLINE" report shard1.ndjson shard3.ndjson
says "journals of shards are missing: 2/3"
expect 2 "$PLUMBLINE" report shard1.ndjson shard1.ndjson
says "is there twice"
expect 2 "${run[@]}" --shard 4/3
says "--shard 4/3"
expect 2 "$PLUMBLINE" run --shard 1/3
expect 2 "$PLUMBLINE" report

# A comparison finds what a change has mended, and what it has broken.
rm port
start_reference
expect 0 "$PLUMBLINE" run --endpoint "$endpoint" --budget 50 --sequences 2 --jobs 4 --journal new.ndjson --quiet
expect 0 "$PLUMBLINE" report compare old.ndjson new.ndjson
says "BETTER"
expect 1 "$PLUMBLINE" report compare new.ndjson old.ndjson
says "WORSE"

# Options come from the command line, then from a file, then from the environment.
printf '[run]\nfilter = "code/replaced"\nstrict = true\n' >plumbline.toml
expect 0 "$PLUMBLINE" run --config plumbline.toml
says "profile strict, cases code/replaced"
expect 0 "$PLUMBLINE" run --config plumbline.toml --filter 'code/bytes'
says "cases code/bytes"
expect 2 "$PLUMBLINE" run --config no-such-file.toml
PLUMBLINE_FILTER='code/replaced' AWS_ENDPOINT_URL=$endpoint expect 0 "$PLUMBLINE" run
says "plumbline against $endpoint"
says "cases code/replaced"
PLUMBLINE_ENDPOINT=$endpoint AWS_ENDPOINT_URL=http://127.0.0.1:1 expect 0 "$PLUMBLINE" run --filter 'code/replaced'
says "plumbline against $endpoint"
