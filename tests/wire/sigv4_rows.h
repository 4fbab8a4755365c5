#pragma once

#include <string>
#include <vector>

#include "http/message.h"
#include "wire/sigv4.h"

namespace plumbline::wire {

/// One row of data/sigv4.json: a request as it was before it was signed, and what signing makes of it.
struct SigV4Row {
  std::string name;
  http::Request request;
  SigningOptions options;
  Credentials credentials;
  std::string canonical_path;
  std::string canonical_query;
  std::string canonical_sha256;
  std::string signed_headers;
  std::string signature;
  std::string query_signed_headers;
  std::string query_signature;
};

/// What all rows share.
struct SigV4Rows {
  SigningScope scope;
  std::string timestamp;
  std::vector<SigV4Row> rows;
};

/// Empty where the file cannot be read.
[[nodiscard]] SigV4Rows sigv4_rows();

}  // namespace plumbline::wire
