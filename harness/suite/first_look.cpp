#include "suite/first_look.h"

#include <algorithm>

#include "json/write.h"
#include "spec/fields.h"
#include "suite/case_runner.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

constexpr std::size_t shown_bytes_max = 200;

/// A connection may be lost once; one that is lost each time is the target's answer.
constexpr int tries_max = 3;

/// "mine" of "mine", "mine:PROD", "123456789012:function:mine" and "arn:...:function:mine:1".
std::string_view bare_name(std::string_view name) {
  constexpr std::string_view before = "function:";
  if (const std::size_t at = name.rfind(before); at != std::string_view::npos)
    name.remove_prefix(at + before.size());
  return name.substr(0, name.find(':'));
}

bool holds(const json::Value& value, std::string_view text) {
  if (const auto* found = value.string()) return found->find(text) != std::string::npos;
  if (const auto* items = value.array())
    return std::ranges::any_of(*items, [&](const json::Value& item) { return holds(item, text); });
  if (const auto* members = value.object())
    return std::ranges::any_of(*members, [&](const json::Member& m) { return holds(m.value, text); });
  return false;
}

const spec::Sample* plain_sample(const spec::Operation& operation) {
  const auto found = std::ranges::find(operation.samples, false, &spec::Sample::needs_source);
  return found == operation.samples.end() ? nullptr : &*found;
}

/// The operation's own request, which changes a function and must be accepted.
Case plain_case(const spec::Operation& operation, const spec::Sample& sample) {
  Step step = unchanged(operation, sample);
  const std::string status(operation.clause("status"));
  step.expect = {{status, success_of(operation, sample), {}}};
  Case made;
  made.id = "first-look/" + operation.name;
  made.clauses = {status};
  made.needs = {Need::function};
  made.control = std::move(step);
  return made;
}

/// Whether something is known of a control that was not accepted.
bool is_answered(const Outcome& control) {
  return !control.reason.empty() || (control.exchange && control.exchange->response);
}

}  // namespace

bool tells_of(const json::Value& configuration, std::string_view name) {
  return holds(configuration, bare_name(name));
}

std::string why_not_accepted(const Outcome& control) {
  if (!control.reason.empty()) return control.reason;
  if (!control.exchange) return "nothing is known of the answer";
  if (control.exchange->response) return short_text(*control.exchange->response);
  return control.exchange->no_answer;
}

std::string first_look(Caller& caller, LambdaFunctions& fixtures, const spec::Spec& spec,
                       TargetHabits& habits) {
  Case any;
  any.needs = {Need::function};
  const auto bindings = fixtures.provide(any);
  if (!bindings) return bindings.error();
  const json::Value& configuration = bindings->at("function.created");
  const std::string name = spec::text_of(bindings->at("function.name"));
  if (!tells_of(configuration, name))
    return "the function " + name + " reads back as one that has not its name: " +
           json::write(configuration).substr(0, shown_bytes_max);
  (void)fixtures.snapshot();
  CaseRunner runner(caller, fixtures, spec);
  TargetHabits::Refusals refused;
  for (const spec::Operation& operation : spec.operations) {
    const spec::Sample* sample = plain_sample(operation);
    if (sample == nullptr) continue;
    const Case plain = plain_case(operation, *sample);
    Outcome outcome;
    bool is_accepted = false;
    for (int tries = 0; tries < tries_max && !is_accepted && !is_answered(outcome); ++tries) {
      outcome = outcome_of(plain);
      is_accepted = runner.run_control(plain, *bindings, outcome);
    }
    if (is_accepted) continue;
    if (!is_answered(outcome))
      return "a plain " + operation.name + " brought no answer: " + why_not_accepted(outcome);
    refused[operation.name] = why_not_accepted(outcome);
  }
  habits.learn_refused(std::move(refused));
  return {};
}

}  // namespace plumbline::suite
