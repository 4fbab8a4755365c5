#include "power/kill_matrix.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "power/world.h"
#include "suite/caller.h"
#include "suite/concurrency.h"
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

constexpr unsigned clients_at_once = 4;
constexpr std::chrono::milliseconds update_takes{500};

suite::RunSettings run_settings(const KillSettings& settings, World world) {
  suite::RunSettings run;
  run.profile.strict = true;
  run.jobs = 1;
  run.functions.s3_object = settings.s3_object;
  run.functions.may_send_much = world == World::large;
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
    for (const suite::Finding& finding : trial_.findings) trial_.clauses.insert(finding.clause);
    std::erase_if(trial_.findings,
                  [](const suite::Finding& finding) { return finding.verdict == Verdict::contested; });
    trial_.time +=
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  }

  /// Random sequences, and requests at once.
  void run_together(const suite::Cases& concurrency) {
    constexpr unsigned sequences = 12;
    settings_.sequences = {.seed = 1, .count = sequences, .filter = {}};
    settings_.concurrency = concurrency;
    settings_.jobs = clients_at_once;
    run({});
    settings_.sequences.count = 0;
    settings_.concurrency.clear();
    settings_.jobs = 1;
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

  /// On an endpoint that is instant and on one that takes its time: both are right.
  [[nodiscard]] Trial try_reference() const {
    Trial all;
    for (const World world : {World::large, World::asynchronous}) {
      const auto clock = std::make_shared<Clock>();
      http::InProcess peer(reference_of(world, clock));
      Court court(peer, clock, spec_, run_settings(settings_, world));
      court.run(cases_.cases);
      court.run(cases_.patterns);
      court.run_together(cases_.concurrency);
      add(all, court.trial());
    }
    return all;
  }

  void try_mutant(MutantResult& result) const {
    const Mutant& mutant = result.mutant;
    const auto clock = std::make_shared<Clock>();
    http::InProcess peer(mutant.make(reference_of(mutant.world, clock)));
    Court court(peer, clock, spec_, run_settings(settings_, mutant.world));
    const bool needs_others = mutant.world == World::concurrent || mutant.world == World::asynchronous;
    if (needs_others) court.run_together(cases_.concurrency);
    if (right_finding(mutant, court.trial()) == nullptr) court.run(cases_.cases);
    if (right_finding(mutant, court.trial()) == nullptr && !needs_others) court.run_together({});
    if (right_finding(mutant, court.trial()) == nullptr) court.run(cases_.patterns);
    result.trial = court.trial();
    if (result.trial.findings.empty()) return;
    const suite::Finding* right = right_finding(mutant, result.trial);
    result.fate = right != nullptr ? Fate::right_clause : Fate::other_clause;
    result.found_by = right != nullptr ? right->clause : result.trial.findings.front().clause;
  }

  void try_null(NullResult& result) const {
    NullPeer peer(result.server);
    Court court(peer, std::make_shared<Clock>(), spec_, run_settings(settings_, World::plain));
    court.run(cases_.cases);
    court.run(cases_.patterns);
    result.trial = court.trial();
    result.is_exposed = !result.trial.findings.empty() || result.trial.count(Verdict::pass) == 0;
  }

 private:
  [[nodiscard]] http::Handler reference_of(World world, const std::shared_ptr<Clock>& clock) const {
    const bool takes_time = world == World::asynchronous;
    return new_reference(clock, settings_.code_source,
                         takes_time ? update_takes : std::chrono::milliseconds());
  }

  static void add(Trial& all, const Trial& more) {
    for (std::size_t i = 0; i < all.verdicts.size(); ++i) all.verdicts[i] += more.verdicts[i];
    all.findings.insert(all.findings.end(), more.findings.begin(), more.findings.end());
    all.clauses.insert(more.clauses.begin(), more.clauses.end());
    all.time += more.time;
  }

  const spec::Spec& spec_;
  const TrialCases& cases_;
  const KillSettings& settings_;
};

/// The clauses by which a mutant was found: those that findings name, and those that the mutant breaks and on
/// which a case that failed rests beside the one that is named.
std::set<std::string> clauses_with_kill(const MutantResult& result) {
  std::set<std::string> killing = result.trial.clauses;
  for (const std::string& broken : result.mutant.clauses) {
    const auto rests_on_it = [&](const suite::Finding& finding) {
      return std::ranges::find(finding.witness.clauses, broken) != finding.witness.clauses.end();
    };
    if (std::ranges::any_of(result.trial.findings, rests_on_it)) killing.insert(broken);
  }
  return killing;
}

std::vector<std::string> clauses_without_kill(const spec::Spec& spec, const KillMatrix& matrix) {
  std::set<std::string> killed;
  for (const MutantResult& result : matrix.mutants) killed.merge(clauses_with_kill(result));
  std::vector<std::string> without;
  for (const spec::Clause& clause : spec.clauses)
    if (clause.untested.empty() && !killed.contains(clause.id)) without.push_back(clause.id);
  return without;
}

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
         std::ranges::all_of(null_servers, &NullResult::is_exposed) && without_kill.empty();
}

TrialCases trial_cases(const spec::Spec& spec, suite::Cases cases, const KillSettings& settings) {
  TrialCases all{std::move(cases), {}, suite::concurrency_cases(spec)};
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
  if (settings.is_whole) matrix.without_kill = clauses_without_kill(spec, matrix);
  return matrix;
}

}  // namespace plumbline::power
