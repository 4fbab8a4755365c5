#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "json/value.h"
#include "result.h"

namespace plumbline::suite {

/// What stands between "${" and "}" where it is no binding: "zip:A" is the function zip with the argument A.
struct MacroCall {
  std::string_view name;
  std::string_view argument;  ///< what follows the first colon
};
[[nodiscard]] MacroCall macro_call(std::string_view macro);

/// Whose macros they are, and how much they may stand for.
struct MacroLimits {
  std::string_view own_label;  ///< of the package that `${zip}` without a label names
  std::size_t text_bytes_max;  ///< of the value
};

/// A whole number without sign, at most `max`; nullopt for any other text.
[[nodiscard]] std::optional<std::size_t> macro_number(std::string_view text, std::size_t max);

/// The value that a call stands for (macro.h lists them). Refused with what the function wants, or with why
/// it could not be made; the empty text says that there is no such function.
[[nodiscard]] Result<json::Value, std::string> call_macro(const MacroCall& call, const MacroLimits& limits);

}  // namespace plumbline::suite
