#pragma once

#include "suite/case.h"
#include "suite/outcome.h"
#include "suite/target_habits.h"

/// What an outcome tells, and what not.
namespace plumbline::suite {

/// Whether a request of the case brought no answer.
[[nodiscard]] bool is_unanswered(const Outcome& outcome);

/// The same, and the request had reached the target: it may be what was too much for it.
[[nodiscard]] bool is_suspect(const Outcome& outcome);

/// Whether every answer that is right for the step is an error.
[[nodiscard]] bool must_be_refused(const Step& step);

/// Makes a case untestable that passed, has no control of its own, and no request of an operation that was
/// accepted: on a target that refuses the plain request of that operation as well it shows nothing.
void doubt_vacuous(const Case& tested, const TargetHabits::Refusals& refused, Outcome& outcome);

/// Of a case with that outcome: that nothing was learned of it, since the target was gone each time.
[[nodiscard]] Outcome outcome_of_nothing(Outcome outcome);

}  // namespace plumbline::suite
