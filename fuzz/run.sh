#!/usr/bin/env bash
# Runs fuzz targets that are built, for a bounded time or number of executions, and says what came of each.
# `./dev fuzz` builds them and calls this; fuzz/README.md tells more.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")

usage() {
  cat <<'USAGE'
./dev fuzz [TARGET...] [OPTION...] - runs the fuzz targets, two at a time, each from its seeds

  --time S        seconds for each target (60)
  --runs N        executions for each target, instead of a time; at most 10 minutes
  --seed N        of the fuzzer's choices (1): the same seed and --runs bring the same inputs
  --jobs N        targets at once (2)
  --corpus DIR    keep what is found in DIR/TARGET and begin there too; else each run begins from the seeds alone
  --list          the targets that there are, or that were named; runs none

./dev fuzz --coverage [FOLDER...]  what of harness/ the corpora reach, by folder, and the lines of FOLDER that they do not
./dev fuzz --oss-fuzz [CONFIG...]  plays OSS-Fuzz's builder, without Docker (fuzz/oss-fuzz/play_builder.sh)

A target's row comes when it has ended; exec/s counts the processor's time. The canary is a law that is false, and must
be found. Exit status: 0 all laws held, 1 a law was broken, or there was a crash, leak, time-out or lack of memory, or
the canary was not found, 2 wrong usage.
USAGE
}

refuse() {
  printf 'fuzz: %s (./dev fuzz --help tells more)\n' "$1" >&2
  exit 2
}

folder=
limit=-max_total_time=60
seed=1
jobs=2
corpus=
targets=()
list=no

number() { [[ ${2:-} =~ ^[1-9][0-9]{0,9}$ ]] || refuse "$1 wants a number from 1 on"; }

while (($# > 0)); do
  case $1 in
    --folder) folder=$2 && shift ;;
    --time) number "$@" && limit=-max_total_time=$2 && shift ;;
    --runs) number "$@" && limit=-runs=$2 && shift ;;
    --seed) number "$@" && seed=$2 && shift ;;
    --jobs) number "$@" && jobs=$2 && shift ;;
    --corpus) [[ -n ${2:-} ]] || refuse "--corpus wants a folder" && corpus=$2 && shift ;;
    --list) list=yes ;;
    --help | -h) usage && exit 0 ;;
    -*) refuse "there is no option $1" ;;
    *) targets+=("$1") ;;
  esac
  shift
done

all_targets() {
  local file
  for file in "$here"/*.options; do basename "$file" .options; done
}

# options_of TARGET: its .options file as arguments of libFuzzer.
options_of() {
  sed -n 's/^\([a-z_]*\) *= *\(.*\)$/-\1=\2/p' "$folder/fuzz_$1.options"
}

# fuzz TARGET: runs it, prints its row, and leaves it in $work/TARGET.row.
fuzz() {
  local target=$1 status=0 places=() arguments=() own=$limit
  rm -rf "${artifacts:?}/$target"
  mkdir -p "$work/$target" "$artifacts/$target"
  places=("$work/$target" "$root/corpus/seeds/$target")
  [[ ! -d $root/corpus/regressions/$target ]] || places+=("$root/corpus/regressions/$target")
  if [[ -n $corpus ]]; then
    mkdir -p "$corpus/$target"
    places=("$corpus/$target" "${places[@]}")
  fi
  mapfile -t arguments < <(options_of "$target")
  [[ ! -f $folder/fuzz_$target.dict ]] || arguments+=("-dict=$folder/fuzz_$target.dict")
  # A short run must not be too short for what it proves.
  [[ $target != canary || $limit != -runs=* ]] || own=-runs=1000000
  [[ $own != -runs=* ]] || own+=" -max_total_time=600"
  # shellcheck disable=SC2086 # $own may be two arguments
  { time "$folder/fuzz_$target" "-seed=$seed" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
    "${arguments[@]}" $own "-artifact_prefix=$artifacts/$target/" "${places[@]}" \
    >"$work/$target.log" 2>&1; } 2>"$work/$target.seconds" || status=$?
  row "$target" "$status" | tee "$work/$target.row"
}

# verdict TARGET STATUS
verdict() {
  local log=$work/$1.log
  if [[ $1 == canary ]]; then
    if grep -q 'BROKEN LAW: CANARY' "$log"; then echo "found"; else echo "NOT FOUND"; fi
  elif (($2 == 0)); then
    echo "held"
  elif grep -q 'BROKEN LAW' "$log"; then
    echo "BROKEN"
  elif grep -q 'out-of-memory' "$log"; then
    echo "OUT OF MEMORY"
  elif grep -q 'timeout after' "$log"; then
    echo "TIME-OUT"
  elif grep -q 'LeakSanitizer' "$log"; then
    echo "LEAK"
  else
    echo "CRASH"
  fi
}

row() {
  local log=$work/$1.log last executions seconds speed=-
  last=$(grep -aE '^#[0-9]+.*cov: ' "$log" | tail -1) || true  # none where a seed broke the law
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  seconds=$(cat "$work/$1.seconds")
  # Of the processor's time, not the clock's: two targets run at once, and others may be at work.
  [[ -z $executions || $seconds == 0.000 ]] || speed=$(awk "BEGIN { printf \"%d\", $executions / $seconds }")
  [[ $last =~ cov:\ ([0-9]+)\ ft:\ ([0-9]+) ]] || true
  printf '%-16s %12s %10s %8s %9s  %s\n' "$1" "${executions:--}" "$speed" "${BASH_REMATCH[1]:--}" \
    "${BASH_REMATCH[2]:--}" "$(verdict "$@")"
}

# tell TARGET: what went wrong, and how to see it again.
tell() {
  local file
  printf '\n%s: ' "$1"
  grep -a -A4 'BROKEN LAW\|ERROR: \(Address\|Leak\|lib\)' "$work/$1.log" | grep -av '^--$' | head -12 | cut -c1-1000
  for file in "$artifacts/$1"/*; do
    [[ -f $file ]] || continue
    printf '  again:    %s %s\n' "$folder/fuzz_$1" "$file"
    printf '  smaller:  %s -minimize_crash=1 -runs=100000 -exact_artifact_path=smaller %s\n' "$folder/fuzz_$1" "$file"
    printf '  for good: cp %s corpus/regressions/%s/WHAT-IT-SHOWS\n' "$file" "$1"
  done
}

mapfile -t known < <(all_targets)
for target in "${targets[@]}"; do
  [[ " ${known[*]} " == *" $target "* ]] || refuse "there is no target $target: ${known[*]}"
done
((${#targets[@]} > 0)) || targets=("${known[@]}")
if [[ $list == yes ]]; then
  printf '%s\n' "${targets[@]}"
  exit 0
fi
[[ -n $folder ]] || refuse "--folder says where the targets were built"
for target in "${targets[@]}"; do
  [[ -x $folder/fuzz_$target ]] || refuse "$target is not built in $folder"
done

# Of each allocation AddressSanitizer keeps four frames of its stack: a tenth of the time of targets that allocate much.
# Whoever runs the input again, as the last lines tell, sees all of them.
export ASAN_OPTIONS=malloc_context_size=4${ASAN_OPTIONS:+:$ASAN_OPTIONS}
TIMEFORMAT=%U
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
artifacts=$folder/artifacts

printf '%-16s %12s %10s %8s %9s  %s\n' target executions exec/s edges features verdict
for target in "${targets[@]}"; do
  while (($(jobs -rp | wc -l) >= jobs)); do wait -n; done
  fuzz "$target" &
done
wait

failed=()
for target in "${targets[@]}"; do
  grep -qE '(held|found)$' "$work/$target.row" || failed+=("$target")
done
((${#failed[@]} > 0)) || exit 0
for target in "${failed[@]}"; do tell "$target"; done
exit 1
