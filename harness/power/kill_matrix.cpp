#include "power/kill_matrix.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

#include "power/world.h"
#include "suite/caller.h"
#include "suite/run.h"
#include "suite/strategy_pattern.h"

namespace plumbline::power {
namespace {

using verdict::Verdict;

/// A null server as a peer.
class NullPeer final : public http::Peer {
 public:
  explicit NullPeer(const NullServer& server) : server_(server) {}
  [[nodiscard]] http::Answer send(const http::Request& request) override { return server_.answer(request); }

 private:
  const NullServer& server_;
};

suite::RunSettings run_settings(const KillSettings& settings, bool may_send_much) {
  suite::RunSettings run;
  run.profile.strict = true;
  run.jobs = 1;
  run.functions.s3_object = settings.s3_object;
  run.functions.may_send_much = may_send_much;
  run.functions.settle_max = std::chrono::seconds(5);
  return run;
}

/// A peer on trial: cases are run against it in one or more lots, and what they find is kept together.
class Court {
 public:
  Court(http::Peer& peer, std::shared_ptr<Clock> clock, const spec::Spec& spec, suite::RunSettings settings)
      : spec_(spec),
        settings_(std::move(settings)),
        caller_(peer, caller_settings(peer, std::move(clock))),
        findings_(spec, settings_.profile) {}

  void run(const suite::Cases& cases) {
    const auto begin = std::chrono::steady_clock::now();
    const suite::RunSummary summary = suite::run(
        cases, [] { return std::nullopt; }, caller_, spec_, settings_,
        [&](const suite::Outcome& outcome) { findings_.add(outcome); });
    for (std::size_t i = 0; i < summary.verdicts.size(); ++i) trial_.verdicts[i] += summary.verdicts[i];
    trial_.findings = findings_.ranked();
    std::erase_if(trial_.findings,
                  [](const suite::Finding& finding) { return finding.verdict == Verdict::contested; });
    trial_.time +=
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  }

  [[nodiscard]] const Trial& trial() const { return trial_; }

 private:
  static suite::Caller::Settings caller_settings(http::Peer& peer, std::shared_ptr<Clock> clock) {
    suite::Caller::Settings settings;
    settings.retries_max = 1;
    settings.wait = [clock = std::move(clock)](std::chrono::milliseconds time) { clock->wait(time); };
    settings.fetch = [&peer](const std::string& link) { return follow(peer, link); };
    return settings;
  }

  const spec::Spec& spec_;
  suite::RunSettings settings_;
  suite::Caller caller_;
  suite::Findings findings_;
  Trial trial_;
};

const suite::Finding* right_finding(const Mutant& mutant, const Trial& trial) {
  const auto right = std::ranges::find_if(trial.findings, [&](const suite::Finding& finding) {
    return std::ranges::find(mutant.clauses, finding.clause) != mutant.clauses.end();
  });
  return right == trial.findings.end() ? nullptr : &*right;
}

/// The endpoints on trial, each with an empty reference of its own.
class Trials {
 public:
  Trials(const spec::Spec& spec, const TrialCases& cases, const KillSettings& settings)
      : spec_(spec), cases_(cases), settings_(settings) {}

  [[nodiscard]] Trial try_reference() const {
    const auto clock = std::make_shared<Clock>();
    http::InProcess peer(new_reference(clock, settings_.code_source));
    return try_all(peer, clock, true);
  }

  void try_mutant(MutantResult& result) const {
    const Mutant& mutant = result.mutant;
    const auto clock = std::make_shared<Clock>();
    http::InProcess peer(mutant.make(new_reference(clock, settings_.code_source)));
    Court court(peer, clock, spec_, run_settings(settings_, mutant.is_large));
    court.run(cases_.cases);
    if (right_finding(mutant, court.trial()) == nullptr) court.run(cases_.patterns);
    result.trial = court.trial();
    if (result.trial.findings.empty()) return;
    const suite::Finding* right = right_finding(mutant, result.trial);
    result.fate = right != nullptr ? Fate::right_clause : Fate::other_clause;
    result.found_by = right != nullptr ? right->clause : result.trial.findings.front().clause;
  }

  void try_null(NullResult& result) const {
    NullPeer peer(result.server);
    result.trial = try_all(peer, std::make_shared<Clock>(), false);
    result.is_exposed = !result.trial.findings.empty() || result.trial.count(Verdict::pass) == 0;
  }

 private:
  [[nodiscard]] Trial try_all(http::Peer& peer, const std::shared_ptr<Clock>& clock,
                              bool may_send_much) const {
    Court court(peer, clock, spec_, run_settings(settings_, may_send_much));
    court.run(cases_.cases);
    court.run(cases_.patterns);
    return court.trial();
  }

  const spec::Spec& spec_;
  const TrialCases& cases_;
  const KillSettings& settings_;
};

/// Does work numbered from 0 on several threads.
void work_off(std::size_t all, unsigned jobs, const Progress& progress,
              const std::function<void(std::size_t)>& work) {
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex mutex;
  const auto draw = [&] {
    for (std::size_t i = next++; i < all; i = next++) {
      work(i);
      const std::lock_guard lock(mutex);
      progress(++done, all);
    }
  };
  std::vector<std::thread> threads;
  for (unsigned number = 1; number < jobs; ++number) threads.emplace_back(draw);
  draw();
  for (std::thread& thread : threads) thread.join();
}

}  // namespace

std::string_view name_of(Fate fate) {
  static constexpr std::array<std::string_view, 3> names = {"survived", "other clause", "right clause"};
  return names[static_cast<std::size_t>(fate)];
}

std::size_t KillMatrix::count(Fate fate) const {
  return static_cast<std::size_t>(std::ranges::count(mutants, fate, &MutantResult::fate));
}

bool KillMatrix::is_complete() const {
  return reference.findings.empty() && count(Fate::survived) == 0 &&
         std::ranges::all_of(null_servers, &NullResult::is_exposed);
}

TrialCases trial_cases(const spec::Spec& spec, suite::Cases cases, const KillSettings& settings) {
  TrialCases all{std::move(cases), {}};
  std::map<std::string, std::uint64_t, std::less<>> made;
  const suite::CaseStream patterns = suite::pattern_cases(spec, {});
  while (auto next = patterns())
    if (++made[next->clauses.front()] <= settings.pattern_cases_max) all.patterns.push_back(*std::move(next));
  return all;
}

KillMatrix kill_matrix(const spec::Spec& spec, const TrialCases& cases, const Mutants& mutants,
                       std::span<const NullServer> null_servers, const KillSettings& settings,
                       const Progress& progress) {
  KillMatrix matrix;
  for (const Mutant& mutant : mutants) matrix.mutants.push_back({.mutant = mutant});
  for (const NullServer& server : null_servers) matrix.null_servers.push_back({.server = server});
  const Trials trials(spec, cases, settings);
  const auto work = [&](std::size_t i) {
    if (i == 0)
      matrix.reference = trials.try_reference();
    else if (i <= matrix.mutants.size())
      trials.try_mutant(matrix.mutants[i - 1]);
    else
      trials.try_null(matrix.null_servers[i - 1 - matrix.mutants.size()]);
  };
  work_off(1 + mutants.size() + null_servers.size(), std::max(1U, settings.jobs), progress, work);
  return matrix;
}

}  // namespace plumbline::power
