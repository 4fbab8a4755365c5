#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "spec/model.h"
#include "suite/finding.h"
#include "verdict/verdict.h"

namespace plumbline::report {

/// Where a clause stands, in words: "update-function-code, URI Request Parameters, FunctionName, line 21".
[[nodiscard]] std::string place_text(const spec::Place& place);

/// The findings that rest on one clause, the gravest first.
struct ClauseFindings {
  std::string_view clause;
  verdict::Verdict verdict = verdict::Verdict::pass;  ///< the gravest of them
  std::vector<const suite::Finding*> findings;
};

/// Ranked findings by clause, in the order of each clause's gravest. Points into `ranked`.
[[nodiscard]] std::vector<ClauseFindings> by_clause(const std::vector<suite::Finding>& ranked);

}  // namespace plumbline::report
