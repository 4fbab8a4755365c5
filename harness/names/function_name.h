#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "names/name_error.h"
#include "result.h"

namespace plumbline::names {

/// The FunctionName of a request: UpdateFunctionCode, "URI Request Parameters". A function's name with any
/// choice of what can stand before and after it:
///
///     (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?
///     ([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?
///
/// Where a text can be read in two ways, a part that stands further left in the pattern takes what it can, as
/// in any greedy matcher: "function:1" is function 1, not version 1 of a function called "function", which
/// "function" alone and "function:$LATEST" are.
///
///     parse_function_name("123456789012:function:my-function:7")
///     gives account "123456789012", function_word, name "my-function", qualifier "7"
struct FunctionName {
  std::optional<std::string> partition;  ///< where "arn:...:lambda:" stands before; empty in "arn::lambda:"
  std::optional<std::string> region;
  std::optional<std::string> account;
  bool function_word = false;  ///< "function:" stands before the name
  std::string name;
  std::optional<std::string> qualifier;  ///< "$LATEST", a version or an alias

  /// Nothing but the name: no colon.
  [[nodiscard]] bool is_bare() const {
    return !partition && !region && !account && !function_word && !qualifier;
  }
  friend bool operator==(const FunctionName&, const FunctionName&) = default;
};

/// Whether the text is of the documented pattern, whatever its length. One pass, nothing allocated.
[[nodiscard]] bool is_function_name(std::string_view text);

/// Reads a FunctionName, already percent-decoded. Refuses, in this order: a length outside 1 to 140 code
/// points, a text that is not of the pattern, a bare name of more than 64 characters.
[[nodiscard]] Result<FunctionName, NameError> parse_function_name(std::string_view text);

}  // namespace plumbline::names
