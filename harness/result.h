#pragma once

#include <tl/expected.hpp>

namespace plumbline {

/// What may be refused: a T, or an E that says what was wrong and where. The one name of ours for
/// tl::expected, until the standard library of the oldest supported compiler has std::expected.
///
///     Result<FunctionName, NameError> name = names::parse_function_name(text);
///     if (!name) return refused(Error{...});
template <class T, class E>
using Result = tl::expected<T, E>;

/// Makes the refusing alternative of a Result: `return refused(NameError{...});`
template <class E>
[[nodiscard]] tl::unexpected<std::decay_t<E>> refused(E&& error) {
  return tl::unexpected<std::decay_t<E>>(std::forward<E>(error));
}

}  // namespace plumbline
