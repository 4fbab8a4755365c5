#pragma once

#include <cstddef>
#include <span>
#include <string_view>

/// The ways to measure how far a JSON string goes on with characters that stand in it for themselves, by what
/// the processor can do: printable ASCII, DEL too, but neither '"' nor '\'. The portable one is the
/// specification: each other gives the same. Which is taken is decided once, at run time: the fastest that
/// the processor has, or the one that the environment variable PLUMBLINE_JSON_STRINGS names (portable, avx2,
/// avx512).
namespace plumbline::json {

struct PlainRunPath {
  std::string_view name;
  bool (*is_supported)();
  std::size_t (*measure)(const char* text);
};

/// All paths that were compiled in, the portable one first, the fastest last.
[[nodiscard]] std::span<const PlainRunPath> plain_run_paths();

/// How many such characters there are from there on. Some other one has to end them, and as much as
/// plain_run_overread to follow that: it is looked at, whatever it is.
///
///     plain_run("UEsDBA==\"}...")  is 8
[[nodiscard]] std::size_t plain_run(const char* text);

inline constexpr std::size_t plain_run_overread = 64;

}  // namespace plumbline::json
