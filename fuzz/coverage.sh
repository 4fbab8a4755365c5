#!/usr/bin/env bash
# Says which part of harness/ the corpora reach, by folder: replays each target's inputs in programs built for
# coverage, and adds up the lines that ran. `./dev fuzz --coverage` builds them and calls this.
#
#   coverage.sh BUILD_FOLDER
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${1:?the folder of the coverage preset}
goal=90

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
objects=()
for program in "$build"/fuzz/replay_*; do
  [[ -x $program ]] || continue
  target=$(basename "$program")
  target=${target#replay_}
  inputs=("$root/corpus/seeds/$target")
  [[ ! -d $root/corpus/regressions/$target ]] || inputs+=("$root/corpus/regressions/$target")
  if ! LLVM_PROFILE_FILE="$work/$target.profraw" "$program" "${inputs[@]}" >"$work/log" 2>&1; then
    tail -5 "$work/log" >&2
    printf 'coverage: the law of %s does not hold for its corpus\n' "$target" >&2
    exit 1
  fi
  objects+=(-object "$program")
done
llvm-profdata merge -sparse "$work"/*.profraw -o "$work/all.profdata"

printf '%-10s %8s %8s %8s\n' folder lines reached percent
for folder in names pattern json package http service mutate wire spec verdict suite; do
  llvm-cov export -summary-only -skip-functions -instr-profile "$work/all.profdata" "${objects[@]:1}" \
    "$root/harness/$folder" 2>/dev/null |
    jq -r --arg folder "$folder" --argjson goal "$goal" '.data[0].totals.lines |
      [$folder, .count, .covered, (.percent * 10 | round / 10)] | @tsv' |
    while IFS=$'\t' read -r name lines reached percent; do
      printf '%-10s %8s %8s %8s' "$name" "$lines" "$reached" "$percent"
      case $name in
        names | pattern | json | package | http | service)
          awk "BEGIN { exit !($percent < $goal) }" && printf '  below the goal of %s' "$goal"
          ;;
      esac
      printf '\n'
    done
done
