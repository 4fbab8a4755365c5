#!/usr/bin/env bash
# Says which part of harness/ the corpora reach, by folder: replays each target's inputs in programs built for
# coverage, and adds up the lines that ran. `./dev fuzz --coverage` builds them and calls this.
#
#   coverage.sh BUILD_FOLDER [FOLDER_OF_HARNESS...]
#
# Also lists the lines that no input reaches, of the folders that are named. Counted are the files that some target
# links, and that this processor can run: fuzz/README.md says which are out of a target's reach. Exit status: 0 each
# folder reaches what it must, 1 one does not, or a law does not hold, 2 wrong usage.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=${1:?the folder of the coverage preset}
shift

# What each folder must reach, in percent of its lines. Ninety is the goal; of the others it keeps a drop from passing
# unseen.
declare -A floor=([names]=90 [pattern]=90 [json]=90 [package]=90 [http]=90 [service]=90
  [spec]=90 [wire]=80 [verdict]=70)

for folder in "$@"; do
  [[ -n ${floor[$folder]:-} ]] || {
    printf 'coverage: there is no folder %s, only %s\n' "$folder" "${!floor[*]}" >&2
    exit 2
  }
done

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
objects=()
for program in "$build"/fuzz/replay_*; do
  [[ -f $program && -x $program ]] || continue
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

# has FLAG...: whether the processor has all of these.
has() {
  local flag
  for flag in "$@"; do grep -qw "$flag" /proc/cpuinfo || return 1; done
}

# The files that only other processors run; ERE.
foreign='^$'
has avx2 || foreign+='|_avx2[.]cpp$'
has avx512bw avx512vbmi vpclmulqdq || foreign+='|_avx512[.]cpp$'

# Per file and line, from all programs: a line counts as reached when any of them ran it.
llvm-cov export -format=lcov -instr-profile "$work/all.profdata" "${objects[@]:1}" 2>/dev/null |
  awk -F'[:,]' -v foreign="$foreign" '
    /^SF:/ { file = $2; is_ours = sub(/^.*\/harness\//, "harness/", file) && file !~ foreign }
    /^DA:/ && is_ours { print file "\t" $2 "\t" $3 }' >"$work/lines"

missed() {
  awk -F'\t' -v folder="harness/$1/" '
    function tell() { if (first) printf "  %s:%d%s\n", file, first, (last > first ? "-" last : "") }
    index($1, folder) == 1 && $3 == 0 {
      if ($1 == file && $2 == last + 1) { last = $2; next }
      tell(); file = $1; first = last = $2
    }
    END { tell() }' "$work/lines"
}

# unlinked FOLDER: its sources that are in no target.
unlinked() {
  local file
  for file in "$root/harness/$1"/*.cpp; do
    grep -qF "harness/$1/$(basename "$file")"$'\t' "$work/lines" || printf '%s ' "$(basename "$file" .cpp)"
  done
}

status=0
outside=
printf '%-10s %8s %8s %8s %8s\n' folder lines reached percent floor
while read -r folder; do
  read -r lines reached percent < <(awk -F'\t' -v folder="harness/$folder/" '
    index($1, folder) == 1 { lines++; reached += $3 > 0 }
    END { printf "%d %d %.1f\n", lines, reached, lines ? 100 * reached / lines : 0 }' "$work/lines")
  printf '%-10s %8s %8s %8s %8s' "$folder" "$lines" "$reached" "$percent" "${floor[$folder]}"
  if awk "BEGIN { exit !($percent < ${floor[$folder]}) }"; then
    printf '  TOO LITTLE'
    status=1
  fi
  printf '\n'
  [[ " $* " != *" $folder "* ]] || missed "$folder"
  names=$(unlinked "$folder")
  [[ -z $names ]] || outside+="  $folder: $names"$'\n'
done < <(printf '%s\n' "${!floor[@]}" | sort)
[[ -z $outside ]] || printf '\nIn no target, or for other processors, and not counted:\n%s' "$outside"
exit "$status"
