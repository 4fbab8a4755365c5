#pragma once

#include <string>
#include <string_view>

#include "result.h"
#include "spec/load.h"
#include "spec/model.h"
#include "suite/case.h"

namespace plumbline::suite {

/// All cases of a spec that are held in memory: those that strategies make of its constraints and rules, and
/// its scenarios. Refusals come first, so that they can be run in batches. The same spec gives the same
/// cases.
[[nodiscard]] Result<Cases, spec::SpecError> generate(const spec::Spec& spec);

/// Whether an id is chosen by a shell glob, in which '*' also stands for '/'. An empty glob chooses all.
[[nodiscard]] bool is_chosen(std::string_view id, const std::string& glob);

/// The cases that a glob chooses.
[[nodiscard]] Cases chosen(Cases cases, const std::string& glob);
[[nodiscard]] CaseStream chosen(CaseStream cases, std::string glob);

}  // namespace plumbline::suite
