#!/usr/bin/env bash
# What `plumbline serve` bears, and how it ends: bodies held at once, slow clients, requests in flight.
set -euo pipefail
. "$(dirname "$0")/lib.sh"

# begin_upload BYTES: opens a connection as $upload and announces a body; returns once the server waits for it.
begin_upload() {
  local line
  exec {upload}<>"/dev/tcp/127.0.0.1/${endpoint##*:}"
  printf 'PUT /2015-03-31/functions/f/code HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: %s\r\n\r\n' "$1" \
    >&"$upload"
  read -r line <&"$upload"
  [[ $line == "HTTP/1.1 100 Continue"* ]] || fail "no leave to upload: $line"
  read -r line <&"$upload"
}

# bytes COUNT
bytes() { head -c "$1" /dev/zero | tr '\0' ' '; }

start_reference --memory-limit 1MiB
begin_upload 900000
bytes 900000 >"$scratch/body"
expect 0 curl -sS -D - -X PUT "$endpoint/2015-03-31/functions/f/code" --data-binary "@$scratch/body"
says "HTTP/1.1 503 Service Unavailable"
says "Retry-After: 1"
says "x-amzn-RequestId: "
says "ServiceUnavailableException"
expect 0 curl -sS "$endpoint/_plumbline/metrics"
says "plumbline_body_bytes_held 900000"
says "plumbline_body_bytes_held_max 1048576"
says 'plumbline_refused_total{limit="memory"} 1'
bytes 900000 >&"$upload"
read -r answer <&"$upload"
[[ $answer == "HTTP/1.1 400"* ]] || fail "the first upload was answered $answer"
exec {upload}>&-
expect 0 curl -sS -D - -X PUT "$endpoint/2015-03-31/functions/f/code" --data-binary "@$scratch/body"
says "HTTP/1.1 415"

start_reference --idle-timeout 0.05 --header-timeout 0.05 --body-timeout 0.05
for said in '' 'GET / HT' 'GET / HTTP/1.1\r\nX: y\r\n' 'PUT / HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\nabc'; do
  exec {slow}<>"/dev/tcp/127.0.0.1/${endpoint##*:}"
  # shellcheck disable=SC2059
  printf "$said" >&"$slow"
  timeout 10 cat <&"$slow" >"$scratch/heard" || fail "a slow client was not cut: $said"
  exec {slow}>&-
done

start_reference --grace 60
begin_upload 3
kill -TERM "$server"
printf 'x y' >&"$upload"
read -r answer <&"$upload"
[[ $answer == "HTTP/1.1 400"* ]] || fail "the request in flight was answered $answer"
exec {upload}>&-
wait "$server" || fail "serve did not end well on SIGTERM"

start_reference --grace 60
begin_upload 3
exec {idle}<>"/dev/tcp/127.0.0.1/${endpoint##*:}"
printf 'GET /_plumbline/health HTTP/1.1\r\nHost: h\r\n\r\n' >&"$idle"
read -r answer <&"$idle"
kill -INT "$server"
timeout 10 cat <&"$idle" >/dev/null || fail "SIGINT did not end a connection that was idle"
kill -INT "$server"
status=0
wait "$server" || status=$?
[[ $status == 130 ]] || fail "a second SIGINT ended it with $status"
exec {upload}>&- {idle}>&-

for option in '--memory-limit 0' '--memory-limit much' '--connection-limit 0' '--idle-timeout 0' '--grace -1'; do
  # shellcheck disable=SC2086
  expect 2 "$PLUMBLINE" serve $option
done
