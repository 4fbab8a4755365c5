#pragma once

#include <cstddef>
#include <string>

#include "report/run_result.h"
#include "spec/model.h"

namespace plumbline::report {

/// GitHub takes no more than 1 MiB for a step's summary; there is always less.
constexpr std::size_t markdown_bytes_max = std::size_t{512} << 10U;

/// A summary in GitHub's Markdown, for $GITHUB_STEP_SUMMARY or a comment: how the run ended, counts, one row
/// for each finding with its clause, and how to see it again, folded.
[[nodiscard]] std::string markdown_report(const RunResult& result, const spec::Spec& spec);

}  // namespace plumbline::report
