#!/bin/bash -eu
# What ClusterFuzzLite runs in its builder: OSS-Fuzz's own build.
exec bash -eu "$SRC/plumbline/fuzz/oss-fuzz/build.sh"
