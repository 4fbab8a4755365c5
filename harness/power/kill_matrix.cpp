#include "power/kill_matrix.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <functional>
#include <iterator>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "power/world.h"
#include "suite/concurrency.h"
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

bool breaks(const Mutant& mutant, const std::string& clause) {
  return std::ranges::find(mutant.clauses, clause) != mutant.clauses.end();
}

const suite::Finding* right_finding(const Mutant& mutant, const Trial& trial) {
  const auto right = std::ranges::find_if(
      trial.findings, [&](const suite::Finding& finding) { return breaks(mutant, finding.clause); });
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
      all.add(court.trial());
    }
    return all;
  }

  void try_mutant(MutantResult& result) const {
    const Mutant& mutant = result.mutant;
    with_court_of(mutant, settles_by(mutant), [&](Court& court) {
      const auto is_found = [&] { return right_finding(mutant, court.trial()) != nullptr; };
      const bool needs_others = mutant.world == World::concurrent || mutant.world == World::asynchronous;
      if (needs_others) court.run_together(cases_.concurrency);
      if (settings_.is_quick && !is_found()) court.run(cases_on(mutant.clauses));
      if (!is_found()) court.run(cases_.cases);
      if (!is_found() && !needs_others) court.run_together({});
      if (!is_found()) court.run(cases_.patterns);
      result.trial = court.trial();
    });
    if (result.trial.findings.empty()) return;
    const suite::Finding* right = right_finding(mutant, result.trial);
    result.fate = right != nullptr ? Fate::right_clause : Fate::other_clause;
    result.found_by = right != nullptr ? right->clause : result.trial.findings.front().clause;
  }

  /// Looks what else finds a mutant.
  void try_wholly(MutantResult& result) const {
    with_court_of(result.mutant, {}, [&](Court& court) {
      court.run(cases_.cases);
      result.trial.add(court.trial());
    });
  }

  void try_null(NullResult& result) const {
    NullPeer peer(result.server);
    Settles settles;
    if (settings_.is_quick) settles = [](const std::string&) { return true; };
    Court court(peer, std::make_shared<Clock>(), spec_, run_settings(settings_, World::plain),
                std::move(settles));
    court.run(cases_.cases);
    court.run(cases_.patterns);
    result.trial = court.trial();
    result.is_exposed = !result.trial.findings.empty() || result.trial.count(Verdict::pass) == 0;
  }

 private:
  void with_court_of(const Mutant& mutant, Settles settles, const std::function<void(Court&)>& hear) const {
    const auto clock = std::make_shared<Clock>();
    http::InProcess peer(mutant.make(reference_of(mutant.world, clock)));
    Court court(peer, clock, spec_, run_settings(settings_, mutant.world), std::move(settles));
    hear(court);
  }

  /// Where it is quick, one clause that the mutant breaks is enough.
  [[nodiscard]] Settles settles_by(const Mutant& mutant) const {
    if (!settings_.is_quick) return {};
    return [&mutant](const std::string& clause) { return breaks(mutant, clause); };
  }

  /// The cases that say that they bear on one of the clauses.
  [[nodiscard]] suite::Cases cases_on(const std::vector<std::string>& clauses) const {
    suite::Cases chosen;
    std::ranges::copy_if(cases_.cases, std::back_inserter(chosen), [&](const suite::Case& tested) {
      return std::ranges::find_first_of(tested.clauses, clauses) != tested.clauses.end();
    });
    return chosen;
  }

  [[nodiscard]] http::Handler reference_of(World world, const std::shared_ptr<Clock>& clock) const {
    const bool takes_time = world == World::asynchronous;
    return new_reference(clock, settings_.code_source,
                         takes_time ? update_takes : std::chrono::milliseconds());
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

/// Tries mutants wholly until each clause without a kill has one or there are no more: those first that break
/// such a clause.
void look_on(const Trials& trials, KillMatrix& matrix, unsigned jobs) {
  std::mutex mutex;
  std::vector<std::string>& missing = matrix.without_kill;
  std::vector<MutantResult*> order;
  for (MutantResult& result : matrix.mutants) order.push_back(&result);
  std::stable_partition(order.begin(), order.end(), [&](const MutantResult* result) {
    return std::ranges::any_of(missing, [&](const std::string& c) { return breaks(result->mutant, c); });
  });
  const auto look = [&](std::size_t i) {
    {
      const std::lock_guard lock(mutex);
      if (missing.empty()) return;
    }
    trials.try_wholly(*order[i]);
    const std::set<std::string> killing = clauses_with_kill(*order[i]);
    const std::lock_guard lock(mutex);
    std::erase_if(missing, [&](const std::string& clause) { return killing.contains(clause); });
  };
  work_off(
      matrix.mutants.size(), std::max(1U, jobs), [](std::size_t, std::size_t) {}, look);
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
  return reference.findings.empty() && count(Fate::right_clause) == mutants.size() &&
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
  if (!settings.is_whole) return matrix;
  matrix.without_kill = clauses_without_kill(spec, matrix);
  if (settings.is_quick) look_on(trials, matrix, settings.jobs);
  return matrix;
}

}  // namespace plumbline::power
