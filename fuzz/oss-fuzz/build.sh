#!/bin/bash -eu
# Builds the fuzz targets as OSS-Fuzz and ClusterFuzzLite ask for it: with the compiler, flags and engine that the
# environment names, into $OUT, each with its dictionary, options and seed corpus beside it, and the libraries that
# they load in $OUT/lib, since the machines that run them have none of our packages. The source is
# $SRC/plumbline. play_builder.sh tries all this without Docker.
#
# PLUMBLINE_FUZZ_TARGETS names the targets to build; all of them unless it says something.

source_folder=$SRC/plumbline
build_folder=$WORK/plumbline

# fmt is compiled into us: a library of it from a package may belong to another standard library of C++.
export CXXFLAGS="$CXXFLAGS -DFMT_HEADER_ONLY"

# --disable-new-dtags: the libraries in lib/ find each other as the programs find them.
cmake -S "$source_folder" -B "$build_folder" -G Ninja -DCMAKE_BUILD_TYPE=None \
  -DCMAKE_CXX_COMPILER="$CXX" -DCMAKE_CXX_FLAGS="$CXXFLAGS" \
  -DCMAKE_BUILD_RPATH="\$ORIGIN/lib" -DCMAKE_EXE_LINKER_FLAGS="-Wl,--as-needed,--disable-new-dtags" \
  -DPLUMBLINE_FUZZ=ON -DPLUMBLINE_TESTS=OFF -DPLUMBLINE_WERROR=OFF -DPLUMBLINE_FUZZ_ENGINE="$LIB_FUZZING_ENGINE"

if [ -n "${PLUMBLINE_FUZZ_TARGETS:-}" ]; then
  read -r -a targets <<<"$PLUMBLINE_FUZZ_TARGETS"
  cmake --build "$build_folder" --target "${targets[@]/#/fuzz_}"
else
  cmake --build "$build_folder" --target fuzzers
fi

# The empty target and the canary are for ourselves: the one finds nothing, the other always something.
for program in "$build_folder"/fuzz/fuzz_*; do
  if [ ! -f "$program" ] || [ ! -x "$program" ]; then continue; fi
  name=$(basename "$program")
  target=${name#fuzz_}
  case $target in empty | canary) continue ;; esac
  cp "$program" "$program.options" "$OUT/"
  if [ -f "$program.dict" ]; then cp "$program.dict" "$OUT/"; fi
  inputs=("$source_folder/corpus/seeds/$target"/*)
  if [ -d "$source_folder/corpus/regressions/$target" ]; then
    inputs+=("$source_folder/corpus/regressions/$target"/*)
  fi
  zip --quiet --junk-paths "$OUT/${name}_seed_corpus.zip" "${inputs[@]}"
done

# All that is loaded but what every Linux has: the C library and its loader.
mkdir -p "$OUT/lib"
for program in "$OUT"/fuzz_*; do
  [ -x "$program" ] || continue
  ldd "$program" | awk '$2 == "=>" && $3 ~ /^\// { print $3 }'
done | sort -u | grep -vE '/(libc|libm|libdl|librt|libpthread|libresolv|ld-linux-x86-64)\.so' |
  while read -r library; do
    [ "$(dirname "$library")" = "$OUT/lib" ] || cp --dereference "$library" "$OUT/lib/"
  done
