#pragma once

#include <optional>
#include <string>

#include "http/message.h"
#include "service/code_source.h"

namespace plumbline::app {

/// An error as S3 answers it: a status, and XML with a code and a message.
///
///     <Error><Code>NoSuchKey</Code><Message>The specified key does not exist.</Message></Error>
struct S3Error {
  int status = 0;
  std::string code;  ///< empty where the body is not S3's XML
  std::string message;
};

/// Reads the error from an answer, whatever its body is.
[[nodiscard]] S3Error read_s3_error(const http::Response& response);

/// What of Lambda's own answers it leads to; nullopt where the fault is the server's, or ours.
[[nodiscard]] std::optional<service::SourceError> source_error_of(const S3Error& error,
                                                                  bool version_was_asked);

/// "404 NoSuchKey: The specified key does not exist.", for people.
[[nodiscard]] std::string described(const S3Error& error);

}  // namespace plumbline::app
