#!/usr/bin/env bash
# Installs what package-lock.json pins into NPM_FOLDER, for the tests that need it. It fails where npm cannot: those
# tests are then reported as not run.
set -euo pipefail
here=$(dirname "$0")

for tool in node npm; do
  command -v "$tool" >/dev/null || {
    echo "FAILED: there is no $tool; ./dev setup installs it" >&2
    exit 1
  }
done
mkdir -p "$NPM_FOLDER"
wanted=$(cat "$here/package.json" "$here/package-lock.json" | sha256sum)
if [[ $(cat "$NPM_FOLDER/installed" 2>/dev/null) != "$wanted" ]]; then
  cp "$here/package.json" "$here/package-lock.json" "$NPM_FOLDER/"
  npm ci --prefix "$NPM_FOLDER" --ignore-scripts --no-audit --no-fund || {
    echo "FAILED: npm could not install what $here/package-lock.json names; is its registry within reach?" >&2
    exit 1
  }
  echo "$wanted" >"$NPM_FOLDER/installed"
fi
