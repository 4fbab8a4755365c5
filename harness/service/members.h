#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "http/message.h"
#include "json/document.h"
#include "result.h"
#include "service/fault.h"

namespace plumbline::service {

/// The JSON object that a request carries. An empty body counts as `{}`. Refuses, with AWS's error types,
/// another Content-Type than application/json (415) and what is no JSON object (SerializationException).
/// The body's memory becomes the document's.
[[nodiscard]] Result<json::Document, Fault> read_body(http::Request& request);

/// Reads the members of one JSON object by type, as restJson1 has it: a null member is an absent one, unknown
/// members are ignored, the last of several members of one name counts. Nothing is converted: a boolean is
/// true or false, an integer is written without fraction or exponent. The first member of a wrong type is
/// remembered in the fault that the reader was given, and reads as absent.
///
///     std::optional<Fault> wrong;
///     Members members(body, wrong);
///     const bool publish = members.boolean("Publish").value_or(false);
///     if (wrong) return refused(*wrong);  // SerializationException, 400
class Members {
 public:
  Members(json::Node object, std::optional<Fault>& wrong, std::string path = "")
      : object_(object), wrong_(wrong), path_(std::move(path)) {}

  [[nodiscard]] std::optional<bool> boolean(std::string_view name);
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view name);
  [[nodiscard]] std::optional<std::string> string(std::string_view name);
  [[nodiscard]] std::optional<std::vector<std::string>> strings(std::string_view name);
  [[nodiscard]] std::optional<std::map<std::string, std::string>> string_map(std::string_view name);

  /// The bytes of a base64-encoded member (RFC 4648, padded); SerializationException where it is none. They
  /// are decoded in the memory of `body`, the document that this is part of, and keep it: to be read last.
  [[nodiscard]] std::optional<std::string> take_blob(std::string_view name, json::Document& body);

  /// A reader of the members of an object member.
  [[nodiscard]] std::optional<Members> object(std::string_view name);

 private:
  [[nodiscard]] std::optional<json::Node> find(std::string_view name, json::Kind kind);
  void refuse(std::string_view name, std::string_view why);

  json::Node object_;
  std::optional<Fault>& wrong_;
  std::string path_;  ///< "Code." inside of Code: where a message says it is
};

}  // namespace plumbline::service
