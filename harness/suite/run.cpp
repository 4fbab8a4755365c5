#include "suite/run.h"

#include <algorithm>
#include <numeric>
#include <vector>

#include <fmt/format.h>

#include "suite/crew.h"
#include "suite/first_look.h"
#include "suite/vain_waits.h"

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

/// The sequences that the settings ask for, unless what they need is not to be had.
std::vector<Sequence> possible_sequences(const spec::Spec& spec, const RunSettings& settings,
                                         RunSummary& summary) {
  std::vector<Sequence> sequences = wanted_of(choose_sequences(spec, settings.sequences), settings);
  const auto why = LambdaFunctions::cannot_meet(Need::fresh_function, settings.functions);
  if (!why || sequences.empty()) return sequences;
  summary.left_out[*why] += sequences.size();
  return {};
}

/// The concurrency cases, unless there are no two requests at once.
Cases possible_concurrency(const RunSettings& settings, RunSummary& summary) {
  Cases cases = possible(wanted_of(settings.concurrency, settings), settings.functions, summary);
  if (settings.jobs >= 2 || cases.empty()) return cases;
  summary.left_out["need several requests at once: run with --jobs 2 or more"] += cases.size();
  return {};
}

std::string left_out_in_vain() {
  return fmt::format("are of a kind of which {} were waited for in vain, each until its deadline",
                     vain_waits_max);
}

/// A stream that counts what is drawn from it.
CaseStream counted(CaseStream cases, std::uint64_t& drawn) {
  return [cases = std::move(cases), &drawn]() -> std::optional<Case> {
    auto next = cases();
    if (next) ++drawn;
    return next;
  };
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
  const unsigned jobs = std::max(1U, settings.jobs);
  const unsigned workers = settings.functions.existing.empty() ? jobs : 1;
  constexpr unsigned clients_max = 8;
  Cases first = possible(wanted_of(std::move(cases), settings), settings.functions, summary);
  std::vector<Sequence> sequences = possible_sequences(spec, settings, summary);
  const Cases meeting = possible_concurrency(settings, summary);
  std::uint64_t all = first.size() + sequences.size() + meeting.size();
  const CaseStream single = counted(wanted_of(stream, settings), all);

  crew.work_off(std::move(first), std::move(sequences), workers);
  crew.ask_again();
  crew.make_smaller(workers);
  crew.work_off_stream(single, jobs, workers);
  crew.ask_again();
  crew.make_smaller(workers);
  std::map<std::string, std::uint64_t> not_met;
  crew.meet(meeting, std::min(jobs, clients_max), not_met);
  crew.ask_again();

  if (crew.left_out() > 0) not_met[left_out_in_vain()] += crew.left_out();
  summary.given_up = crew.why_given_up();
  summary.suspects = crew.take_suspects();
  if (!summary.given_up.empty()) {
    while (all < not_run_max && single()) continue;
    summary.not_run = all - summary.cases();
  }
  for (const auto& [why, count] : not_met) {
    summary.left_out[why] += count;
    summary.not_run -= std::min(summary.not_run, count);
  }
  summary.requests = caller.requests_sent();
  return summary;
}

std::string why_not_testable(Caller& caller, const spec::Spec& spec, const RunSettings& settings) {
  LambdaFunctions fixtures(caller, spec, settings.functions, "check");
  return first_look(caller, fixtures, spec, *settings.functions.habits);
}

}  // namespace plumbline::suite
