#pragma once

#include <optional>
#include <string>

#include "fuzzing/input.h"
#include "http/peer.h"
#include "spec/model.h"
#include "suite/oracle.h"
#include "suite/outcome.h"
#include "verdict/defect.h"

namespace plumbline::fuzzing {

/// One request, and what came of it.
struct Trial {
  Input input;  ///< with the words of the page's examples
  suite::Prediction prediction;
  suite::Outcome outcome;  ///< without a verdict
  suite::Exchange exchange;
  std::string error_type;                       ///< of the answer
  std::optional<http::NoAnswer::Kind> silence;  ///< why there was no answer
  bool was_throttled = false;  ///< the target asked for patience, and again when it had had it

  [[nodiscard]] bool succeeded() const { return outcome.status >= 200 && outcome.status < 300; }
};

/// Whether no answer but a refusal is right.
[[nodiscard]] bool must_fail(const suite::Prediction& prediction);

/// The defect of a trial that changed something and must not: by the clause of dry requests, or by the one
/// that the request is refused by.
[[nodiscard]] verdict::Defect change_defect(const Trial& trial, std::string change,
                                            const spec::Operation& operation);

/// What kind of request was answered how. A trial that is the first of its class has found something new.
[[nodiscard]] std::string class_of(const Trial& trial);

/// Whether a trial shows that defect: of the same clause and kind, and observed the same.
[[nodiscard]] bool shows(const Trial& trial, const verdict::Defect& defect);

/// "must be refused" and so on.
[[nodiscard]] std::string_view demand_of(const suite::Prediction& prediction);

/// What the trial is about, for people: "a request that must be refused, name of 12 bytes, body of 80".
[[nodiscard]] std::string text_of(const Trial& trial);

}  // namespace plumbline::fuzzing
