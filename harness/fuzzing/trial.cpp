#include "fuzzing/trial.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace plumbline::fuzzing {

std::string_view demand_of(const suite::Prediction& prediction) {
  switch (prediction.kind) {
    case suite::Prediction::Kind::accepted:
      return "must be accepted";
    case suite::Prediction::Kind::refused:
      return "must be refused";
    case suite::Prediction::Kind::missing:
      return "names what is not there";
    case suite::Prediction::Kind::open:
      return "may be accepted or refused";
  }
  return "";
}

bool must_fail(const suite::Prediction& prediction) {
  return prediction.kind == suite::Prediction::Kind::refused ||
         prediction.kind == suite::Prediction::Kind::missing;
}

verdict::Defect change_defect(const Trial& trial, std::string change, const spec::Operation& operation) {
  std::string clause =
      must_fail(trial.prediction) ? trial.prediction.clauses.front() : std::string(operation.clause("dry"));
  return {std::move(clause), verdict::DefectKind::state_changed, std::move(change),
          "a request that is refused, or dry, changes nothing"};
}

std::string class_of(const Trial& trial) {
  std::string text =
      fmt::format("{} {} {}", name_of(trial.prediction.kind), trial.outcome.status, trial.error_type);
  for (const std::string& clause : trial.prediction.clauses) text += " " + clause;
  return text;
}

bool shows(const Trial& trial, const verdict::Defect& defect) {
  return std::ranges::any_of(trial.outcome.defects, [&](const verdict::Defect& d) {
    return d.clause == defect.clause && d.kind == defect.kind && d.observed == defect.observed;
  });
}

std::string text_of(const Trial& trial) {
  return fmt::format("a request that {}: a name of {} bytes, a body of {}", demand_of(trial.prediction),
                     trial.input.name.size(), trial.input.body.size());
}

}  // namespace plumbline::fuzzing
