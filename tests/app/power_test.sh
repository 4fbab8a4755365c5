#!/usr/bin/env bash
# The suite measured by its users: the kill matrix, and mutants and null servers behind HTTP.
set -euo pipefail
here=$(dirname "$0")
. "$here/lib.sh"

expect 0 "$PLUMBLINE" power --list --mutant 'dry-run/*'
says "dry-run/mutates"
expect 0 "$PLUMBLINE" power --mutant 'dry-run/mutates' --patterns 50
says "found     dry-run/mutates"
says "1 mutants: 1 found by the right clause, 0 by another one, 0 survived"
expect 0 "$PLUMBLINE" power --quick --mutant 'name/partial-arn-not-found' --patterns 50
says "found     name/partial-arn-not-found"
expect 0 "$PLUMBLINE" power --mutant 'hash/hex' --patterns 50 --json
says '"foundBy": "response.CodeSha256.value"'
expect 2 "$PLUMBLINE" power --mutant 'no-such/mutant'
says "no mutant matches"

start_reference --mutant hash/hex
expect 1 "$PLUMBLINE" run --endpoint "$endpoint" --filter 'code/*'
says "response.CodeSha256.value"
start_reference --null always-404
expect 3 "$PLUMBLINE" run --endpoint "$endpoint" --filter 'code/*'
says "cannot be tested"

expect 2 "$PLUMBLINE" serve --mutant no-such/mutant
says "plumbline power --list"
expect 2 "$PLUMBLINE" serve --null silence
says "always-200"
expect 2 "$PLUMBLINE" serve --null echo --mutant hash/hex
