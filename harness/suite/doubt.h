#pragma once

#include <string_view>

#include "suite/case.h"
#include "suite/outcome.h"

/// What an outcome tells, and what not.
namespace plumbline::suite {

/// Whether a request of the case brought no answer.
[[nodiscard]] bool is_unanswered(const Outcome& outcome);

/// The same, and the request had reached the target: it may be what was too much for it.
[[nodiscard]] bool is_suspect(const Outcome& outcome);

/// Whether every answer that is right for the step is an error.
[[nodiscard]] bool must_be_refused(const Step& step);

/// Whether a case that passed has no request of the operation that was accepted, and some that were not: on a
/// target that refuses them all it shows nothing.
[[nodiscard]] bool saw_refusals_alone(const Case& tested, const Outcome& outcome, std::string_view operation);

/// Of the same case: that nothing was learned of it, since the target was gone each time.
[[nodiscard]] Outcome outcome_of_nothing(Outcome outcome);

}  // namespace plumbline::suite
