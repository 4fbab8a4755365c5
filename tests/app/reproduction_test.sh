#!/usr/bin/env bash
# The commands that a report gives for a finding, pasted into a shell after the run, show what was found: the target
# answers them as it answered the run, and a right one answers otherwise.
#
#   AWS_CLI  the AWS CLI's program
set -euo pipefail
. "$(dirname "$0")/lib.sh"
cd "$scratch"
mkdir bin && ln -s "$AWS_CLI" bin/aws
export PATH=$scratch/bin:$PATH AWS_EC2_METADATA_DISABLED=true AWS_PAGER='' HOME=$scratch
unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CA_BUNDLE

# What differs from one moment to the next.
timeless() {
  sed -E 's/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/(uuid)/g; s/[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(\+0000|Z)/(date)/g'
}

# last_answer ENDPOINT: pastes the commands of standard input, of curl, for that endpoint; the status and the body of
# what came back last.
last_answer() {
  sed "s#$endpoint#$1#g" >commands
  if ! head -n -1 commands | bash >/dev/null 2>errors || ! tail -n 1 commands | bash >answer 2>errors; then
    cat commands errors >&2
    fail "the shell did not take the commands"
  fi
  tr -d '\r' <answer | awk 'NR == 1 { print $2 } in_body { print } $0 == "" { in_body = 1 }' | timeless
}

# shows_again WHAT FINDING FILTER: pastes the commands of a finding for its target and for the right one, both without
# functions; holds what FILTER leaves of their last answers against that of the finding's.
shows_again() {
  local wanted got
  remove_functions "$endpoint"
  remove_functions "$right"
  wanted=$(jq -r '"\(.witness.response.status)\n\(.witness.response.body.content)"' <<<"$2" | timeless | "$3")
  got=$(jq -r .curl <<<"$2" | last_answer "$endpoint" | "$3")
  [[ $got == "$wanted" ]] || fail "$1: the commands show $got, not $wanted"
  got=$(jq -r .curl <<<"$2" | last_answer "$right" | "$3")
  [[ $got != "$wanted" ]] || fail "$1: the commands show the same of a right target: $got"
}

# findings_of REPORT: one a line. What a refusal has changed does not show in its answer; what was read by a value that
# an answer told is read of a right target as well.
findings_of() {
  jq -c '.findings[] | select(.kind != "state-changed" and .witness.request.method == "PUT")' "$1"
}

start_reference
right=$endpoint
shown=0
by_aws=0
while read -r mutant cases; do
  start_reference --mutant "$mutant"
  expect 1 "$PLUMBLINE" run --endpoint "$endpoint" --strict --budget 500 --seed 3 --filter "$cases" --json run.json
  findings_of run.json >findings
  while read -r finding <&3; do
    what="$mutant, $(jq -r '.clause + ", " + .witness.id' <<<"$finding")"
    shows_again "$what" "$finding" cat
    shown=$((shown + 1))

    if ((by_aws >= 4)) || ! jq -e .aws_cli <<<"$finding" >/dev/null; then continue; fi
    remove_functions "$endpoint"
    status=$(jq .witness.response.status <<<"$finding")
    jq -r .aws_cli <<<"$finding" >commands
    answered=0
    bash commands >answers 2>errors || answered=$?
    if ((status < 300)); then
      ((answered == 0)) || fail "$what: the AWS CLI was refused: $(cat commands errors)"
    else
      type=$(jq -r '.witness.response.headers[] | select(.name | ascii_downcase == "x-amzn-errortype").value' <<<"$finding")
      grep -qF "($type)" errors || fail "$what: the AWS CLI was not refused with $type: $(cat commands errors)"
    fi
    by_aws=$((by_aws + 1))
  done 3<findings
  kill "$server"
  wait "$server" || true
done <<'MUTANTS'
base64/junk-skipped ZipFile/base64/*
hash/hex code/back-and-forth
name/length-141-accepted FunctionName/length/*
publish/ignored publish/*
MUTANTS
echo "$shown findings were shown again by curl, $by_aws by the AWS CLI"
((shown >= 4 && by_aws >= 2)) || fail "hardly any finding was shown again"

# So do those of fuzzing. Of a success it is the status: the function had been updated before, and is new now.
short() { awk 'NR == 1 || status >= 400 { print } NR == 1 { status = $1 }'; }
fuzzed=0
while read -r mutant mode; do
  start_reference --mutant "$mutant"
  expect 1 "$PLUMBLINE" fuzz --endpoint "$endpoint" --strict --mode "$mode" --runs 2500 --seed 1 --json run.json
  findings_of run.json >findings
  while read -r finding <&3; do
    shows_again "$mutant, fuzzed, $(jq -r .clause <<<"$finding")" "$finding" short
    fuzzed=$((fuzzed + 1))
  done 3<findings
  kill "$server"
  wait "$server" || true
done <<'MUTANTS'
name/never-decoded name
base64/padding-added base64
members/any-case body
MUTANTS
echo "$fuzzed findings of fuzzing were shown again"
((fuzzed >= 3)) || fail "hardly any finding of fuzzing was shown again"
