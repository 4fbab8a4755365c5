#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fuzzing/plain.h"
#include "fuzzing/stand_in.h"
#include "fuzzing/trial.h"
#include "result.h"
#include "spec/model.h"
#include "suite/caller.h"
#include "suite/lambda_functions.h"
#include "suite/oracle.h"

namespace plumbline::fuzzing {

/// The function that requests are about, and the oracle that knows it. One per thread.
class Subject {
 public:
  /// All must outlive the subject; `operation` is one of the spec's.
  Subject(suite::Caller& caller, const spec::Spec& spec, const spec::Operation& operation,
          const suite::FunctionSettings& settings, std::string worker);

  /// Makes the function, or finds the one that exists. Refused with what to tell the target's owner.
  [[nodiscard]] Result<void, std::string> make();

  [[nodiscard]] const std::string& name() const { return stand_in_.function; }

  /// To be called before any request is: which other functions there are, and which packages are good ones.
  void introduce(std::vector<std::string> names, const suite::KnownPackages& packages);

  /// What would come of the input, without sending it.
  [[nodiscard]] suite::Prediction predict(const Input& input) const;

  /// The input, or one like it that cannot change what is not ours: a request that does not name the fixture
  /// for sure has the dry body.
  [[nodiscard]] Input made_safe(Input input) const;

  /// Sends the input and judges the answer.
  [[nodiscard]] Trial ask(const Input& input);

  /// Adds what is wrong with a trial, and the requests that made the function: who sends them first sees the
  /// same on a target that has none.
  void blame(Trial& trial, const verdict::Defects& defects) const;

  /// The same of what is to be seen of the function after the trial. What shows it is a read, which is made
  /// for that, with the trial's own request before it.
  void blame_as_read(Trial& trial, const verdict::Defects& defects);

  /// What is to be seen of the function (suite::Fixtures::snapshot).
  [[nodiscard]] json::Value look() { return functions_.snapshot(); }

  /// Whether the target answers at all.
  [[nodiscard]] bool is_answered();

  /// Lets time pass.
  void wait(std::chrono::milliseconds time) const { caller_.wait(time); }

  /// Makes sure that the function is there, after the target was away.
  [[nodiscard]] Result<void, std::string> make_again();

  [[nodiscard]] const PlainBodies& plain() const { return plain_; }

 private:
  [[nodiscard]] http::Answer send(const http::Request& request);
  void judge(Trial& trial);

  suite::Caller& caller_;
  const spec::Spec& spec_;
  const spec::Operation& operation_;
  const suite::FunctionSettings& settings_;
  suite::LambdaFunctions functions_;
  PlainBodies plain_;
  suite::Bindings bindings_;
  StandIn stand_in_;
  std::vector<std::string> names_;
  suite::KnownPackages packages_;
  std::optional<suite::Oracle> oracle_;
};

}  // namespace plumbline::fuzzing
