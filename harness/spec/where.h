#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "json/value.h"
#include "spec/error.h"

namespace plumbline::spec {

/// What is wrong, or nothing.
///
///     if (auto wrong = expect(value, json::Kind::object, where)) return wrong;
using Wrong = std::optional<SpecError>;

/// A place in a spec file while it is read: the file, and a JSON pointer (RFC 6901) into it.
///
///     (Where{"clauses.json"} / "FunctionName.length" / "tier").says("unknown tier").text()
///       == "clauses.json#/FunctionName.length/tier: unknown tier"
struct Where {
  std::string file;
  std::string pointer = {};
  std::string remark = {};  ///< what is added to every reason: " (examples/2)"

  [[nodiscard]] Where operator/(std::string_view member) const;
  [[nodiscard]] Where operator/(std::size_t item) const;
  [[nodiscard]] SpecError says(std::string reason) const;
};

/// Wrong where the value is of another kind: "wants an object, found a string".
[[nodiscard]] Wrong expect(const json::Value& value, json::Kind kind, const Where& where);

/// Wrong where an object anywhere in the value has two members of one name: the first would be lost in
/// silence. The value's depth is bounded by the parser.
[[nodiscard]] Wrong expect_no_duplicates(const json::Value& value, const Where& where);

}  // namespace plumbline::spec
