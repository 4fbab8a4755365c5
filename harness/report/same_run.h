#pragma once

#include <string>

#include "report/run_result.h"

namespace plumbline::report {

/// What keeps two runs from having the same cases on the same target: "setting 'filter' was 'ZipFile/*' and
/// is
/// ''". Empty where nothing does. Looks at version, spec, target, profile, seed and settings.
[[nodiscard]] std::string what_differs(const RunFacts& then, const RunFacts& now);

/// The value of a setting, empty where there is none of that name.
[[nodiscard]] std::string setting_of(const RunFacts& facts, std::string_view name);

/// Whether the run signed its requests.
[[nodiscard]] bool is_signed(const RunFacts& facts);

}  // namespace plumbline::report
