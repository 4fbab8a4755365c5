#include "suite/crew.h"

#include <algorithm>
#include <atomic>
#include <limits>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "suite/concurrency.h"
#include "suite/doubt.h"
#include "suite/fewer_steps.h"
#include "suite/idle_memory.h"
#include "suite/lambda_functions.h"
#include "suite/sequence_run.h"
#include "suite/smaller_witness.h"
#include "suite/worker_lanes.h"

namespace plumbline::suite {
namespace {

/// Cases of a stream held back at most.
constexpr std::size_t aside_max = 4096;

/// Of one length for all, so that it does not show in the size of requests which of them sent one.
std::string numbered(std::string_view letter, std::uint64_t number) {
  return fmt::format("{}{:05}", letter, number);
}

void on_threads(std::size_t count, const std::function<void()>& work) {
  std::vector<std::thread> threads;
  for (std::size_t others = 1; others < count; ++others) threads.emplace_back(work);
  work();
  for (std::thread& thread : threads) thread.join();
}

bool is_large(const Case& tested) { return has_need(tested, Need::bandwidth); }

}  // namespace

/// Begins the tasks in their order, `jobs` of them at once.
void Crew::do_all(const std::vector<Task>& tasks, unsigned jobs) {
  std::atomic<std::size_t> next = 0;
  on_threads(std::min<std::size_t>(jobs, tasks.size()), [&] {
    while (!is_over()) {
      const std::size_t index = next++;
      if (index >= tasks.size()) return;
      tasks[index]();
    }
  });
}

void Crew::work_off(Cases cases, std::vector<Sequence> sequences, unsigned jobs) {
  std::vector<Lot> lots = lots_of(std::move(cases), lots_, !settings_.functions.existing.empty());
  lots_ += lots.size();
  // What takes longest is begun first, so that nobody waits for it at the end.
  std::vector<Task> tasks;
  for (Lot& lot : lots)
    if (is_large(lot.cases.front())) tasks.emplace_back([this, &lot] { work_off(lot); });
  for (std::size_t i = 0; i < sequences.size(); ++i)
    tasks.emplace_back([this, &sequences, i] { work_off(sequences[i], i); });
  for (const bool is_shared : {true, false})
    for (Lot& lot : lots)
      if (!is_large(lot.cases.front()) && (lot.cases.size() > 1) == is_shared)
        tasks.emplace_back([this, &lot] { work_off(lot); });
  do_all(tasks, jobs);
}

void Crew::work_off(Lot& lot) {
  LambdaFunctions fixtures(caller_, spec_, settings_.functions, numbered("", lot.number));
  Worker worker(caller_, fixtures, spec_, settings_.profile, taker_of(lot.number));
  for (Case& next : lot.cases) {
    if (is_over()) break;
    if (vain_waits_.leave_out(next.id)) continue;
    if (is_large(next)) return_idle_memory();
    worker.run(std::move(next));
  }
  worker.finish();
}

void Crew::work_off(const Sequence& sequence, std::uint64_t number) {
  const std::uint64_t outages = caller_.outages();
  const Outcome outcome = outcome_of_sequence(sequence, numbered("s", number));
  if (!is_doubtful(outcome, outages)) return emit(outcome);
  const auto ask = [this, sequence](const std::string& worker) {
    return outcome_of_sequence(sequence, worker);
  };
  doubt({0, number, outcome.id}, outcome, ask);
}

Outcome Crew::outcome_of_sequence(const Sequence& sequence, const std::string& worker) {
  LambdaFunctions fixtures(caller_, spec_, settings_.functions, worker);
  return run_sequence(sequence, {caller_, fixtures, spec_, settings_.profile, [this] { return is_over(); }});
}

Outcome Crew::outcome_of_case(Case tested, LambdaFunctions& fixtures) {
  Outcome outcome;
  Worker alone(caller_, fixtures, spec_, settings_.profile,
               [&](const Case&, Outcome& result) { outcome = std::move(result); });
  alone.run(std::move(tested));
  alone.finish();
  return outcome;
}

void Crew::work_off_stream(const CaseStream& cases, unsigned jobs, unsigned workers) {
  const auto lanes_max = static_cast<unsigned>(caller_.lanes_max());
  const unsigned threads = (jobs + lanes_max - 1) / lanes_max;
  const unsigned lanes = (jobs + threads - 1) / threads;
  for (bool more = true; more && !is_over();) {
    Cases aside;
    more = false;
    const CaseStream alone = [&]() -> std::optional<Case> {
      if (is_over()) return std::nullopt;
      const std::lock_guard lock(stream_mutex_);
      while (aside.size() < aside_max) {
        auto next = cases();
        if (next && vain_waits_.leave_out(next->id)) continue;
        if (!next || stands_alone(*next)) return next;
        aside.push_back(*std::move(next));
      }
      more = true;
      return std::nullopt;
    };
    on_threads(threads, [&] { work_on_lanes(alone, lanes); });
    work_off(std::move(aside), {}, workers);
  }
}

void Crew::work_on_lanes(const CaseStream& cases, std::size_t count) {
  LambdaFunctions fixtures(caller_, spec_, settings_.functions, "stream");
  Worker worker(caller_, fixtures, spec_, settings_.profile, taker_of_stream());
  WorkerLanes lanes(worker, count, cases);
  caller_.drive(lanes, count);
}

void Crew::meet(const Cases& cases, unsigned clients, std::map<std::string, std::uint64_t>& left_out) {
  LambdaFunctions fixtures(caller_, spec_, settings_.functions, "c");
  const ConcurrencyStage stage{caller_, fixtures, spec_, settings_.profile, clients};
  for (const Case& next : cases) {
    if (is_over()) return;
    const std::uint64_t outages = caller_.outages();
    const auto outcome = run_concurrency(next, stage);
    if (!outcome)
      ++left_out[outcome.error()];
    else if (!is_doubtful(*outcome, outages))
      emit(*outcome);
    else
      doubt({0, 0, next.id}, *outcome, [this, next, clients](const std::string& worker) {
        LambdaFunctions others(caller_, spec_, settings_.functions, worker);
        auto again = run_concurrency(next, {caller_, others, spec_, settings_.profile, clients});
        return again ? *std::move(again) : outcome_of(next);
      });
  }
}

Worker::Taker Crew::taker_of(std::uint64_t lot) {
  return [this, lot, position = std::uint64_t{0}, outages = caller_.outages()](Case& tested,
                                                                               Outcome& outcome) mutable {
    take({lot, position++, tested.id}, outages, tested, outcome);
  };
}

/// Cases of a stream stand behind all lots, and end as they are answered.
Worker::Taker Crew::taker_of_stream() {
  return [this, outages = caller_.outages()](Case& tested, Outcome& outcome) {
    take({std::numeric_limits<std::uint64_t>::max(), 0, tested.id}, outages, tested, outcome);
  };
}

void Crew::take(const Place& place, std::uint64_t outages, Case& tested, Outcome& outcome) {
  vain_waits_.learn(outcome);
  doubt_vacuous(tested, refused_, outcome);
  if (!is_doubtful(outcome, outages)) return keep(place, tested, outcome);
  const auto ask = [this, tested](const std::string& worker) {
    LambdaFunctions fixtures(caller_, spec_, settings_.functions, worker);
    return outcome_of_case(tested, fixtures);
  };
  doubt(place, std::move(outcome), ask, std::move(tested));
}

/// Whether an outcome may come of the target's having been gone: it was, since `outages` were counted, or it
/// is, for all that can be seen. Functions that were there are gone with it.
bool Crew::is_doubtful(const Outcome& outcome, std::uint64_t outages) {
  if (outcome.verdict == verdict::Verdict::pass) return false;
  if (caller_.outages() != outages) return true;
  // What a case needs may have been under way as well, which then has no answer either.
  const bool is_silent = is_unanswered(outcome) || caller_.unanswered_in_a_row() > 0;
  return is_silent && (!is_there() || caller_.outages() != outages);
}

void Crew::doubt(const Place& place, Outcome outcome, Ask ask, std::optional<Case> tested) {
  const std::lock_guard lock(doubtful_mutex_);
  Doubtful& added = doubtful_.emplace_back();
  added.place = place;
  added.outcome = std::move(outcome);
  added.ask = std::move(ask);
  added.tested = std::move(tested);
}

void Crew::ask_again() {
  std::vector<Doubtful> all = std::exchange(doubtful_, {});
  std::ranges::sort(all, {}, &Doubtful::place);
  for (Doubtful& one : all) {
    if (is_over())
      doubtful_.push_back(std::move(one));
    else
      ask_again(one);
  }
}

void Crew::ask_again(Doubtful& doubtful) {
  const std::uint64_t outages = caller_.outages();
  Outcome outcome = doubtful.ask(numbered("r", again_++));
  const bool is_unanswered_again = is_unanswered(outcome);
  const bool is_away = is_unanswered_again && !is_there();
  const bool ends_it = is_away || caller_.outages() != outages;
  if (ends_it && is_unanswered_again) {
    outcome.about += "; the target, asked nothing else, stopped answering altogether";
  } else if (ends_it && outcome.verdict != verdict::Verdict::pass) {
    outcome = outcome_of_nothing(std::move(outcome));
  }
  if (doubtful.tested && !ends_it) return keep(doubtful.place, *doubtful.tested, outcome);
  emit(outcome);
}

std::vector<Outcome> Crew::take_suspects() {
  std::vector<Outcome> suspects;
  for (Doubtful& one : doubtful_)
    if (is_suspect(one.outcome)) suspects.push_back(std::move(one.outcome));
  doubtful_.clear();
  std::ranges::sort(suspects, {}, &Outcome::id);
  return suspects;
}

void Crew::keep(const Place& place, Case& tested, Outcome& outcome) {
  const bool may_be_smaller =
      SmallerWitness::is_possible(tested, outcome, spec_) || may_have_fewer_steps(tested, outcome, spec_);
  if (!may_be_smaller) return emit(outcome);
  for (const Outcome& released : shrinking_.hold(place, tested, outcome)) emit(released);
}

void Crew::make_smaller(unsigned jobs) {
  std::vector<Shrinking::Held> held = shrinking_.take();
  if (held.empty()) return;
  const Shrinking::Turn turn(shrinking_);
  std::vector<Task> tasks;
  // Those that send much have the memory to themselves one after the other.
  tasks.emplace_back([&] {
    for (std::size_t i = 0; i < held.size(); ++i)
      if (is_large(held[i].tested)) make_smaller(held[i], smaller_ + i);
  });
  for (std::size_t i = 0; i < held.size(); ++i)
    if (!is_large(held[i].tested)) tasks.emplace_back([&, i] { make_smaller(held[i], smaller_ + i); });
  do_all(tasks, jobs);
  smaller_ += held.size();
  for (const Shrinking::Held& one : held) emit(one.outcome);
}

void Crew::make_smaller(Shrinking::Held& held, std::uint64_t number) {
  if (is_over() || !shrinking_.has_time()) return;
  LambdaFunctions fixtures(caller_, spec_, settings_.functions, numbered("w", number));
  if (may_have_fewer_steps(held.tested, held.outcome, spec_)) {
    held.outcome = with_fewer_steps(
        held.tested, std::move(held.outcome), spec_,
        {[&](const Case& fewer) { return outcome_of_case(fewer, fixtures); },
         [&] { return !is_over() && shrinking_.has_time(); }, settings_.shrink.requests_max});
    return;
  }
  CaseRunner runner(caller_, fixtures, spec_);
  SmallerWitness(caller_, runner, fixtures, spec_, shrinking_).make_smaller(held.tested, held.outcome);
  held.outcome.verdict =
      std::max(held.outcome.verdict, verdict_of(held.outcome.defects, spec_, settings_.profile));
}

std::string Crew::why_given_up() {
  if (settings_.interrupted != nullptr && *settings_.interrupted) return "the run was interrupted";
  if (caller_.is_gone()) return "the target stopped answering";
  if (caller_.unanswered_in_a_row() < settings_.unanswered_max) return {};
  const std::lock_guard lock(silence_mutex_);
  const int unanswered = caller_.unanswered_in_a_row();
  if (unanswered < settings_.unanswered_max) return {};
  if (gone_.empty() && !is_there())
    gone_ = fmt::format("the target brought no response to {} requests in a row", unanswered);
  return gone_;
}

/// Whether the target still answers something, and fails those requests alone. It is asked twice: an answer
/// may be lost.
bool Crew::is_there() {
  LambdaFunctions nobody(caller_, spec_, settings_.functions, "there");
  return nobody.is_reachable() || nobody.is_reachable();
}

void Crew::emit(const Outcome& outcome) {
  const std::lock_guard lock(sink_mutex_);
  sink_(outcome);
}

}  // namespace plumbline::suite
