#include "suite/run.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <thread>
#include <vector>

#include "suite/worker.h"

namespace plumbline::suite {
namespace {

/// The part of the cases whose needs can be met; the others are counted.
Cases possible(Cases cases, const FunctionSettings& settings, RunSummary& summary) {
  std::erase_if(cases, [&](const Case& wanted) {
    for (const Need need : wanted.needs) {
      const auto why = LambdaFunctions::cannot_meet(need, settings);
      if (!why) continue;
      ++summary.left_out[*why];
      return true;
    }
    return false;
  });
  return cases;
}

CaseStream stream_of(Cases cases) {
  return [cases = std::move(cases), next = std::size_t{0}]() mutable -> std::optional<Case> {
    if (next == cases.size()) return std::nullopt;
    return std::move(cases[next++]);
  };
}

/// Why no further case is to be run; empty while there is no reason.
std::string why_given_up(const Caller& caller, const RunSettings& settings) {
  if (settings.interrupted != nullptr && *settings.interrupted) return "the run was interrupted";
  const int unanswered = caller.unanswered_in_a_row();
  if (unanswered < settings.unanswered_max) return {};
  return "the target brought no response to " + std::to_string(unanswered) + " requests in a row";
}

/// One run's workers, drawing from one stream.
class Crew {
 public:
  Crew(Caller& caller, const spec::Spec& spec, const RunSettings& settings, Sink sink)
      : caller_(caller), spec_(spec), settings_(settings), sink_(std::move(sink)) {}

  void work_off(const CaseStream& cases, unsigned jobs) {
    std::vector<std::thread> threads;
    for (unsigned number = 1; number < jobs; ++number)
      threads.emplace_back([&, number] { work(cases, std::to_string(number)); });
    work(cases, "0");
    for (std::thread& thread : threads) thread.join();
  }

 private:
  void work(const CaseStream& cases, const std::string& name) {
    LambdaFunctions fixtures(caller_, spec_, settings_.functions, name);
    Worker worker(caller_, fixtures, spec_, settings_.profile, [&](const Outcome& outcome) {
      const std::lock_guard lock(sink_mutex_);
      sink_(outcome);
    });
    while (auto next = draw(cases)) worker.run(*std::move(next));
    worker.finish();
  }

  std::optional<Case> draw(const CaseStream& cases) {
    if (!why_given_up(caller_, settings_).empty()) return std::nullopt;
    const std::lock_guard lock(stream_mutex_);
    return cases();
  }

  Caller& caller_;
  const spec::Spec& spec_;
  const RunSettings& settings_;
  Sink sink_;
  std::mutex sink_mutex_;
  std::mutex stream_mutex_;
};

}  // namespace

std::uint64_t RunSummary::cases() const {
  return std::accumulate(verdicts.begin(), verdicts.end(), std::uint64_t{0});
}

RunSummary run(Cases cases, const CaseStream& stream, Caller& caller, const spec::Spec& spec,
               const RunSettings& settings, const Sink& sink) {
  RunSummary summary;
  Crew crew(caller, spec, settings, [&](const Outcome& outcome) {
    ++summary.verdicts[static_cast<std::size_t>(outcome.verdict)];
    sink(outcome);
  });
  const bool one_function = !settings.functions.existing.empty();
  const unsigned jobs = std::max(1U, settings.jobs);
  crew.work_off(stream_of(possible(std::move(cases), settings.functions, summary)), one_function ? 1 : jobs);
  crew.work_off(stream, jobs);
  summary.requests = caller.requests_sent();
  summary.given_up = why_given_up(caller, settings);
  return summary;
}

std::string why_not_testable(Caller& caller, const spec::Spec& spec, const RunSettings& settings) {
  LambdaFunctions fixtures(caller, spec, settings.functions, "check");
  Case wanted;
  wanted.needs = {Need::function};
  const auto bindings = fixtures.provide(wanted);
  return bindings ? std::string() : bindings.error();
}

}  // namespace plumbline::suite
