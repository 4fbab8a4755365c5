#pragma once

#include <string>
#include <vector>

#include "result.h"
#include "spec/model.h"
#include "suite/case.h"
#include "suite/sequence.h"

namespace plumbline::app {

/// The cases that one id names, or a glob over ids, as suite::run takes them: those that are held in memory,
/// and what the others are made of while they run.
struct NamedCases {
  suite::Cases cases;
  suite::Cases concurrency;
  suite::CaseStream pattern_cases;
  suite::SequenceSettings sequences;
};

/// What each of these ids names. Refused with the first that names nothing.
[[nodiscard]] Result<std::vector<NamedCases>, std::string> find_cases(const std::vector<std::string>& ids,
                                                                      const spec::Spec& spec);

}  // namespace plumbline::app
