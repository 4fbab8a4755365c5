#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::house {

/// A line that includes something.
struct Include {
  std::size_t line;  ///< from 1
  std::string_view name;
  bool quoted;  ///< "ours" or <theirs>

  /// The folder of an include of ours: "json" of "json/parse.h", empty for "result.h" and for theirs.
  [[nodiscard]] std::string_view folder() const;
};

/// The includes of a C++ text in order, however they are spaced. The views point into `text`.
///
///     include_lines("#pragma once\n#include \"json/parse.h\"\n")   // {{2, "json/parse.h", true}}
[[nodiscard]] std::vector<Include> include_lines(std::string_view text);

}  // namespace plumbline::house
