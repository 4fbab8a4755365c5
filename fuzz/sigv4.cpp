#include "wire/sigv4.h"

#include <algorithm>
#include <chrono>
#include <optional>

#include "http/uri.h"
#include "law.h"
#include "package/sha256.h"
#include "request_text.h"
#include "wire/keyring.h"
#include "wire/sigv4_verify.h"

namespace plumbline::fuzz {
namespace {

using std::chrono::system_clock;

const wire::Credentials credentials{"AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", ""};

/// 30 August 2015, 12:36: the time of the published vectors.
constexpr system_clock::time_point now{std::chrono::seconds(1'440'938'160)};

const wire::Keyring& keyring() {
  static const wire::Keyring read = *wire::Keyring::read(
      "[default]\naws_access_key_id = AKIDEXAMPLE\n"
      "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY\naws_account_id = 123456789012\n",
      "123456789012");
  return read;
}

bool is_verified(const http::Request& request) {
  return wire::verify(request, keyring(), "lambda", now).has_value();
}

bool is_token(std::string_view text) {
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           marks.find(c) != std::string_view::npos;
  });
}

/// The request as a codec would let it through, without what it says of a signature.
std::optional<http::Request> signable(http::Request request) {
  for (const char* name : {"Authorization", "X-Amz-Date", "X-Amz-Security-Token", "X-Amz-Content-Sha256"})
    request.headers.erase(name);
  const bool is_sound =
      request.target.starts_with('/') && is_token(request.method) &&
      request.target.find("X-Amz-") == std::string::npos &&
      std::ranges::all_of(request.headers, [](const http::Header& line) { return is_token(line.name); });
  return is_sound ? std::optional(std::move(request)) : std::nullopt;
}

/// A request that somebody has signed is his; one that was changed on its way is nobody's.
void expect_signature_holds(http::Request request) {
  wire::sign(request, "lambda.us-west-2.amazonaws.com", credentials, {"us-west-2", "lambda"}, now);
  const auto signer = wire::verify(request, keyring(), "lambda", now);
  if (!signer)
    broken("a signed request is verified", signer.error().message, *request.headers.find("Authorization"));
  expect_same("the signer's region is known", signer->region, std::string_view("us-west-2"));

  http::Request other_body = request;
  other_body.body += 'x';
  expect("another body is refused", !is_verified(other_body), "refused");
  http::Request other_method = request;
  other_method.method += 'X';
  expect("another method is refused", !is_verified(other_method), "refused");
  http::Request other_target = request;
  other_target.target.insert(http::path_of(request.target).size(), "x");
  expect("another path is refused", !is_verified(other_target), "refused");
  http::Request other_signature = request;
  std::string authorization(*request.headers.find("Authorization"));
  authorization.back() = authorization.back() == '0' ? '1' : '0';
  other_signature.headers.set("Authorization", authorization);
  expect("another signature is refused", !is_verified(other_signature), "refused");
}

/// What is verified says who, when and what, and says it truly.
void expect_claim_is_true(const http::Request& request) {
  const auto claim = wire::read_claim(request);
  if (!claim) broken("what is verified can be read", claim.error().message, "a claim");
  expect_same("the key is one that is known", claim->access_key_id, credentials.access_key_id);
  const auto age = std::chrono::abs(std::chrono::duration_cast<std::chrono::seconds>(now - claim->signed_at));
  const bool is_query = claim->form == wire::SignatureClaim::Form::query;
  expect("the time is near", is_query || age <= std::chrono::minutes(5), std::to_string(age.count()));
  expect("Host is signed", std::ranges::find(claim->signed_headers, "host") != claim->signed_headers.end(),
         "it is");
  const auto hash = request.headers.find("X-Amz-Content-Sha256");
  if (hash && *hash != "UNSIGNED-PAYLOAD")
    expect_same("the body is what it says", *hash, package::sha256_hex(request.body));
}

}  // namespace

/// Law: whatever a request says of its signature, it is read or refused; what is verified is true; and a
/// signature that is made is verified, until anything of the request is changed.
void hold(std::string_view bytes) {
  const http::Request request = read_request_text(bytes);
  if (is_verified(request)) expect_claim_is_true(request);
  if (auto sound = signable(request)) expect_signature_holds(*std::move(sound));
}

}  // namespace plumbline::fuzz
