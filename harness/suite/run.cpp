#include "suite/run.h"

#include <algorithm>
#include <mutex>
#include <numeric>
#include <thread>
#include <vector>

#include <fmt/format.h>

#include "suite/concurrency.h"
#include "suite/idle_memory.h"
#include "suite/sequence_run.h"
#include "suite/worker.h"
#include "suite/worker_lanes.h"

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

bool is_wanted(const RunSettings& settings, std::string_view id) {
  return !settings.wanted || settings.wanted(id);
}

/// The items whose ids are wanted.
template <class Items>
Items wanted_of(Items items, const RunSettings& settings) {
  std::erase_if(items, [&](const auto& item) { return !is_wanted(settings, item.id); });
  return items;
}

CaseStream wanted_of(CaseStream cases, const RunSettings& settings) {
  return [cases = std::move(cases), &settings]() -> std::optional<Case> {
    while (auto next = cases())
      if (is_wanted(settings, next->id)) return next;
    return std::nullopt;
  };
}

/// Items one by one, in their order, to several threads.
template <class Item>
std::function<std::optional<Item>()> each_of(std::vector<Item> items) {
  return [items = std::move(items), next = std::size_t{0}]() mutable -> std::optional<Item> {
    if (next == items.size()) return std::nullopt;
    return std::move(items[next++]);
  };
}

/// Cases of a stream held back at most.
constexpr std::size_t aside_max = 4096;

/// One run's workers, drawing from one stream.
class Crew {
 public:
  Crew(Caller& caller, const spec::Spec& spec, const RunSettings& settings, Sink sink)
      : caller_(caller),
        spec_(spec),
        settings_(settings),
        sink_(std::move(sink)),
        shrinking_(settings.shrink) {}

  void work_off(const CaseStream& cases, unsigned jobs) {
    on_threads(jobs, [&](const std::string& name) { work(cases, name); });
  }

  /// Cases that stand alone go on lanes, on as many threads as it takes to keep `jobs` of them under way. The
  /// others are set aside and worked off in between, by `workers`.
  void work_off_stream(const CaseStream& cases, unsigned jobs, unsigned workers) {
    const auto lanes_max = static_cast<unsigned>(caller_.lanes_max());
    const unsigned threads = (jobs + lanes_max - 1) / lanes_max;
    const unsigned lanes = (jobs + threads - 1) / threads;
    for (bool more = true; more;) {
      Cases aside;
      more = false;
      const CaseStream alone = [&]() -> std::optional<Case> {
        while (aside.size() < aside_max) {
          auto next = cases();
          if (!next || stands_alone(*next)) return next;
          aside.push_back(*std::move(next));
        }
        more = true;
        return std::nullopt;
      };
      on_threads(threads, [&](const std::string& name) { work_on_lanes(alone, lanes, name); });
      if (!aside.empty()) work_off(each_of(std::move(aside)), workers);
      more = more && !is_over();
    }
  }

  void work_off(std::vector<Sequence> sequences, unsigned jobs) {
    const auto stream = each_of(std::move(sequences));
    on_threads(jobs, [&](const std::string& name) {
      LambdaFunctions fixtures(caller_, spec_, settings_.functions, "s" + name);
      const SequenceStage stage{caller_, fixtures, spec_, settings_.profile, [&] { return is_over(); }};
      while (const auto next = draw(stream)) emit(run_sequence(*next, stage));
    });
  }

  /// The clients of a case are its threads: cases come one after the other.
  void meet(const Cases& cases, unsigned clients, std::map<std::string, std::uint64_t>& left_out) {
    LambdaFunctions fixtures(caller_, spec_, settings_.functions, "c");
    const ConcurrencyStage stage{caller_, fixtures, spec_, settings_.profile, clients};
    for (const Case& next : cases) {
      if (is_over()) return;
      const auto outcome = run_concurrency(next, stage);
      if (outcome)
        emit(*outcome);
      else
        ++left_out[outcome.error()];
    }
  }

  /// Why no further case is to be run; empty while there is no reason.
  [[nodiscard]] std::string why_given_up() {
    if (settings_.interrupted != nullptr && *settings_.interrupted) return "the run was interrupted";
    if (caller_.unanswered_in_a_row() < settings_.unanswered_max) return {};
    const std::lock_guard lock(silence_mutex_);
    const int unanswered = caller_.unanswered_in_a_row();
    if (unanswered < settings_.unanswered_max) return {};
    if (gone_.empty() && !is_there())
      gone_ = fmt::format("the target brought no response to {} requests in a row", unanswered);
    return gone_;
  }

 private:
  /// Whether the target still answers something, and fails those requests alone. Where it lets wait for
  /// answers until their deadlines, nobody can wait for all of them.
  bool is_there() {
    return !caller_.has_timed_out() &&
           LambdaFunctions(caller_, spec_, settings_.functions, "there").is_reachable();
  }

  /// Of one length for all, so that which of them runs a case does not show in the size of its requests.
  static std::string name_of_worker(unsigned number) { return fmt::format("{:03}", number); }

  static void on_threads(unsigned jobs, const std::function<void(const std::string& name)>& work) {
    std::vector<std::thread> threads;
    for (unsigned number = 1; number < jobs; ++number)
      threads.emplace_back([&, number] { work(name_of_worker(number)); });
    work(name_of_worker(0));
    for (std::thread& thread : threads) thread.join();
  }

  void work(const CaseStream& cases, const std::string& name) {
    LambdaFunctions fixtures(caller_, spec_, settings_.functions, name);
    Worker worker(
        caller_, fixtures, spec_, settings_.profile, [&](const Outcome& outcome) { emit(outcome); },
        &shrinking_);
    while (auto next = draw(cases)) {
      const auto turn = turn_of(*next);
      worker.run(*std::move(next));
    }
    worker.finish();
  }

  /// Cases that send 70 MB, and hold it in several copies, have the memory to themselves one after the other.
  [[nodiscard]] std::unique_lock<std::mutex> turn_of(const Case& next) {
    const bool is_large = std::ranges::find(next.needs, Need::bandwidth) != next.needs.end();
    if (!is_large) return {};
    std::unique_lock turn(bandwidth_mutex_);
    return_idle_memory();
    return turn;
  }

  void work_on_lanes(const CaseStream& cases, std::size_t count, const std::string& name) {
    LambdaFunctions fixtures(caller_, spec_, settings_.functions, name);
    Worker worker(
        caller_, fixtures, spec_, settings_.profile, [&](const Outcome& outcome) { emit(outcome); },
        &shrinking_);
    WorkerLanes lanes(worker, count, [&] { return draw(cases); });
    caller_.drive(lanes, count);
    worker.finish();
  }

  template <class Item>
  std::optional<Item> draw(const std::function<std::optional<Item>()>& items) {
    if (is_over()) return std::nullopt;
    const std::lock_guard lock(stream_mutex_);
    return items();
  }

  void emit(const Outcome& outcome) {
    const std::lock_guard lock(sink_mutex_);
    sink_(outcome);
  }

  [[nodiscard]] bool is_over() { return !why_given_up().empty(); }

  Caller& caller_;
  const spec::Spec& spec_;
  const RunSettings& settings_;
  Sink sink_;
  Shrinking shrinking_;
  std::mutex sink_mutex_;
  std::mutex stream_mutex_;
  std::mutex bandwidth_mutex_;
  std::mutex silence_mutex_;
  std::string gone_;  ///< once nothing of the target answers
};

/// What needs several operations to show itself: sequences, and requests that meet.
void run_together(Crew& crew, const spec::Spec& spec, const RunSettings& settings, RunSummary& summary) {
  constexpr unsigned clients_max = 8;
  std::vector<Sequence> sequences = wanted_of(choose_sequences(spec, settings.sequences), settings);
  const Cases concurrency = wanted_of(settings.concurrency, settings);
  if (const auto why = LambdaFunctions::cannot_meet(Need::fresh_function, settings.functions)) {
    const std::size_t count = sequences.size() + concurrency.size();
    if (count > 0) summary.left_out[*why] += count;
    return;
  }
  crew.work_off(std::move(sequences), std::max(1U, settings.jobs));
  if (settings.jobs < 2) {
    if (!concurrency.empty())
      summary.left_out["need several requests at once: run with --jobs 2 or more"] += concurrency.size();
    return;
  }
  crew.meet(concurrency, std::min(settings.jobs, clients_max), summary.left_out);
}

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
  const unsigned workers = one_function ? 1 : jobs;
  Cases possible_cases = possible(wanted_of(std::move(cases), settings), settings.functions, summary);
  crew.work_off(each_of(std::move(possible_cases)), workers);
  crew.work_off_stream(wanted_of(stream, settings), jobs, workers);
  run_together(crew, spec, settings, summary);
  summary.requests = caller.requests_sent();
  summary.given_up = crew.why_given_up();
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
