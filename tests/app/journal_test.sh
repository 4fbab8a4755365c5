#!/usr/bin/env bash
# A run's journal: reports made of it are those that the run made, it holds no credentials, and a run that is killed
# goes on from it and ends as if nothing had happened.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$scratch"

cat >credentials <<'KEYS'
[default]
aws_access_key_id = AKIDONE
aws_secret_access_key = one/+secret
KEYS
export AWS_SHARED_CREDENTIALS_FILE=$scratch/credentials AWS_CONFIG_FILE=/dev/null HOME=$scratch
unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_REGION AWS_DEFAULT_REGION

# The reports of a run, and of its journal, are the same bytes.
start_reference --mutant hash/hex --require-sigv4 --credentials credentials
expect 1 "$PLUMBLINE" run --endpoint "$endpoint" --sigv4 --region us-east-1 --strict --budget 200 --journal run.ndjson \
  --junit run.xml --json run.json --html run.html --markdown run.md
cp out run.txt
# same_reports JOURNAL NAME: what `report` makes of the journal are NAME.txt, .xml, .json, .html and .md, byte by byte.
same_reports() {
  rm -f again.*
  expect 1 "$PLUMBLINE" report "$1" --junit again.xml --json again.json --html again.html --markdown again.md
  cp out again.txt
  for kind in txt xml json html md; do
    [[ -s again.$kind ]] || fail "no report $kind"
    cmp "$2.$kind" "again.$kind" || fail "the report $kind of $1 is another one than the run's"
  done
}
same_reports run.ndjson run
says "response.CodeSha256.value"

# Every line is one JSON value; nothing secret is in them, though answers link to packages and requests were signed.
jq -e . run.ndjson >/dev/null || fail "the journal is no NDJSON"
[[ $(head -n 1 run.ndjson | jq .journal) == 1 ]] || fail "the journal does not begin with what was run"
[[ $(tail -n 1 run.ndjson | jq -r '.end | type') == object ]] || fail "the journal does not say how the run ended"
! grep -nE 'AWS4-HMAC-SHA256|one/\+secret|AKIDONE|Signature=[0-9a-f]|/_plumbline/code/[0-9a-f]' run.ndjson || fail "a credential"
expect 2 "$PLUMBLINE" run --endpoint "$endpoint" --sigv4 --region us-east-1 --journal run.ndjson
says "is there already"

# What is no journal, or one of another run, is refused with what is wrong.
head -c 2000 run.ndjson >torn.ndjson
expect 3 "$PLUMBLINE" report torn.ndjson
says "torn.ndjson ends before its run did"
(cat run.ndjson && echo '{"case": 1}') >hostile.ndjson
expect 2 "$PLUMBLINE" report hostile.ndjson
says "hostile.ndjson:$(wc -l <hostile.ndjson): something follows the end of the run"
expect 2 "$PLUMBLINE" report credentials
says "credentials:1: no JSON"
expect 2 "$PLUMBLINE" report no-such-file
resume=("$PLUMBLINE" run --endpoint "$endpoint" --sigv4 --region us-east-1 --resume torn.ndjson)
expect 2 "${resume[@]}" --budget 200
says "the profile was 'strict' and is 'documented'"
expect 2 "${resume[@]}" --strict --budget 100
says "--budget was '200' and is '100'"
expect 2 "${resume[@]}" --strict --budget 200 --seed 1
says "--seed was "
expect 2 "${resume[@]}" --strict --budget 200 --journal other.ndjson
expect 1 "${resume[@]}" --strict --budget 200 --junit more.xml --json more.json --html more.html --markdown more.md
cp out more.txt
same_reports torn.ndjson more
[[ $(jq -s 'map(select(.case).case) | length - (unique | length)' torn.ndjson) == 0 ]] || fail "a case was run twice"

# Killed at random points, and gone on with until it is done: the same report as of a run in one piece.
rm port
start_reference --mutant hash/hex
# What is made smaller of a run that goes on is the first of what was left.
run=("$PLUMBLINE" run --endpoint "$endpoint" --strict --budget 3000 --sequences 5 --jobs 4 --no-shrink --quiet)
expect 1 "${run[@]}" --seed 7 --json whole.json
RANDOM=$$
echo "delays are those of RANDOM=$$"
killed=0
status=137
for ((attempt = 1; status == 137; ++attempt)); do
  how=(--resume killed.ndjson)
  [[ -s killed.ndjson ]] || how=(--seed 7 --journal killed.ndjson)
  "${run[@]}" "${how[@]}" --json pieces.json >out 2>err &
  pid=$!
  if ((attempt <= 8)); then
    sleep "$(printf '%d.%03d' $((attempt / 4)) $((RANDOM % 1000)))"
    kill -KILL "$pid" 2>/dev/null || true
  fi
  status=0
  wait "$pid" 2>/dev/null || status=$?
  [[ $status != 137 ]] || killed=$((killed + 1))
done
[[ $status == 1 ]] || fail "a run gone on with ended with $status: $(cat out err)"
((killed > 0)) || fail "the run was never killed"
echo "killed $killed times"
summary='{exit_status, because, verdicts: .summary.verdicts, left_out: .summary.left_out, untestable, clauses,
          findings: .findings | map({clause, kind, observed, cases, witness: .witness.id})}'
diff <(jq "$summary" whole.json) <(jq "$summary" pieces.json) || fail "a run in pieces ends with another report"
[[ $(jq -s 'map(select(.case).case) | length - (unique | length)' killed.ndjson) == 0 ]] || fail "a case was run twice"
curl -sSf "$endpoint/2015-03-31/functions/" | jq -e '.Functions == []' >/dev/null || fail "functions were left behind"
