#pragma once

#include <string>

#include "report/run_result.h"
#include "spec/model.h"

namespace plumbline::report {

/// The result as one HTML page that needs nothing else: findings by clause with what the page says, what was
/// observed, and how to see it again; what could not be tested; and what was shown of every clause.
[[nodiscard]] std::string html_report(const RunResult& result, const spec::Spec& spec);

}  // namespace plumbline::report
