#pragma once

#include <cstddef>

namespace plumbline::names {

/// How a text breaks what the page asks of it, and where. Where several constraints are broken the length
/// comes first, as recorded from AWS; the `is_...` predicates beside each check answer for the pattern alone.
///
///     parse_function_name("my-function!")  gives  NameError{NameError::Kind::pattern, 11}
struct NameError {
  enum class Kind {
    too_short,      ///< fewer code points than the member's minimum
    too_long,       ///< more code points than the member's maximum
    pattern,        ///< within its length, but not of the documented pattern
    bare_too_long,  ///< FunctionName only: a name without a colon of more than 64
  };
  Kind kind;
  std::size_t position;  ///< of the first byte that is too much, wrong, or missing
  friend bool operator==(const NameError&, const NameError&) = default;
};

}  // namespace plumbline::names
