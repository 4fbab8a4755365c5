#include "app/s3_error.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <pugixml.hpp>

namespace plumbline::app {
namespace {

using service::SourceError;

struct Row {
  std::string_view code;
  SourceError error;
};

/// The codes that S3 documents for GetObject, and what they come to for somebody who asked Lambda.
constexpr std::array rows{
    Row{"NoSuchBucket", SourceError::no_such_bucket},
    Row{"InvalidBucketName", SourceError::no_such_bucket},
    Row{"NoSuchKey", SourceError::no_such_key},
    Row{"NoSuchVersion", SourceError::no_such_version},
    Row{"MethodNotAllowed", SourceError::no_such_key},  // the version asked for marks a deletion
    Row{"KeyTooLongError", SourceError::no_such_key},
    Row{"AccessDenied", SourceError::access_denied},
    Row{"AllAccessDisabled", SourceError::access_denied},
    Row{"AccountProblem", SourceError::access_denied},
    Row{"InvalidAccessKeyId", SourceError::access_denied},
    Row{"SignatureDoesNotMatch", SourceError::access_denied},
    Row{"InvalidObjectState", SourceError::access_denied},  // archived
};

}  // namespace

S3Error read_s3_error(const http::Response& response) {
  S3Error error{response.status, {}, {}};
  // An error is short; whatever is longer is none, and not worth parsing.
  static constexpr std::size_t body_bytes_max = 64 * 1024;
  if (response.body.size() > body_bytes_max) return error;
  pugi::xml_document document;
  if (!document.load_buffer(response.body.data(), response.body.size())) return error;
  const pugi::xml_node node = document.child("Error");
  error.code = node.child_value("Code");
  error.message = node.child_value("Message");
  return error;
}

std::optional<SourceError> source_error_of(const S3Error& error, bool version_was_asked) {
  const auto* const row = std::ranges::find(rows, error.code, &Row::code);
  if (row != rows.end()) return row->error;
  // S3's ids of versions have a form: what is none of them is called an invalid argument.
  if (error.code == "InvalidArgument" && version_was_asked) return SourceError::no_such_version;
  if (!error.code.empty()) return std::nullopt;
  if (error.status == 403) return SourceError::access_denied;
  if (error.status == 404) return version_was_asked ? SourceError::no_such_version : SourceError::no_such_key;
  return std::nullopt;
}

std::string described(const S3Error& error) {
  if (error.code.empty()) return fmt::format("{} without S3's error in its body", error.status);
  return fmt::format("{} {}: {}", error.status, error.code, error.message);
}

}  // namespace plumbline::app
