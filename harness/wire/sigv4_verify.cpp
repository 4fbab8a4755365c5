#include "wire/sigv4_verify.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <openssl/crypto.h>

#include "package/sha256.h"

namespace plumbline::wire {
namespace {

using std::chrono::sys_seconds;
using Form = SignatureClaim::Form;

constexpr std::chrono::minutes skew_max{5};
constexpr std::string_view unsigned_payload = "UNSIGNED-PAYLOAD";

SignatureFault invalid(std::string message) { return {"InvalidSignatureException", std::move(message)}; }

SignatureFault unknown_client() {
  return {"UnrecognizedClientException", "The security token included in the request is invalid."};
}

SignatureFault mismatch() {
  return invalid(
      "The request signature we calculated does not match the signature you provided. Check your AWS Secret "
      "Access Key and signing method. Consult the service documentation for details.");
}

/// Takes the same time wherever the texts differ.
bool are_equal(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool is_region(std::string_view text) {
  return !text.empty() && text.size() <= 32 && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

std::optional<SignatureFault> check_scope(const SignatureClaim& claim, std::string_view service) {
  if (!is_region(claim.region)) return invalid("Credential should be scoped to a valid region.");
  if (claim.service != service) {
    return invalid(fmt::format("Credential should be scoped to correct service: '{}'.", service));
  }
  if (claim.scope_day == claim.timestamp.substr(0, 8)) return std::nullopt;
  return invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP.");
}

std::optional<SignatureFault> check_time(const SignatureClaim& claim, sys_seconds now) {
  if (claim.signed_at - now > skew_max) {
    return invalid(fmt::format("Signature not yet current: {} is still later than {} ({} + 5 min.)",
                               claim.timestamp, amz_timestamp(now + skew_max), amz_timestamp(now)));
  }
  const bool is_header = claim.form == Form::header;
  const std::chrono::seconds lifetime = is_header ? skew_max : claim.valid_for;
  if (now - claim.signed_at <= lifetime) return std::nullopt;
  if (is_header) {
    return invalid(fmt::format("Signature expired: {} is now earlier than {} ({} - 5 min.)", claim.timestamp,
                               amz_timestamp(now - skew_max), amz_timestamp(now)));
  }
  return invalid(fmt::format("Signature expired: {} was to be used within {} seconds", claim.timestamp,
                             claim.valid_for.count()));
}

/// What stands for the body under the signature: its hash, or what the header says in its place.
Result<std::string, SignatureFault> body_hash_of(const http::Request& request) {
  const auto said = request.headers.find("X-Amz-Content-Sha256");
  if (said == unsigned_payload) return std::string(unsigned_payload);
  std::string hash = package::sha256_hex(request.body);
  if (said && *said != hash) {
    return refused(
        invalid("X-Amz-Content-Sha256 is not the SHA-256 of the body, which is signed whole or not."));
  }
  return hash;
}

/// The targets over which the signature may have been made. Some signers add the session token afterwards.
std::vector<std::string> signed_targets(const http::Request& request, const SignatureClaim& claim) {
  if (claim.form == Form::header) return {request.target};
  std::vector<std::string> targets = {without_parameters(request.target, {"X-Amz-Signature"})};
  if (!claim.session_token.empty()) {
    targets.push_back(without_parameters(request.target, {"X-Amz-Signature", "X-Amz-Security-Token"}));
  }
  return targets;
}

bool is_right(const http::Request& request, const SignatureClaim& claim, const Credentials& credentials,
              std::string_view body_hash, const SigningOptions& options) {
  const SigningScope scope{claim.region, claim.service};
  for (std::string& target : signed_targets(request, claim)) {
    const http::Request head{request.method, std::move(target), request.headers, {}};
    const std::string text = string_to_sign(
        claim.timestamp, scope, canonical_request(head, claim.signed_headers, body_hash, options));
    const std::string right = signature(credentials.secret_access_key, claim.timestamp, scope, text);
    if (are_equal(claim.signature, right)) return true;
  }
  return false;
}

}  // namespace

Result<Signer, SignatureFault> verify(const http::Request& request, const Keyring& keyring,
                                      std::string_view service, std::chrono::system_clock::time_point now,
                                      const SigningOptions& options) {
  auto claim = read_claim(request);
  if (!claim) return refused(std::move(claim.error()));
  const KnownKey* key = keyring.find(claim->access_key_id);
  if (key == nullptr || !are_equal(claim->session_token, key->credentials.session_token)) {
    return refused(unknown_client());
  }
  if (auto fault = check_scope(*claim, service)) return refused(*std::move(fault));
  if (auto fault = check_time(*claim, std::chrono::floor<std::chrono::seconds>(now))) {
    return refused(*std::move(fault));
  }
  if (!std::ranges::binary_search(claim->signed_headers, "host")) {
    return refused(invalid("'Host' must be a 'SignedHeader' in the AWS Authorization."));
  }
  const auto body_hash = body_hash_of(request);
  if (!body_hash) return refused(body_hash.error());
  if (!is_right(request, *claim, key->credentials, *body_hash, options)) return refused(mismatch());
  return Signer{key->account, std::move(claim->region)};
}

http::Response response_of(const SignatureFault& fault) {
  return {403,
          {{"Content-Type", "application/json"}, {"x-amzn-ErrorType", fault.type}},
          fmt::format(R"({{"message":"{}"}})", fault.message)};
}

}  // namespace plumbline::wire
