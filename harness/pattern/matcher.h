#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "pattern/dfa.h"

namespace plumbline::pattern {

/// An automaton laid out for speed: the same answers as matches(), for many texts. What bounds the speed is
/// that each look-up waits for the one before it; so small automata have a table for two bytes at once, and
/// others one for each byte. Text that is not all ASCII is decoded instead.
///
///     const Matcher is_name(*compile("[a-zA-Z0-9-_]+"));
///     is_name("my-function")
class Matcher {
 public:
  explicit Matcher(Dfa dfa);

  /// Whether the whole text is accepted; text that is no UTF-8 never is. Linear in the bytes of the text.
  [[nodiscard]] bool operator()(std::string_view utf8) const;

 private:
  using Starts = std::array<std::uint32_t, 256>;

  /// The successors of all states by one class, then those by the next, and so on; the last class is that of
  /// bytes which are no ASCII, and leads to one more state that is never left.
  template <class State>
  using Columns = std::vector<State>;

  template <class State>
  [[nodiscard]] Columns<State> columns() const;
  [[nodiscard]] Columns<std::uint8_t> pair_columns(const Columns<std::uint8_t>& single) const;
  [[nodiscard]] std::uint32_t run(std::string_view utf8) const;

  Dfa dfa_;
  std::uint32_t height_;  // of a column: one more than there are states
  Starts starts_{};       // by byte: where its column begins
  Starts pair_starts_{};  // by the first of two bytes; where their column begins is the sum of this and the
                          // second's
  std::variant<Columns<std::uint8_t>, Columns<std::uint16_t>, Columns<std::uint32_t>> columns_;
  Columns<std::uint8_t> pairs_;  // empty where it would be large
};

}  // namespace plumbline::pattern
