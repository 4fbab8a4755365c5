#include "power/court.h"

#include <algorithm>
#include <utility>

namespace plumbline::power {
namespace {

using verdict::Verdict;

constexpr unsigned clients_at_once = 4;

suite::Caller::Settings caller_settings(http::Peer& peer, std::shared_ptr<Clock> clock) {
  suite::Caller::Settings settings;
  settings.retries_max = 1;
  settings.wait = [clock = std::move(clock)](std::chrono::milliseconds time) { clock->wait(time); };
  settings.fetch = [&peer](const std::string& link) { return follow(peer, link); };
  return settings;
}

}  // namespace

void Trial::add(const Trial& more) {
  for (std::size_t i = 0; i < verdicts.size(); ++i) verdicts[i] += more.verdicts[i];
  findings.insert(findings.end(), more.findings.begin(), more.findings.end());
  clauses.insert(more.clauses.begin(), more.clauses.end());
  time += more.time;
}

Court::Court(http::Peer& peer, std::shared_ptr<Clock> clock, const spec::Spec& spec,
             suite::RunSettings settings, Settles settles)
    : spec_(spec),
      settings_(std::move(settings)),
      settles_(std::move(settles)),
      caller_(peer, caller_settings(peer, std::move(clock))),
      findings_(spec, settings_.profile) {
  settings_.interrupted = &is_settled_;
}

void Court::run(const suite::Cases& cases) {
  const auto begin = std::chrono::steady_clock::now();
  const suite::RunSummary summary = suite::run(
      cases, [] { return std::nullopt; }, caller_, spec_, settings_,
      [&](const suite::Outcome& outcome) { take(outcome); });
  for (std::size_t i = 0; i < summary.verdicts.size(); ++i) trial_.verdicts[i] += summary.verdicts[i];
  trial_.findings = findings_.ranked();
  for (const suite::Finding& finding : trial_.findings) trial_.clauses.insert(finding.clause);
  std::erase_if(trial_.findings,
                [](const suite::Finding& finding) { return finding.verdict == Verdict::contested; });
  trial_.time +=
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
}

void Court::run_together(const suite::Cases& concurrency) {
  constexpr unsigned sequences = 12;
  settings_.sequences = {.seed = 1, .count = sequences, .filter = {}};
  settings_.concurrency = concurrency;
  settings_.jobs = clients_at_once;
  run({});
  settings_.sequences.count = 0;
  settings_.concurrency.clear();
  settings_.jobs = 1;
}

void Court::take(const suite::Outcome& outcome) {
  findings_.add(outcome);
  if (!settles_ || is_settled_) return;
  is_settled_ = std::ranges::any_of(outcome.defects, [&](const verdict::Defect& defect) {
    return verdict::verdict_of(defect, spec_, settings_.profile) != Verdict::contested &&
           settles_(defect.clause);
  });
}

}  // namespace plumbline::power
