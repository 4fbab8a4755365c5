#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "result.h"
#include "spec/model.h"
#include "suite/caller.h"
#include "suite/case.h"
#include "suite/fixtures.h"
#include "suite/outcome.h"
#include "verdict/judge.h"

namespace plumbline::suite {

/// An outcome that tells of the case and nothing yet of what came of it.
[[nodiscard]] Outcome outcome_of(const Case& tested);

/// What a step expects, without what it expects `unless` something is so, and with the macros in its pointers
/// and values replaced; refused with the one that stands for nothing.
[[nodiscard]] Result<std::vector<verdict::Expectation>, std::string> expectations_of(
    std::vector<verdict::Expectation> expectations, const Bindings& bindings);

[[nodiscard]] inline bool is_success(int status) { return status >= 200 && status < 300; }

/// What was sent before, behind what made the fixtures of the last case: Outcome::before.
[[nodiscard]] std::vector<Exchange> with_makings(const Fixtures& fixtures, std::vector<Exchange> before = {});

/// "400 ValidationException: ..." of an answer.
[[nodiscard]] std::string short_text(const http::Response& response);

/// Sends the steps of cases and judges the answers, one case at a time. What a case needs is there already.
class CaseRunner {
 public:
  /// All must outlive the runner.
  CaseRunner(Caller& caller, Fixtures& fixtures, const spec::Spec& spec)
      : caller_(caller), fixtures_(fixtures), spec_(spec) {}

  /// Runs a case's steps up to the first that goes wrong. Its last exchange goes to `last`, right or wrong,
  /// where that is given.
  [[nodiscard]] Outcome attempt(const Case& tested, Bindings bindings,
                                std::optional<Exchange>* last = nullptr);

  /// Sends a refusal's control, with a package of its own; whether it was answered as it must be.
  bool run_control(const Case& tested, Bindings bindings, Outcome& outcome);

  /// A step's request.
  [[nodiscard]] Result<http::Request, std::string> request_for(const Step& step,
                                                               const Bindings& bindings) const;

  /// What the answer to a step says, for the outcome and for later steps; whether to go on with them.
  [[nodiscard]] bool learn(const Step& step, const http::Request& request, const http::Answer& answer,
                           std::span<const verdict::Expectation> expectations, Bindings& bindings,
                           Outcome& outcome);

 private:
  /// Its exchange goes to `last`; its request to `before`, where the case goes on.
  [[nodiscard]] bool run_step(const Step& step, Bindings& bindings, Outcome& outcome,
                              std::optional<Exchange>* last, std::vector<Exchange>* before = nullptr);
  [[nodiscard]] verdict::Judgement judge(const Step& step, const http::Request& request,
                                         const http::Response& response,
                                         std::span<const verdict::Expectation> expectations) const;
  void judge_request_id(const http::Response& response, const spec::Operation& operation,
                        verdict::Defects& defects);
  [[nodiscard]] http::Answer send(const Step& step, const http::Request& request);

  Caller& caller_;
  Fixtures& fixtures_;
  const spec::Spec& spec_;
};

}  // namespace plumbline::suite
