#include "suite/case_runner.h"

#include <algorithm>
#include <iterator>

#include "json/write.h"
#include "package/sha256.h"
#include "suite/cut_bodies.h"
#include "suite/request.h"
#include "verdict/envelope.h"
#include "verdict/select.h"

namespace plumbline::suite {
namespace {

using verdict::DefectKind;
using verdict::Verdict;

/// What a body that is no JSON is for the checks of a step: its hash and size, as Lambda tells them.
http::Response as_package(const http::Response& response) {
  const json::Value facts = json::Object{{"CodeSha256", package::sha256_base64(response.body)},
                                         {"CodeSize", static_cast<std::int64_t>(response.body.size())}};
  return {response.status, {}, json::write(facts)};
}

/// What was never bound, or is no member of what was bound, stands for null: it is absent.
bool is_excused(const verdict::Expectation& expectation, const Bindings& bindings) {
  return std::ranges::any_of(expectation.unless, [&](const json::Member& excuse) {
    const auto value = expand(excuse.value, bindings);
    return value && expand(excuse.name, bindings).value_or(json::Value()) == *value;
  });
}

/// Whether what a step expects is what its case is about, and no mere preparation.
bool is_about(const Outcome& outcome, std::span<const verdict::Expectation> expectations) {
  return std::ranges::any_of(expectations, [&](const verdict::Expectation& expectation) {
    return std::ranges::find(outcome.clauses, expectation.clause) != outcome.clauses.end();
  });
}

/// A link that cannot be followed. Its host may be one that has an address only beside the target, and then
/// nothing is known of it; what else leads nowhere is a fault for the cases that are about links, whose
/// clause is that of the first expectation, and keeps the others from showing anything.
bool learn_of_dead_link(const http::Request& request, const http::NoAnswer& fault,
                        std::span<const verdict::Expectation> expectations, Outcome& outcome) {
  const auto link = expectations.first(std::min<std::size_t>(1, expectations.size()));
  const std::string why = "the link cannot be followed: " + std::string(name_of(fault.kind));
  Exchange exchange{request, std::nullopt, fault.detail};
  if (fault.kind != http::NoAnswer::Kind::unresolved && is_about(outcome, link)) {
    add_defects(outcome, {{link.front().clause, DefectKind::value, why, "the bytes behind the link"}},
                std::move(exchange));
    return false;
  }
  if (!outcome.exchange) outcome.exchange = std::move(exchange);
  outcome.verdict = Verdict::untestable;
  outcome.reason = why + ": " + request.target;
  return false;
}

}  // namespace

Outcome outcome_of(const Case& tested) {
  Outcome outcome;
  outcome.id = tested.id;
  outcome.about = tested.about;
  outcome.clauses = tested.clauses;
  return outcome;
}

std::vector<Exchange> with_makings(const Fixtures& fixtures, std::vector<Exchange> before) {
  std::vector<Exchange> all;
  for (http::Request& request : fixtures.makings()) all.push_back({std::move(request), std::nullopt});
  std::ranges::move(before, std::back_inserter(all));
  return all;
}

std::string short_text(const http::Response& response) {
  const verdict::Reading reading = verdict::read(response);
  std::string text = std::to_string(reading.status);
  if (!reading.error_type.empty()) text += " " + reading.error_type;
  if (!reading.message.empty()) text += ": " + reading.message.substr(0, 160);
  return text;
}

Result<std::vector<verdict::Expectation>, std::string> expectations_of(
    std::vector<verdict::Expectation> expectations, const Bindings& bindings) {
  std::erase_if(expectations, [&](const auto& expectation) { return is_excused(expectation, bindings); });
  for (verdict::Expectation& expectation : expectations) {
    for (verdict::ValueCheck& check : expectation.values) {
      auto pointer = expand_text(check.pointer, bindings);
      if (!pointer) return refused(pointer.error());
      auto value = expand(check.value, bindings);
      if (!value) return refused(value.error());
      check.pointer = *std::move(pointer);
      check.value = *std::move(value);
    }
  }
  return expectations;
}

Result<http::Request, std::string> CaseRunner::request_for(const Step& step, const Bindings& bindings) const {
  if (!step.fetch.empty()) {
    auto url = expand_text(step.fetch, bindings);
    if (!url) return refused(url.error());
    return http::Request{"GET", *std::move(url), {}, {}};
  }
  return request_of(step, *spec_.operation(step.operation), bindings);
}

http::Answer CaseRunner::send(const Step& step, const http::Request& request) {
  if (step.pause_ms > 0) caller_.wait(std::chrono::milliseconds(step.pause_ms));
  return step.fetch.empty() ? caller_.send(request) : caller_.fetch(request.target);
}

verdict::Judgement CaseRunner::judge(const Step& step, const http::Request& request,
                                     const http::Response& response,
                                     std::span<const verdict::Expectation> expectations) const {
  if (!step.fetch.empty()) return verdict::judge(as_package(response), expectations);
  return verdict::judge(request, response, *spec_.operation(step.operation), expectations);
}

/// That an answer has an id is its own affair, that it is another one each time is seen only here.
void CaseRunner::judge_request_id(const http::Response& response, const spec::Operation& operation,
                                  verdict::Defects& defects) {
  const auto id = response.headers.find(verdict::request_id_header);
  if (!id || id->empty() || caller_.request_ids().is_new(*id)) return;
  defects.push_back({std::string(operation.clause("request-id")), DefectKind::header,
                     "an x-amzn-RequestId that an earlier answer had", "another id for each answer"});
}

bool CaseRunner::run_step(const Step& step, Bindings& bindings, Outcome& outcome,
                          std::optional<Exchange>* last, std::vector<Exchange>* before) {
  const auto untested = [&](std::string reason) {
    outcome.verdict = Verdict::untestable;
    outcome.reason = std::move(reason);
    return false;
  };
  // First what is expected: for the hash of a large package its content is held, and should not be beside a
  // large request.
  const auto expectations = expectations_of(step.expect, bindings);
  if (!expectations) return untested(expectations.error());
  auto request = request_for(step, bindings);
  if (!request) return untested(request.error());
  const http::Answer answer = send(step, *request);
  if (last != nullptr)
    *last = Exchange{*request, answer ? std::optional(*answer) : std::nullopt,
                     answer ? std::string() : answer.error().detail};
  if (!learn(step, *request, answer, *expectations, bindings, outcome)) return false;
  if (before == nullptr) return true;
  before->push_back({*std::move(request), std::nullopt});
  cut_bodies(before->back());
  return true;
}

bool CaseRunner::learn(const Step& step, const http::Request& request, const http::Answer& answer,
                       std::span<const verdict::Expectation> expectations, Bindings& bindings,
                       Outcome& outcome) {
  if (!answer && !step.fetch.empty())
    return learn_of_dead_link(request, answer.error(), expectations, outcome);
  if (!answer) {
    verdict::Defect defect = verdict::judge_no_answer(answer.error(), *spec_.operation(step.operation));
    if (defect.clause.empty()) defect.clause = outcome.clauses.front();
    add_defects(outcome, {std::move(defect)}, {request, std::nullopt, answer.error().detail});
    return false;
  }
  verdict::Judgement judgement = judge(step, request, *answer, expectations);
  if (step.fetch.empty()) judge_request_id(*answer, *spec_.operation(step.operation), judgement.defects);
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

Outcome CaseRunner::attempt(const Case& tested, Bindings bindings, std::optional<Exchange>* last) {
  Outcome outcome = outcome_of(tested);
  std::vector<Exchange> before;
  for (const Step& step : tested.steps)
    if (!run_step(step, bindings, outcome, last, &step != &tested.steps.back() ? &before : nullptr)) break;
  if (!outcome.defects.empty()) outcome.before = with_makings(fixtures_, std::move(before));
  return outcome;
}

bool CaseRunner::run_control(const Case& tested, Bindings bindings, Outcome& outcome) {
  // A package of its own: a refused request that is obeyed all the same then changes the code.
  bindings["label"] = "control";
  return run_step(*tested.control, bindings, outcome, nullptr);
}

}  // namespace plumbline::suite
