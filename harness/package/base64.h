#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "result.h"

/// Base64 as RFC 4648, section 4 has it, strict: the form of the request member ZipFile. The standard
/// alphabet, padding exactly where it belongs, no line breaks, no bits left over: one text for one sequence
/// of bytes.
///
///     decode_base64("Zm9v") == "foo"
///     decode_base64("Zm9")  is  Base64Error{Base64Error::Kind::bad_padding, 3}
namespace plumbline::package {

struct Base64Path;

struct Base64Error {
  enum class Kind {
    bad_length,     ///< a last group of one character, which is no whole byte
    bad_character,  ///< a character outside the alphabet
    bad_padding,    ///< '=' missing, too many, or not at the end
    trailing_bits,  ///< bits past the last byte that are not zero
    line_break,     ///< a carriage return or line feed, as MIME would allow
  };
  Kind kind;
  std::size_t
      position;  ///< of the first byte that is wrong; the length of the text where something is missing
  friend bool operator==(const Base64Error&, const Base64Error&) = default;
};

/// "bad_length" and so on.
[[nodiscard]] std::string_view name_of(Base64Error::Kind kind);

/// Puts the bytes that the text stands for at `out` and says how many they are: at most text.size() / 4 * 3,
/// for which there must be room. `out` may be where the text begins, or before it in the same memory; what is
/// there after a refusal is of no use.
[[nodiscard]] Result<std::size_t, Base64Error> decode_base64_to(char* out, std::string_view text);

/// Characters from which on the bytes of a text go past the caches, unless they go where the text lies: they
/// would push each other out before anybody reads them.
constexpr std::size_t past_caches_chars = std::size_t{16} << 20U;

/// The same on a path of one's choice (base64_path.h), and past the caches from any length on: for tests and
/// benchmarks.
[[nodiscard]] Result<std::size_t, Base64Error> decode_base64_to(
    char* out, std::string_view text, const Base64Path& path,
    std::size_t past_caches_from = past_caches_chars);

/// The bytes that the text stands for.
[[nodiscard]] Result<std::string, Base64Error> decode_base64(std::string_view text);

/// Puts the bytes that the text stands for in its place: for large bodies, since no second memory is touched.
/// After a refusal the text is of no use.
[[nodiscard]] Result<void, Base64Error> decode_base64_in_place(std::string& text);

[[nodiscard]] std::string encode_base64(std::string_view bytes);

}  // namespace plumbline::package
