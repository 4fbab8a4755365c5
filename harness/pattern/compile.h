#pragma once

#include <string_view>

#include "pattern/compile_limits.h"
#include "pattern/dfa.h"
#include "pattern/tree.h"
#include "result.h"

namespace plumbline::pattern {

/// How a pattern bears on a text.
enum class Anchoring : std::uint8_t {
  /// The whole text must match, whether or not `^` and `$` say so: what AWS does. Anchors inside keep their
  /// meaning,
  /// so that `^ALL|[a-z]+$` takes "ALL" and "abc" and nothing more.
  whole,
  /// The pattern must match somewhere in the text: Smithy's rule for its `pattern` trait.
  search,
};

/// The minimal automaton of a documented pattern in the dialect of parse.h.
///
///     const auto dfa = compile("[0-9A-Za-z.-_]*(?<!\\.)");
///     matches(*dfa, "my-bucket")
///
/// Refused with a position and a reason: what parse refuses, and what passes `limits`. Within the default
/// limits a pattern takes less than a second and 64 MiB.
[[nodiscard]] Result<Dfa, PatternError> compile(std::string_view pattern, const CompileLimits& limits = {},
                                                Anchoring anchoring = Anchoring::whole);

}  // namespace plumbline::pattern
