#pragma once

#include <cstddef>
#include <string>

#include "report/run_result.h"
#include "report/style.h"
#include "spec/model.h"

namespace plumbline::report {

/// How many clauses that fail are told in full; one line each tells of the others.
constexpr std::size_t clauses_in_full_max = 8;

struct ConsoleSettings {
  bool verbose = false;  ///< every clause in full: also warnings, contested ones and those past the bound
  Style style;
};

/// The report on a run for a terminal or a CI log: what was run, what was found by clause (the first failures
/// in full, then one line for each of the others, each warning and contested clause), what could not be
/// tested, one line of counts, and what the exit status means.
///
/// Texts of the target are made printable and cut, so that no answer can draw on the terminal.
[[nodiscard]] std::string console_report(const RunResult& result, const spec::Spec& spec,
                                         const ConsoleSettings& settings);

/// The line of counts alone: "FAILED  1,203 cases: 1,150 passed, 40 failed, ...", without a newline.
[[nodiscard]] std::string summary_line(const RunResult& result, const Style& style);

}  // namespace plumbline::report
