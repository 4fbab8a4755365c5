#include "suite/worker.h"

#include <algorithm>

#include "json/write.h"
#include "package/sha256.h"
#include "spec/fields.h"
#include "suite/request.h"
#include "suite/what_changed.h"
#include "verdict/judge.h"
#include "verdict/select.h"

namespace plumbline::suite {
namespace {

using verdict::Defect;
using verdict::DefectKind;
using verdict::Verdict;

constexpr std::size_t batch_max = 32;

Outcome outcome_of(const Case& tested) {
  Outcome outcome;
  outcome.id = tested.id;
  outcome.about = tested.about;
  outcome.clauses = tested.clauses;
  return outcome;
}

Outcome untestable(const Case& tested, std::string reason) {
  Outcome outcome = outcome_of(tested);
  outcome.verdict = Verdict::untestable;
  outcome.reason = std::move(reason);
  return outcome;
}

/// Whether a template holds macros, and so depends on what they stand for.
bool has_macros(const json::Value& value) {
  if (const auto* text = value.string()) return text->find("${") != std::string::npos;
  if (const auto* items = value.array()) return std::ranges::any_of(*items, has_macros);
  if (const auto* members = value.object())
    return std::ranges::any_of(*members, [](const json::Member& m) { return has_macros(m.value); });
  return false;
}

/// Whether anything in a step waits for what a fixture gives.
bool depends_on_fixtures(const Step& step) {
  const bool in_wire = has_macros(step.wire.uri.value_or("")) || has_macros(step.wire.body.value_or(""));
  return in_wire || has_macros(step.input) ||
         std::ranges::any_of(step.expect, [](const auto& e) { return !e.values.empty(); });
}

/// What distinguishes controls: two with the same request are one.
std::string key_of(const Step& control) {
  return control.operation + " " + json::write(control.input) + control.wire.body.value_or("");
}

std::string short_text(const http::Response& response) {
  const verdict::Reading reading = verdict::read(response);
  std::string text = std::to_string(reading.status);
  if (!reading.error_type.empty()) text += " " + reading.error_type;
  if (!reading.message.empty()) text += ": " + reading.message.substr(0, 160);
  return text;
}

/// What a body that is no JSON is for the checks of a step: its hash and size, as Lambda tells them.
http::Response as_package(const http::Response& response) {
  const json::Value facts = json::Object{{"CodeSha256", package::sha256_base64(response.body)},
                                         {"CodeSize", static_cast<std::int64_t>(response.body.size())}};
  return {response.status, {}, json::write(facts)};
}

Result<std::vector<verdict::Expectation>, std::string> expanded(
    std::vector<verdict::Expectation> expectations, const Bindings& bindings) {
  for (verdict::Expectation& expectation : expectations) {
    for (verdict::ValueCheck& check : expectation.values) {
      auto value = expand(check.value, bindings);
      if (!value) return refused(value.error());
      check.value = *std::move(value);
    }
  }
  return expectations;
}

bool is_success(int status) { return status >= 200 && status < 300; }

/// Whether what a step expects is what its case is about, and no mere preparation.
bool is_about(const Outcome& outcome, std::span<const verdict::Expectation> expectations) {
  return std::ranges::any_of(expectations, [&](const verdict::Expectation& expectation) {
    return std::ranges::find(outcome.clauses, expectation.clause) != outcome.clauses.end();
  });
}

}  // namespace

void Worker::emit(Outcome outcome) {
  outcome.verdict = std::max(outcome.verdict, verdict_of(outcome.defects, spec_, profile_));
  if (outcome.verdict != Verdict::pass) fixtures_.doubt();
  sink_(outcome);
}

Result<http::Request, std::string> Worker::request_for(const Step& step, const Bindings& bindings) const {
  if (!step.fetch.empty()) {
    auto url = expand_text(step.fetch, bindings);
    if (!url) return refused(url.error());
    return http::Request{"GET", *std::move(url), {}, {}};
  }
  return request_of(step, *spec_.operation(step.operation), bindings);
}

http::Answer Worker::send(const Step& step, const http::Request& request) {
  if (step.pause_ms > 0) caller_.wait(std::chrono::milliseconds(step.pause_ms));
  return step.fetch.empty() ? caller_.send(request) : caller_.fetch(request.target);
}

verdict::Judgement Worker::judge(const Step& step, const http::Request& request,
                                 const http::Response& response,
                                 std::span<const verdict::Expectation> expectations) const {
  if (!step.fetch.empty()) return verdict::judge(as_package(response), expectations);
  return verdict::judge(request, response, *spec_.operation(step.operation), expectations);
}

bool Worker::run_step(const Step& step, Bindings& bindings, Outcome& outcome) {
  const auto untested = [&](std::string reason) {
    outcome.verdict = Verdict::untestable;
    outcome.reason = std::move(reason);
    return false;
  };
  const auto request = request_for(step, bindings);
  if (!request) return untested(request.error());
  const auto expectations = expanded(step.expect, bindings);
  if (!expectations) return untested(expectations.error());
  return learn(step, *request, send(step, *request), *expectations, bindings, outcome);
}

/// What the answer to a step says, for the outcome and for later steps; whether to go on with them.
bool Worker::learn(const Step& step, const http::Request& request, const http::Answer& answer,
                   std::span<const verdict::Expectation> expectations, Bindings& bindings, Outcome& outcome) {
  if (!answer && !step.fetch.empty()) {
    outcome.defects.push_back({expectations.front().clause, DefectKind::value,
                               "the link cannot be followed: " + std::string(name_of(answer.error().kind)),
                               "the bytes behind " + request.target});
    return false;
  }
  if (!answer) {
    outcome.defects.push_back({outcome.clauses.front(), DefectKind::no_answer,
                               std::string(name_of(answer.error().kind)), "a response"});
    outcome.exchange = Exchange{request, std::nullopt, answer.error().detail};
    return false;
  }
  verdict::Judgement judgement = judge(step, request, *answer, expectations);
  outcome.status = answer->status;
  const bool preparation_failed = !judgement.as_expected && !is_about(outcome, expectations);
  if (preparation_failed) {
    // What it shows is for the cases that are about it; this one has shown nothing.
    if (!outcome.exchange) outcome.exchange = Exchange{request, *answer, {}};
    outcome.verdict = Verdict::untestable;
    outcome.reason = step.operation + step.fetch + " was answered with " + short_text(*answer);
    return false;
  }
  if (!judgement.defects.empty()) add_defects(outcome, judgement.defects, Exchange{request, *answer, {}});
  const json::Value body = std::move(judgement.reading.body).value_or(nullptr);
  for (const auto& [name, pointer] : step.bind)
    if (auto value = verdict::select(body, pointer)) bindings[name] = *std::move(value);
  if (is_success(answer->status)) fixtures_.settle(body);
  return judgement.as_expected;
}

bool stands_alone(const Case& tested) {
  return tested.effect == Effect::none && tested.needs.empty() && tested.steps.size() == 1 && !tested.control;
}

bool Worker::begin(Case next, Pending& pending) {
  const auto untested = [&](const std::string& reason) {
    emit(untestable(next, reason));
    return false;
  };
  Step& step = next.steps.front();
  Result<Bindings, std::string> bindings;
  if (depends_on_fixtures(step)) bindings = fixtures_.provide(next);
  if (!bindings) return untested(bindings.error());
  auto request = request_for(step, *bindings);
  if (!request) return untested(request.error());
  auto expectations = expanded(std::move(step.expect), *bindings);
  if (!expectations) return untested(expectations.error());
  Outcome outcome = outcome_of(next);
  pending = {std::move(next), *std::move(bindings), *std::move(request), *std::move(expectations),
             std::move(outcome)};
  return true;
}

void Worker::end(Pending& pending, const http::Answer& answer) {
  (void)learn(pending.tested.steps.front(), pending.request, answer, pending.expectations, pending.bindings,
              pending.outcome);
  emit(std::move(pending.outcome));
}

Outcome Worker::attempt(const Case& tested, const Bindings& given) {
  Outcome outcome = outcome_of(tested);
  Bindings bindings = given;
  for (const Step& step : tested.steps)
    if (!run_step(step, bindings, outcome)) break;
  return outcome;
}

bool Worker::run_control(const Case& tested, Bindings bindings, Outcome& outcome) {
  // A package of its own: a refused request that is obeyed all the same then changes the code.
  bindings["label"] = "control";
  return run_step(*tested.control, bindings, outcome);
}

std::string Worker::why_control_fails(const Case& tested, const Bindings& bindings) {
  const std::string key = key_of(*tested.control);
  if (const auto known = controls_.find(key); known != controls_.end()) return known->second;
  check_batch();
  Outcome outcome = outcome_of(tested);
  std::string why;
  if (!run_control(tested, bindings, outcome)) {
    why = "the control, the same request without the defect, was not accepted";
    if (!outcome.reason.empty()) why += ": " + outcome.reason;
    if (outcome.exchange && outcome.exchange->response) why += ": " + short_text(*outcome.exchange->response);
    if (outcome.exchange && !outcome.exchange->no_answer.empty()) why += ": " + outcome.exchange->no_answer;
  }
  return controls_[key] = why;
}

void Worker::run(Case next) {
  if (next.effect != Effect::refusal) check_batch();
  const auto bindings = fixtures_.provide(next);
  if (!bindings) return emit(untestable(next, bindings.error()));
  if (next.control)
    if (const std::string why = why_control_fails(next, *bindings); !why.empty())
      return emit(untestable(next, why));
  const bool shared = std::ranges::find(next.needs, Need::function) != next.needs.end();
  if (next.effect == Effect::refusal && shared) return run_refusal(std::move(next), *bindings);
  emit(attempt(next, *bindings));
  fixtures_.release();
}

void Worker::run_refusal(Case next, const Bindings& bindings) {
  if (batch_.empty()) before_batch_ = fixtures_.snapshot();
  Outcome outcome = attempt(next, bindings);
  fixtures_.release();
  const Verdict verdict = verdict_of(outcome.defects, spec_, profile_);
  const bool refused_as_expected = outcome.verdict == Verdict::pass && verdict != Verdict::no_answer;
  batch_.push_back({std::move(next), std::move(outcome)});
  if (batch_.size() >= batch_max || !refused_as_expected) check_batch();
}

void Worker::check_batch() {
  if (batch_.empty()) return;
  std::vector<Refusal> batch;
  batch.swap(batch_);
  if (!before_batch_.is(json::Kind::null)) {
    const json::Value after = fixtures_.snapshot();
    if (after != before_batch_) name_culprits(batch, what_changed(before_batch_, after));
  }
  for (Refusal& refusal : batch) {
    make_smaller(refusal);
    emit(std::move(refusal.outcome));
  }
}

void Worker::name_culprits(std::vector<Refusal>& batch, const std::string& change) {
  bool is_explained = false;
  for (Refusal& refusal : batch)
    is_explained |= is_success(refusal.outcome.status) || changes_state_alone(refusal);
  if (is_explained) return;
  for (Refusal& refusal : batch) {
    refusal.outcome.verdict = std::max(refusal.outcome.verdict, Verdict::untestable);
    refusal.outcome.reason = "after " + std::to_string(batch.size()) +
                             " requests that must change nothing, " + change +
                             "; sent again one by one, none of them changed anything";
  }
}

bool Worker::changes_state_alone(Refusal& refusal) {
  fixtures_.doubt();
  const auto bindings = fixtures_.provide(refusal.tested);
  if (!bindings) return false;
  if (refusal.tested.control) {
    Outcome ignored = outcome_of(refusal.tested);
    (void)run_control(refusal.tested, *bindings, ignored);
  }
  const json::Value before = fixtures_.snapshot();
  (void)attempt(refusal.tested, *bindings);
  fixtures_.release();
  const json::Value after = fixtures_.snapshot();
  if (before == after) return false;
  refusal.outcome.defects.push_back({refusal.tested.clauses.front(), DefectKind::state_changed,
                                     what_changed(before, after), "a refused request changes nothing"});
  return true;
}

void Worker::make_smaller(Refusal& refusal) {
  Outcome& outcome = refusal.outcome;
  const bool is_one_exchange = outcome.exchange && outcome.later.empty();
  if (smaller_ == nullptr || outcome.defects.empty() || !is_one_exchange) return;
  if (verdict_of(outcome.defects, spec_, profile_) == Verdict::no_answer) return;
  if (!smaller_->is_first(outcome.defects)) return;
  std::optional<Exchange> shown;
  const auto still_fails = [&](const Case& candidate) {
    fixtures_.doubt();
    const auto bindings = fixtures_.provide(candidate);
    if (!bindings) return false;
    Outcome control = outcome_of(candidate);
    if (!run_control(candidate, *bindings, control)) return false;
    const Outcome again = attempt(candidate, *bindings);
    fixtures_.release();
    if (again.defects != outcome.defects || !again.exchange) return false;
    shown = again.exchange;
    return true;
  };
  const SmallerCase smaller = smaller_refusal(refusal.tested, spec_, still_fails);
  if (!shown) return;
  outcome.exchange = std::move(shown);
  outcome.about += " (without " + smaller.left_out + ", which it does not need)";
}

void Worker::finish() { check_batch(); }

}  // namespace plumbline::suite
