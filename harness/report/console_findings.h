#pragma once

#include <string>

#include "report/clause_findings.h"
#include "report/run_result.h"
#include "report/style.h"
#include "spec/model.h"

namespace plumbline::report {

/// How many findings of one clause are written out; the others are counted.
constexpr std::size_t findings_of_a_clause_max = 8;

/// All that is known of a clause's findings: what it says and where, what was observed and expected, the
/// smallest witness, and how to see it again.
[[nodiscard]] std::string findings_in_full(const ClauseFindings& group, const spec::Spec& spec,
                                           const RunFacts& facts, const Style& style);

/// One line for each finding.
[[nodiscard]] std::string findings_in_brief(const ClauseFindings& group, const spec::Spec& spec,
                                            const Style& style);

/// The commands that send again what a case sent, in lines as those of findings.
[[nodiscard]] std::string commands_text(const suite::Outcome& outcome, const RunFacts& facts);

}  // namespace plumbline::report
