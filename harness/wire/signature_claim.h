#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.h"
#include "result.h"

namespace plumbline::wire {

/// Why a request is not taken for its sender's, in AWS's words.
struct SignatureFault {
  std::string type;     ///< "InvalidSignatureException"
  std::string message;  ///< for people
};

/// What a request says of its own signature (AWS Signature Version 4), in the Authorization header or in the
/// query: read, not believed.
struct SignatureClaim {
  enum class Form { header, query };
  Form form = Form::header;
  std::string access_key_id;
  std::string scope_day;  ///< "20150830"
  std::string region;
  std::string service;
  std::string timestamp;                    ///< "20150830T123600Z"
  std::chrono::sys_seconds signed_at;       ///< the same
  std::chrono::seconds valid_for{0};        ///< query form: X-Amz-Expires
  std::vector<std::string> signed_headers;  ///< lower-case, ascending
  std::string signature;                    ///< as sent
  std::string session_token;                ///< empty: none
};

/// Reads the claim. Refused are: none at all (MissingAuthenticationTokenException), and one that lacks a part
/// or has one that cannot be read (IncompleteSignatureException).
///
///     Authorization: AWS4-HMAC-SHA256 Credential=KEY/20150830/us-west-2/lambda/aws4_request,
///                    SignedHeaders=host;x-amz-date, Signature=5d67...
[[nodiscard]] Result<SignatureClaim, SignatureFault> read_claim(const http::Request& request);

/// The target without the query parameters of these names.
[[nodiscard]] std::string without_parameters(std::string_view target,
                                             const std::vector<std::string_view>& names);

}  // namespace plumbline::wire
