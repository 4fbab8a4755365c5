#!/usr/bin/env bash
# One target and one seed give one report, however many cases are under way at once: the same findings, of the same
# cases, with the same smallest witness.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$scratch"

# What of a report is of the target and not of the moment: RevisionIds, dates and ids of requests are another ones
# each time, whether two dates differ is a matter of milliseconds (and so which steps of a scenario are left, and after
# how many attempts), and requests at once meet in another order.
of_the_target='.findings
  | map(select((.witness.id | startswith("concurrency/") | not) and (.observed | contains("LastModified") | not)))
  | map({clause, kind, observed, expected, cases,
      witness: (.witness | {id, about, target: .request.target, body: .request.body, status: .response.status})})'
told() {
  jq "$of_the_target" "$1" | sed -E 's/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/(uuid)/g
    s/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(\+0000|Z)/(date)/g
    s/[0-9]+ of ([0-9]+ steps)/(some) of \1/g
    s/-w([0-9]{5})-[0-9]{6}/-w\1-(attempt)/g'
}

# once CASES JOBS NAME: what a run of those cases with so many jobs tells, into NAME.
once() {
  expect 1 "$PLUMBLINE" run --endpoint "$endpoint" --strict --budget 2000 --seed 7 --filter "$1" --jobs "$2" \
    --json run.json
  told run.json >"$3"
}

smaller=0
while read -r mutant cases; do
  start_reference --mutant "$mutant"
  once "$cases" 2 few.txt
  [[ $(jq length few.txt) -gt 0 ]] || fail "$mutant: no findings"
  smaller=$((smaller + $(grep -c 'made smaller' few.txt || true)))
  for jobs in 8 32; do
    once "$cases" "$jobs" many.txt
    diff few.txt many.txt || fail "$mutant: with --jobs $jobs the report is another one"
  done
  kill "$server"
  wait "$server" || true
done <<'MUTANTS'
base64/junk-skipped ZipFile/*
list/latest-size version*
name/length-141-accepted FunctionName/*
hash/hex *d*
MUTANTS
((smaller > 0)) || fail "nothing was made smaller"
