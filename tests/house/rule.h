#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "house/tree.h"

/// A rule of the house looks at one file and says what in it breaks the rule. Each stands in a test file of
/// its own with made-up lines that break it: a rule that finds nothing anywhere is no rule.
namespace plumbline::house {

using Findings = std::vector<std::string>;
using Rule = std::function<Findings(const SourceFile&)>;

/// "harness/json/parse.cpp:7: what"; lines count from 1.
[[nodiscard]] std::string finding(const SourceFile& file, std::size_t line, std::string_view what);

/// What breaks the rule anywhere in the tree.
[[nodiscard]] Findings findings_in_tree(const Rule& rule);

}  // namespace plumbline::house
