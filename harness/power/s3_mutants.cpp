#include <algorithm>
#include <cctype>

#include "http/uri.h"
#include "power/themes.h"
#include "power/wrap.h"

namespace plumbline::power {
namespace {

using http::Handler;
using http::Request;
using http::Response;
using json::Value;

/// The object's address as it is read before it is looked up.
Make address_read(std::string_view member, std::function<std::string(std::string)> read) {
  return input_edited([member = std::string(member), read = std::move(read)](Value& body) {
    if (const std::string text = text_in(body, member); !text.empty()) body.set(member, read(text));
  });
}

std::string in_small_letters(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

std::string without_slash_before(std::string key) {
  while (key.size() > 1 && key.front() == '/') key.erase(0, 1);
  return key;
}

std::string without_spaces(std::string text) {
  while (text.size() > 1 && text.back() == ' ') text.pop_back();
  while (text.size() > 1 && text.front() == ' ') text.erase(0, 1);
  return text;
}

std::string decoded(std::string key) { return http::percent_decode(key).value_or(key); }

/// A key ends where it is already that of an object.
std::string known_beginning(std::string key) {
  constexpr std::string_view known = "package.zip";
  return key.starts_with(known) ? std::string(known) : key;
}

std::string plain_path(std::string key) {
  if (const auto at = key.find("x/../"); at != std::string::npos) key.erase(at, 5);
  return key;
}

/// Whatever bucket is named, the one there is.
Response overlook_bucket(const Request& request, const Handler& reference) {
  const Response response = reference(request);
  if (response.body.find("NoSuchBucket") == std::string::npos) return response;
  return reference(with_member(request, "S3Bucket", "plumbline-packages"));
}

Response newest_for_unknown(const Request& request, const Handler& reference) {
  const Response response = reference(request);
  if (is_success(response) || object_of(request.body).find("S3ObjectVersion") == nullptr) return response;
  if (response.body.find("S3 Error") == std::string::npos) return response;
  return reference(without_member(request, "S3ObjectVersion"));
}

bool is_from_s3(const Request& request) { return object_of(request.body).find("S3Key") != nullptr; }

Make from_s3_edited(Edit edit) {
  return on_update([edit = std::move(edit)](const Request& request, const Handler& reference) {
    Response response = reference(request);
    if (!is_from_s3(request) || !is_success(response)) return response;
    Value body = object_of(response.body);
    edit(body);
    return ok(body);
  });
}

Make from_s3_without(std::string_view member) {
  return on_update([member](const Request& request, const Handler& reference) {
    return reference(is_from_s3(request) ? without_member(request, member) : request);
  });
}

/// The package behind the link is another one where it came from S3.
Response serve_other_bytes(const Request& request, const Handler& reference, Memory& memory) {
  Response response = reference(request);
  if (operation_of(request) == Operation::update_function_code && is_success(response))
    memory.put("from S3", is_from_s3(request));
  const bool is_package = request.target.starts_with("/_plumbline/code/") && is_success(response);
  if (is_package && memory.get("from S3") == Value(true)) response.body += "\n";
  return response;
}

}  // namespace

Mutants s3_mutants() {
  const std::vector<std::string> key = {"S3Key.selects", "observed.no-such-key"};
  return {
      {"s3/bucket-overlooked",
       "Whatever bucket is named, the package is found",
       {"S3Bucket.selects", "observed.no-such-bucket"},
       "statement",
       on_update(overlook_bucket)},
      {"s3/bucket-without-case",
       "Buckets are found in capitals too",
       {"S3Bucket.selects", "observed.no-such-bucket"},
       "statement",
       address_read("S3Bucket", in_small_letters)},
      {"s3/key-without-case", "Keys are found in capitals too", key, "statement",
       address_read("S3Key", in_small_letters)},
      {"s3/key-beginning", "Keys are found by their beginning", key, "statement",
       address_read("S3Key", known_beginning)},
      {"s3/key-slash-dropped", "A slash before a key is dropped", key, "statement",
       address_read("S3Key", without_slash_before)},
      {"s3/key-trimmed", "Spaces around a key are dropped", key, "statement",
       address_read("S3Key", without_spaces)},
      {"s3/key-decoded", "Keys are percent-decoded", key, "statement", address_read("S3Key", decoded)},
      {"s3/key-path", "Keys are paths, and lead upwards", key, "statement",
       address_read("S3Key", plain_path)},
      {"s3/version-unknown-is-newest",
       "A version that does not exist is the newest one",
       {"S3ObjectVersion.selects"},
       "statement",
       on_update(newest_for_unknown)},
      {"s3/size-wrong",
       "CodeSize of a package from S3 is zero",
       {"S3Key.selects", "response.CodeSize.value"},
       "statement",
       from_s3_edited([](Value& body) { body.set("CodeSize", 0); })},
      {"s3/other-bytes",
       "The package behind the link is not the object",
       {"S3Key.selects", "observed.code-location"},
       "statement",
       remembering(serve_other_bytes)},
      {"s3/publish-ignored",
       "Publish is ignored where the code is in S3",
       {"Publish.publishes", "S3Key.selects"},
       "statement",
       from_s3_without("Publish")},
      {"s3/revision-ignored",
       "RevisionId is ignored where the code is in S3",
       {"RevisionId.mismatch"},
       "statement",
       from_s3_without("RevisionId")},
  };
}

}  // namespace plumbline::power
