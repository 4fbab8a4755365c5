#!/usr/bin/env bash
# Runs that end before their time: the user wants an end, or the target dies. What was done is told, what was not is
# counted, nothing is left behind, and --resume goes on.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$scratch"
mkdir tmp
export TMPDIR=$scratch/tmp

run=("$PLUMBLINE" run --budget 100 --sequences 2 --seed 7 --jobs 4 --strict)

# begin RUN-OPTION...: starts a run, slow enough to be met in the middle; $pid.
begin() {
  rm -f run.ndjson
  "${run[@]}" --endpoint "$endpoint" --rate 300 --journal run.ndjson "$@" >out 2>err &
  pid=$!
  children+=("$pid")
  local waited
  for ((waited = 0; waited < 400; ++waited)); do
    if [[ -s run.ndjson ]] && (($(wc -l <run.ndjson) >= 200)); then return; fi
    sleep 0.05
  done
  fail "the run does not get on"
}

# ends_with STATUS: so the run ends.
ends_with() {
  local status=0
  wait "$pid" || status=$?
  [[ $status == "$1" ]] || fail "the run ended with $status, not $1: $(tail -n 30 out err)"
}

# resumed: the run goes on, to a good end.
resumed() {
  expect 0 "${run[@]}" --endpoint "$endpoint" --resume run.ndjson --json resumed.json
  says "PASSED"
  [[ $(jq -s 'map(select(.case).case) | length - (unique | length)' run.ndjson) == 0 ]] || fail "a case was run twice"
  [[ $(jq '.summary.not_run' resumed.json) == 0 ]] || fail "cases were left"
}

nothing_is_left() {
  [[ -z $(ls -A tmp) ]] || fail "left among the temporary files: $(ls -A tmp)"
}

# shellcheck disable=SC2119
start_reference
for signal in INT TERM HUP; do
  begin --junit run.xml --json run.json
  kill -s "$signal" "$pid"
  ends_with 3
  says "INCOMPLETE"
  says "the run was interrupted after "
  says "--resume run.ndjson"
  jq -e . run.ndjson >/dev/null || fail "the journal is no NDJSON"
  [[ $(tail -n 1 run.ndjson | jq '.end.not_run > 0') == true ]] || fail "the journal does not say what is left"
  jq -e '.summary | .not_run > 0 and .suspects == []' run.json >/dev/null || fail "the JSON report does not say what is left"
  xmllint --xpath '//testsuite[@name="run"]/testcase[@name="whole"]/error' run.xml >/dev/null || fail "the JUnit report is whole"
  curl -sSf "$endpoint/2015-03-31/functions/" | jq -e '.Functions == []' >/dev/null || fail "functions were left behind"
  nothing_is_left
done
resumed

# Who leaves no time to clean up finds nothing to be cleaned.
for delay in 0.1 0.2 0.3 0.4 0.5; do
  timeout --signal KILL "$delay" "${run[@]}" --filter '*large*' >out 2>err || true
  nothing_is_left
done

# The target dies and stays away: what was under way is named, and accused of nothing.
port=${endpoint##*:}
begin --junit run.xml --json run.json
kill -KILL "$server"
ends_with 3
says "the target stopped answering after "
jq -e '.summary | .not_run > 0 and .verdicts["no-answer"] == 0 and .verdicts.fail == 0' run.json >/dev/null ||
  fail "somebody was blamed: $(jq .summary run.json)"
expect 3 "$PLUMBLINE" report run.ndjson --json again.json
cmp run.json again.json || fail "the journal tells something else"

# It is started again: the run goes on where it was.
"$PLUMBLINE" serve --port "$port" --quiet &
server=$!
children+=("$server")
curl -sSf --retry 20 --retry-connrefused --retry-delay 1 "$endpoint/_plumbline/health" >/dev/null
resumed

# It dies and comes back while a run waits for it: the run finds nothing, though all functions are gone.
begin
kill -KILL "$server"
sleep 1
"$PLUMBLINE" serve --port "$port" --quiet &
server=$!
children+=("$server")
ends_with 0
says "PASSED"
