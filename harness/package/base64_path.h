#pragma once

#include <cstddef>
#include <span>
#include <string_view>

/// The ways to decode the bulk of a base64 text, by what the processor can do. The portable one is the
/// specification: each other gives the same bytes, and leaves to it whatever is not plain digits. Which is
/// taken is decided once, at run time: the fastest that the processor has, or the one that the environment
/// variable PLUMBLINE_BASE64 names (portable, avx2, avx512), so that tests reach them all.
namespace plumbline::package {

struct Base64Path {
  std::string_view name;
  bool (*is_supported)();

  /// Decodes groups of four digits from the front of the text for as long as there is nothing else, and says
  /// how many characters that were, a multiple of four; fewer than there are where the rest is too short to
  /// be worth it. Writes three bytes for four characters, and no byte past `bytes` / 4 * 3 or past what it
  /// has read: `out` may be where the text begins, or before it in the same memory. Where it is apart from
  /// the text, and that has `past_caches_from` characters or more, the bytes may be written past the caches.
  std::size_t (*decode_digits)(const char* text, std::size_t bytes, char* out, std::size_t past_caches_from);
};

/// All paths that were compiled in, the portable one first, the fastest last.
[[nodiscard]] std::span<const Base64Path> base64_paths();

/// The path of that name; nullptr where there is none or the processor cannot run it.
[[nodiscard]] const Base64Path* find_base64_path(std::string_view name);

/// The path that decode_base64 takes. One that was asked for and is not to be had is told on standard error,
/// and the portable one stands in for it.
[[nodiscard]] const Base64Path& base64_path();

}  // namespace plumbline::package
