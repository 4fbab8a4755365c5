# shellcheck shell=bash disable=SC2034
# What the tests of the program share. Sourced; the caller has set -euo pipefail.
#
#   PLUMBLINE  the program under test, given by ctest

scratch=$(mktemp -d)
children=()

end_children() {
  local child
  for child in "${children[@]}"; do
    kill "$child" 2>/dev/null || true
    wait "$child" 2>/dev/null || true
  done
  rm -rf "$scratch"
}
trap end_children EXIT

fail() {
  echo "FAILED: $*" >&2
  exit 1
}

# await_port FILE PID: prints the port once the file holds it; fails if the process ends first.
await_port() {
  local waited
  for ((waited = 0; waited < 200; ++waited)); do
    if [[ -s $1 ]]; then
      cat "$1"
      return
    fi
    kill -0 "$2" 2>/dev/null || fail "the server ended before it listened"
    sleep 0.05
  done
  fail "no port after ten seconds"
}

# start_reference [OPTION...]: starts `plumbline serve`, sets $endpoint and $server.
start_reference() {
  rm -f "$scratch/port"
  "$PLUMBLINE" serve --port 0 --port-file "$scratch/port" --quiet "$@" &
  server=$!
  children+=("$server")
  endpoint=http://127.0.0.1:$(await_port "$scratch/port" "$server")
}

# remove_functions ENDPOINT: all that are there.
remove_functions() {
  local url=$1/2015-03-31/functions/ name
  for name in $(curl -sSf "$url" | jq -r '.Functions[].FunctionName'); do
    curl -sSf -X DELETE "$url$name" >/dev/null
  done
}

# make_certificates: an authority, $scratch/ca.pem, and what it has signed for localhost and 127.0.0.1,
# $scratch/server.pem with $scratch/server.key.
make_certificates() {
  local extensions=$scratch/extensions
  printf '%s\n' 'subjectAltName = DNS:localhost, IP:127.0.0.1' 'basicConstraints = critical, CA:FALSE' \
    'authorityKeyIdentifier = keyid' >"$extensions"
  {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj "/CN=plumbline test CA" \
      -addext 'keyUsage = critical, keyCertSign' -keyout "$scratch/ca.key" -out "$scratch/ca.pem"
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=localhost" \
      -keyout "$scratch/server.key" -out "$scratch/server.csr"
    openssl x509 -req -in "$scratch/server.csr" -CA "$scratch/ca.pem" -CAkey "$scratch/ca.key" -CAcreateserial \
      -days 1 -extfile "$extensions" -out "$scratch/server.pem"
  } 2>"$scratch/openssl.log" || {
    cat "$scratch/openssl.log" >&2
    fail "openssl made no certificates"
  }
}

# expect STATUS COMMAND...: runs the command, its output into $scratch/out and $scratch/err.
expect() {
  local wanted=$1 status=0
  shift
  "$@" >"$scratch/out" 2>"$scratch/err" || status=$?
  if [[ $status != "$wanted" ]]; then
    tail -n 40 "$scratch/out" "$scratch/err" >&2
    fail "exit status $status, not $wanted: $*"
  fi
}

# says TEXT: the last command's output holds the text.
says() {
  grep -qF -- "$1" "$scratch/out" "$scratch/err" || {
    tail -n 40 "$scratch/out" "$scratch/err" >&2
    fail "nothing says: $1"
  }
}
