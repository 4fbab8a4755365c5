#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "pattern/dfa.h"

namespace plumbline::pattern {

/// An automaton laid out for speed: the same answers as matches(), for many texts. Text of ASCII takes one
/// look-up a byte that waits for the one before it; other text is decoded.
///
///     const Matcher is_name(*compile("[a-zA-Z0-9-_]+"));
///     is_name("my-function")
class Matcher {
 public:
  explicit Matcher(Dfa dfa);

  /// Whether the whole text is accepted; text that is no UTF-8 never is. Linear in the bytes of the text.
  [[nodiscard]] bool operator()(std::string_view utf8) const;

 private:
  template <class State>
  using Columns = std::vector<State>;  // the successors of all states by one class, then those by the next

  template <class State>
  [[nodiscard]] Columns<State> columns() const;

  Dfa dfa_;
  std::array<std::uint32_t, 256> column_starts_{};  // by byte; the last column, for bytes that are no ASCII,
                                                    // leads to one more state that is never left
  std::variant<Columns<std::uint8_t>, Columns<std::uint16_t>, Columns<std::uint32_t>> columns_;
};

}  // namespace plumbline::pattern
