#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"

namespace plumbline::wire {

/// AWS Signature Version 4, the form that stands in the Authorization header. Its parts are public, so that
/// whoever receives a request can make them again. Rendered from the "Create a signed AWS API request"
/// chapter of AWS's IAM User Guide; where that is silent, aws-c-auth's vectors decide.
///
///     sign(request, "lambda.us-west-2.amazonaws.com", credentials, {"us-west-2", "lambda"}, now);

struct Credentials {
  std::string access_key_id{};
  std::string secret_access_key{};
  std::string session_token{};  ///< empty for long-term credentials
  friend bool operator==(const Credentials&, const Credentials&) = default;
};

/// Where a signature holds.
struct SigningScope {
  std::string region{};   ///< "us-west-2"
  std::string service{};  ///< "lambda"
};

/// What services ask for differently.
struct SigningOptions {
  bool normalize_path = true;      ///< takes out empty and dot segments; not for S3
  bool encode_path = true;         ///< percent-encodes the path as sent once more; not for S3
  bool body_hash_header = false;   ///< adds X-Amz-Content-Sha256; S3 demands it
  bool sign_session_token = true;  ///< false: the token is added after signing
};

/// Makes the request one of these credentials: sets Host (to `host`, where it is missing), X-Amz-Date,
/// X-Amz-Security-Token and Authorization. Every header line is signed but those that are rewritten on the
/// way (Connection, Expect, User-Agent and the like).
void sign(http::Request& request, std::string_view host, const Credentials& credentials,
          const SigningScope& scope, std::chrono::system_clock::time_point now,
          const SigningOptions& options = {});

/// The lower-case names of the header lines that sign() signs, sorted.
[[nodiscard]] std::vector<std::string> signed_header_names(const http::Headers& headers);

/// Method, path, query, header lines and body hash, one under the other, in the one form that both sides can
/// make. `signed_headers` are lower-case and sorted; `body_hash` is hexadecimal, or what X-Amz-Content-Sha256
/// says instead.
[[nodiscard]] std::string canonical_request(const http::Request& request,
                                            const std::vector<std::string>& signed_headers,
                                            std::string_view body_hash, const SigningOptions& options = {});

/// The text under the signature. `timestamp` is that of X-Amz-Date, "20150830T123600Z".
[[nodiscard]] std::string string_to_sign(std::string_view timestamp, const SigningScope& scope,
                                         std::string_view canonical);

/// 64 hexadecimal digits: the signature over `text` under the key that the secret gives for that day and
/// scope.
[[nodiscard]] std::string signature(std::string_view secret_access_key, std::string_view timestamp,
                                    const SigningScope& scope, std::string_view text);

/// The time as X-Amz-Date writes it, in UTC: "20150830T123600Z".
[[nodiscard]] std::string amz_timestamp(std::chrono::system_clock::time_point time);

}  // namespace plumbline::wire
