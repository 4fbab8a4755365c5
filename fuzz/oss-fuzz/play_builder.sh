#!/usr/bin/env bash
# Plays the builder of OSS-Fuzz without Docker: runs build.sh in a bare folder under the variables that its base image
# sets, once for each configuration, then checks what its bad_build_check would. `./dev fuzz --oss-fuzz` calls it.
#
#   play_builder.sh [libfuzzer-address] [libfuzzer-undefined] [afl-address] [coverage]
#
# All four unless told otherwise. PLUMBLINE_FUZZ_TARGETS="json base64" builds these targets only, which is quicker.
# Exit status: 0 all is well, 1 something is not.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# As the base image sets them, but for what clang 14 has not, or gets wrong: -fsanitize=function with coroutines.
common="-O1 -fno-omit-frame-pointer -gline-tables-only -DFUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION"
address="-fsanitize=address -fsanitize-address-use-after-scope"
fatal="array-bounds,bool,builtin,enum,integer-divide-by-zero,null,object-size,return,returns-nonnull-attribute"
fatal+=",shift,signed-integer-overflow,unreachable,vla-bound,vptr"
undefined="-fsanitize=$fatal -fno-sanitize-recover=$fatal"
covered="-fprofile-instr-generate -fcoverage-mapping"

# set_variables CONFIGURATION
set_variables() {
  export CC=clang CXX=clang++ LIB_FUZZING_ENGINE=-fsanitize=fuzzer FUZZING_ENGINE=libfuzzer SANITIZER=address
  case $1 in
    libfuzzer-address) CFLAGS="$common $address -fsanitize=fuzzer-no-link" ;;
    libfuzzer-undefined) CFLAGS="$common $undefined -fsanitize=fuzzer-no-link" SANITIZER=undefined ;;
    afl-address)
      CFLAGS="$common $address"
      CC=afl-clang-fast CXX=afl-clang-fast++ FUZZING_ENGINE=afl LIB_FUZZING_ENGINE=/usr/lib/afl/libAFLDriver.a
      export AFL_QUIET=1
      ;;
    coverage) CFLAGS="$common $covered" SANITIZER=coverage ;;
    *) printf 'there is no configuration %s\n' "$1" >&2 && exit 2 ;;
  esac
  export CFLAGS CXXFLAGS="$CFLAGS"
}

failed=0
wrong() {
  printf '  WRONG: %s\n' "$*"
  failed=1
}

# runs_bare PROGRAM: for four inputs of its own, or for one where it cannot bring any forth, in a root with nothing but
# the C library, $OUT and the program's temporary files.
runs_bare() {
  local cage=$folder/cage library
  rm -rf "$cage"
  mkdir -p "$cage/out" "$cage/tmp" "$cage/dev" "$cage/proc"
  : >"$cage/dev/null"
  cp -r "$OUT/lib" "$OUT/$1" "$cage/out/"
  for library in $(ldd "$OUT/$1" | grep -oE '/[^ ]*/(libc|libm|libdl|librt|libpthread|libresolv|ld-linux-x86-64)\.so[.0-9]*'); do
    mkdir -p "$cage$(dirname "$library")"
    cp --dereference "$library" "$cage$library"
  done
  : >"$cage/tmp/input"
  local command=("/out/$1" -runs=4 -seed=1)
  # AFL brings inputs from outside; without its instrumentation, as in programs that count coverage, so must libFuzzer.
  [[ $FUZZING_ENGINE == libfuzzer && $SANITIZER != coverage ]] || command=("/out/$1" /tmp/input)
  # The loader and AddressSanitizer read /proc; in a namespace of its own the mount goes with the program.
  # shellcheck disable=SC2016 # the inner shell's arguments
  LLVM_PROFILE_FILE=/tmp/profile unshare --mount bash -c 'mount --rbind /proc "$1/proc" && exec chroot "$@"' \
    cage "$cage" "${command[@]}" >"$folder/run.log" 2>&1
}

# has_calls PROGRAM PREFIX COUNT: whether so many calls lead to functions that begin so; looks no further than it must.
has_calls() {
  local found
  found=$(objdump -d --no-show-raw-insn "$OUT/$1" | grep -m "$3" -cE "call.*<$2" || true)
  ((found >= $3))
}

# guarded_edges PROGRAM: how many edges count for AFL. Its runtime is in every program that it links, instrumented or not.
guarded_edges() {
  local size
  size=$(objdump -h "$OUT/$1" | awk '$2 == "__sancov_guards" { print $3 }')
  printf '%d' $((16#${size:-0} / 4))
}

# check PROGRAM
check() {
  local name=$1 edges
  runs_bare "$name" || wrong "$name does not run: $(tail -2 "$folder/run.log" | tr '\n' ' ')"
  ! ldd "$OUT/$name" | grep 'not found' || wrong "$name lacks libraries"
  case $configuration in
    libfuzzer-*)
      edges=$(sed -n 's/.*Loaded 1 modules *(\([0-9]*\) inline.*/\1/p' "$folder/run.log")
      ((${edges:-0} >= 100)) || wrong "$name has ${edges:-no} instrumented edges"
      ;;
    afl-*)
      edges=$(guarded_edges "$name")
      ((edges >= 100)) || wrong "$name has $edges instrumented edges"
      ;;
    coverage)
      llvm-profdata show --all-functions "$folder/cage/tmp/profile" 2>/dev/null | grep plumbline >/dev/null ||
        wrong "$name does not count coverage"
      ;;
  esac
  case $configuration in
    *-address) has_calls "$name" __asan 1000 || wrong "$name is hardly instrumented for AddressSanitizer" ;;
    *-undefined) has_calls "$name" __ubsan 100 || wrong "$name is hardly instrumented for UBSan" ;;
  esac
  unzip -tqq "$OUT/${name}_seed_corpus.zip" || wrong "$name has no seed corpus"
  grep -q '^\[libfuzzer\]$' "$OUT/$name.options" || wrong "$name has no options"
}

build_and_check() {
  configuration=$1
  export SRC=$folder/src OUT=$folder/out/$1 WORK=$folder/work/$1
  mkdir -p "$OUT" "$WORK"
  set_variables "$1"
  local begun=$SECONDS programs=() program
  if ! (cd "$SRC/plumbline" && bash -eu fuzz/oss-fuzz/build.sh) >"$folder/$1.log" 2>&1; then
    tail -30 "$folder/$1.log"
    wrong "build.sh failed"
    return
  fi
  for program in "$OUT"/fuzz_*; do
    [[ ! -x $program || -d $program ]] || programs+=("$(basename "$program")")
  done
  printf '%-20s built %s targets in %s s\n' "$1" "${#programs[@]}" "$((SECONDS - begun))"
  ((${#programs[@]} > 0)) || wrong "there are no targets"
  begun=$SECONDS
  for program in "${programs[@]}"; do check "$program"; done
  printf '%-20s checked in %s s\n' "$1" "$((SECONDS - begun))"
}

((EUID == 0)) || {
  echo "play_builder.sh needs root, to run the targets where nothing is installed (chroot)" >&2
  exit 2
}
configurations=("$@")
((${#configurations[@]} > 0)) || configurations=(libfuzzer-address libfuzzer-undefined afl-address coverage)

# The same folder each time: the compiler cache knows the paths again.
folder=${PLUMBLINE_BUILDER_FOLDER:-/tmp/plumbline-builder}
rm -rf "$folder"
mkdir -p "$folder/src/plumbline"
trap 'rm -rf "$folder"' EXIT
cd "$root"
git ls-files --cached --others --exclude-standard -z | while IFS= read -r -d '' file; do
  [[ ! -f $file ]] || printf '%s\0' "$file"
done | tar --create --null --files-from=- | tar --extract --directory "$folder/src/plumbline"
export CCACHE_BASEDIR=$folder CCACHE_NOHASHDIR=true

for configuration in "${configurations[@]}"; do build_and_check "$configuration"; done
exit "$failed"
