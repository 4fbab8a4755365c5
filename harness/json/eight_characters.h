#pragma once

#include <cstdint>

/// Characters that stand in a JSON string for themselves (RFC 8259, 7), eight at a time in one number: with
/// whatever the processor is, and for texts that end soon.
namespace plumbline::json {

/// Printable ASCII, DEL too, but neither '"' nor '\'.
constexpr bool is_plain(char c) { return static_cast<signed char>(c) >= ' ' && c != '"' && c != '\\'; }

using EightCharacters = std::uint64_t;

constexpr EightCharacters eight_times(char c) {
  return 0x0101'0101'0101'0101U * static_cast<unsigned char>(c);
}

/// Has the uppermost bit of some character set where one of them is below that one, or is no ASCII.
constexpr EightCharacters any_below(EightCharacters eight, char c) {
  return (eight - eight_times(c)) | eight;
}

/// The same where one of them, all being ASCII, is that one.
constexpr EightCharacters any_equal(EightCharacters eight, char c) {
  return (eight ^ eight_times(c)) - eight_times(1);
}

/// Whether they are all plain.
constexpr bool are_plain(EightCharacters eight) {
  const EightCharacters others = any_below(eight, ' ') | any_equal(eight, '"') | any_equal(eight, '\\');
  return (others & eight_times('\x80')) == 0;
}

}  // namespace plumbline::json
