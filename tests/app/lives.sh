# shellcheck shell=bash disable=SC2154
# Where clients live through a function: the reference endpoint as a team would run it, with packages in S3 and
# signatures required, over HTTP and over HTTPS. Sourced behind lib.sh.

# make_packages: $scratch/one.zip, two.zip and three.zip.
make_packages() {
  local name
  for name in one two three; do
    echo "exports.handler = async () => '$name';" >"$scratch/index.js"
    (cd "$scratch" && zip -q "$name.zip" index.js)
  done
}

# live_twice RATE COMMAND...: runs the client's life over HTTP, then over HTTPS. RATE is what the endpoint THROTTLED
# grants, in requests a second.
live_twice() {
  local rate=$1 scheme tls=()
  shift
  make_certificates
  make_packages
  mkdir -p "$scratch/s3/packages"
  cp "$scratch/three.zip" "$scratch/s3/packages/"
  printf '%s\n' '[default]' 'aws_access_key_id = AKIDONE' 'aws_secret_access_key = one/+secret' \
    'aws_account_id = 111111111111' >"$scratch/keys"
  export AWS_SHARED_CREDENTIALS_FILE=$scratch/keys AWS_CONFIG_FILE=/dev/null AWS_DEFAULT_REGION=us-west-2
  export AWS_REGION=us-west-2 AWS_EC2_METADATA_DISABLED=true HOME=$scratch PACKAGES=$scratch
  export AWS_CA_BUNDLE=$scratch/ca.pem NODE_EXTRA_CA_CERTS=$scratch/ca.pem
  unset AWS_PROFILE AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN

  start_reference --rate-limit "$rate"
  export THROTTLED=$endpoint
  for scheme in http https; do
    [[ $scheme == http ]] || tls=(--tls-cert "$scratch/server.pem" --tls-key "$scratch/server.key")
    start_reference --s3-root "$scratch/s3" --require-sigv4 --credentials "$scratch/keys" "${tls[@]}"
    ENDPOINT=${endpoint/http:/$scheme:} "$@" || fail "over $scheme: $*"
    kill -TERM "$server"
    wait "$server" || fail "serve did not end well on SIGTERM"
  done
}
