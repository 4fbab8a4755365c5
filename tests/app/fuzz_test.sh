#!/usr/bin/env bash
# `plumbline fuzz`, `replay` and the exports of `list`: in process, over loopback, against a mutant and nobody.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$scratch"

# Nothing is found in the reference; what is answered in a new way is kept.
expect 0 "$PLUMBLINE" fuzz --runs 3000 --seed 1 --strict --corpus corpus --json fuzz.json --junit fuzz.xml
says "PASSED"
[[ $(jq .summary.requests fuzz.json) -le 3000 ]] || fail "more requests were sent than allowed"
xmllint --noout fuzz.xml || fail "fuzz.xml is no XML"
[[ $(find corpus/request -type f | wc -l) -gt 20 ]] || fail "the corpus did not grow"
expect 0 "$PLUMBLINE" fuzz --runs 500 --seed 1 --corpus corpus --quiet

# The corpus can be replayed, and so can cases; what is no request is said to be none.
expect 0 "$PLUMBLINE" replay corpus --strict
says "predicted must be refused"
expect 0 "$PLUMBLINE" replay FunctionName/length/bare-65 'ZipFile/base64/padding/*'
says "FunctionName/length/bare-65"
printf 'no archive' >text
expect 0 "$PLUMBLINE" replay text --as base64
says "ZipFile.base64"
mkdir -p sigv4 && cp text sigv4/
expect 3 "$PLUMBLINE" replay sigv4
says "left out"
expect 2 "$PLUMBLINE" replay text --as nothing
expect 2 "$PLUMBLINE" replay no/such/case
expect 2 "$PLUMBLINE" fuzz --runs 3
expect 2 "$PLUMBLINE" fuzz --mode words
expect 2 "$PLUMBLINE" fuzz --rate -1

# What is found could not be kept: that is said before anything is sought.
expect 2 "$PLUMBLINE" fuzz --findings text
says "--findings: text: Not a directory"
expect 2 "$PLUMBLINE" fuzz --corpus text/corpus
says "--corpus: text/corpus: Not a directory"
mkdir nothing
expect 2 "$PLUMBLINE" replay nothing
says "nothing: there is no file in this folder"

# A mutant over loopback: found by the right clause, shrunk, kept, replayed, and gone with the mutant.
start_reference --mutant base64/padding-added
expect 1 "$PLUMBLINE" fuzz --endpoint "$endpoint" --mode base64 --runs 3000 --seed 1 --findings found --json mutant.json
jq -e '[.findings[].clause] | index("ZipFile.base64")' mutant.json >/dev/null || fail "the clause is missing"
expect 1 "$PLUMBLINE" fuzz --endpoint "$endpoint" --mode base64 --runs 100000 --seed 1 --fail-fast --json first.json
says "ZipFile.base64"
[[ $(jq .summary.requests first.json) -lt 50000 ]] || fail "it went on behind the first finding"
expect 1 "$PLUMBLINE" replay found --endpoint "$endpoint"
says "ZipFile.base64: 200, expected 400"
expect 0 "$PLUMBLINE" replay found
functions=$(curl -sSf "$endpoint/2015-03-31/functions/" | jq -c .Functions)
[[ $functions == "[]" ]] || fail "functions were left behind: $functions"

# So is one that answers an update as if it were made, and makes none.
start_reference --mutant read/not-updated
expect 1 "$PLUMBLINE" fuzz --endpoint "$endpoint" --mode base64 --runs 1000 --seed 1 --findings forgotten
says "read back, Code"
expect 1 "$PLUMBLINE" replay forgotten --endpoint "$endpoint"
says "ZipFile.replaces-code: read back"
expect 0 "$PLUMBLINE" replay forgotten

# A target that ends while it is fuzzed is a finding; one that was never there cannot be tested.
start_reference
"$PLUMBLINE" fuzz --endpoint "$endpoint" --time 20 --read-timeout 2 --quiet >gone 2>&1 &
fuzzing=$!
children+=("$fuzzing")
until curl -sSf "$endpoint/2015-03-31/functions/" | jq -e '.Functions != []' >/dev/null; do :; done
kill -KILL "$server"
status=0
wait "$fuzzing" || status=$?
[[ $status == 1 ]] || fail "exit status $status, not 1, where the target ended: $(cat gone)"
grep -q "1 without answer" gone || fail "the silence is not told: $(cat gone)"
expect 3 "$PLUMBLINE" fuzz --endpoint "$endpoint"
says "cannot be tested"
expect 3 "$PLUMBLINE" fuzz --endpoint "$endpoint" --function here
says "the function here cannot be read back"
says "unreachable"
expect 3 "$PLUMBLINE" replay text --as base64 --endpoint "$endpoint"
says "Nobody listens there"
expect 3 "$PLUMBLINE" replay FunctionName/length/bare-65 --endpoint "$endpoint"
says "Nobody listens there"
expect 2 "$PLUMBLINE" replay no/such/case --endpoint "$endpoint"

# An interrupt ends both early, with a report, and takes their functions away.
start_reference
interrupted() {
  local status=0
  "$PLUMBLINE" "$@" --endpoint "$endpoint" >early 2>&1 &
  local running=$!
  children+=("$running")
  until curl -sSf "$endpoint/2015-03-31/functions/" | jq -e '.Functions != []' >/dev/null; do :; done
  kill -TERM "$running"
  wait "$running" || status=$?
  [[ $status == 3 ]] || fail "exit status $status, not 3, after an interrupt: $(cat early)"
  grep -q "INCOMPLETE" early || fail "an interrupted $1 tells nothing: $(cat early)"
  grep -q "interrupted" early || fail "the interrupt is not told: $(cat early)"
  functions=$(curl -sSf "$endpoint/2015-03-31/functions/" | jq -c .Functions)
  [[ $functions == "[]" ]] || fail "functions were left behind by $1: $functions"
}
interrupted fuzz --time 60
interrupted replay corpus "$(dirname "$0")/../../corpus/seeds" '*'

# The cases as seeds and vectors.
expect 0 "$PLUMBLINE" list --export-corpus seeds
[[ $(cat seeds/base64/ZipFile.base64.padding.alone) == "====" ]] || fail "a seed is missing"
expect 0 "$PLUMBLINE" replay seeds/request --strict --quiet
expect 0 "$PLUMBLINE" list --export-vectors vectors
jq -e '.vectors | length > 500' vectors/index.json >/dev/null || fail "vectors are missing"
