#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"
#include "json/value.h"
#include "spec/model.h"

namespace plumbline::fuzz {

/// The documentation as data, as the program carries it.
[[nodiscard]] const spec::Spec& documentation();

/// An operation as a request asks for it.
struct Asked {
  const spec::Operation& operation;
  std::string label;  ///< what stands in the place of the label, decoded; empty where there is none
};

/// The operation that a request's method and path lead to.
[[nodiscard]] std::optional<Asked> asked_operation(const http::Request& request);

/// What of an accepted request breaks a constraint of its operation: the member and why; empty where nothing
/// does. The body is read as JSON of which null members are absent.
[[nodiscard]] std::string broken_constraint(const Asked& asked, const json::Value& body);

}  // namespace plumbline::fuzz
