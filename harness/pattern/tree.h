#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "pattern/code_points.h"

namespace plumbline::pattern {

/// Why a pattern is refused, and at which byte of it. A refusal is for the reader of a specification:
/// {12, "back references do not describe a regular language"}.
struct PatternError {
  std::size_t position = 0;
  std::string reason;
  friend bool operator==(const PatternError&, const PatternError&) = default;
};

/// No upper bound, as in `a{2,}`.
inline constexpr std::uint32_t unbounded = 0xFFFFFFFF;

/// One node of a parsed pattern. Captures, lazy quantifiers and the like are gone: they choose among matches
/// of one text and never change which texts match. Anchors and word boundaries are look-arounds: `$` is
/// `(?![^])`.
struct Node {
  enum class Kind : std::uint8_t {
    chars,     ///< one code point of `set`
    sequence,  ///< all children, one after the other; none means the empty text
    choice,    ///< any one child
    repeat,    ///< the only child, `least` to `most` times
    ahead,     ///< the only child matches from here on, or does not if `negative`
    behind,    ///< the only child matches up to here, or does not if `negative`
  };
  Kind kind = Kind::sequence;
  std::size_t position = 0;  ///< the byte of the pattern where it begins
  CodePointSet set;
  std::vector<Node> children;
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  bool negative = false;
};

/// A parsed pattern.
struct Tree {
  Node root;
};

[[nodiscard]] Node chars(CodePointSet set, std::size_t position);
[[nodiscard]] Node sequence(std::vector<Node> children, std::size_t position);
[[nodiscard]] Node choice(std::vector<Node> children, std::size_t position);
/// A repeated node; a repeat of a repeat is one repeat where both count the same texts: `(a{1,3}){2,4}` is
/// `a{2,12}`.
[[nodiscard]] Node repeat(Node child, std::uint32_t least, std::uint32_t most, std::size_t position);
[[nodiscard]] Node look(Node::Kind kind, bool negative, Node child, std::size_t position);

}  // namespace plumbline::pattern
