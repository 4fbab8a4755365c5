#pragma once

#include <string>
#include <string_view>

#include "app/exit_status.h"
#include "app/target.h"

namespace plumbline::app {

/// What somebody can do about a target that cannot be tested, in lines, by what came of the first requests to
/// it (suite::why_not_testable): where they went, what that mostly means, and which options there are.
///
///     std::cerr << advice_on("CreateFunction was answered with 403 ...", options, target.base_url);
[[nodiscard]] std::string advice_on(std::string_view why, const TargetOptions& options,
                                    std::string_view base_url);

/// Tells standard error for a command, such as run, that its target cannot be tested: why, and the advice on
/// it. What the program then exits with.
[[nodiscard]] ExitStatus tell_not_testable(std::string_view command, const Target& target,
                                           const TargetOptions& options, std::string_view why);

}  // namespace plumbline::app
