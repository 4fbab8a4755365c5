#pragma once

#include <string>

#include "report/run_result.h"
#include "report/style.h"
#include "spec/model.h"

namespace plumbline::report {

struct ConsoleSettings {
  bool verbose = false;  ///< warnings and contested clauses in full as well
  Style style;
};

/// The report on a run for a terminal or a CI log: what was run, what was found by clause (failures in full,
/// then one line for each warning and contested clause), what could not be tested, one line of counts, and
/// what the exit status means.
///
/// Texts of the target are made printable and cut, so that no answer can draw on the terminal.
[[nodiscard]] std::string console_report(const RunResult& result, const spec::Spec& spec,
                                         const ConsoleSettings& settings);

/// The line of counts alone: "FAILED  1,203 cases: 1,150 passed, 40 failed, ...", without a newline.
[[nodiscard]] std::string summary_line(const RunResult& result, const Style& style);

}  // namespace plumbline::report
