#include "report/known_deviations.h"

#include <algorithm>

#include "report/same_run.h"
#include "suite/sequence.h"

namespace plumbline::report {
namespace {

using verdict::Verdict;

/// From so many untestable cases of one path on a baseline names the path. Of sequences it always does.
constexpr std::size_t ids_of_a_path_max = 20;

/// The outcome with those defects alone, each beside the exchange that shows it.
suite::Outcome only(const suite::Outcome& outcome, const std::vector<std::size_t>& defects) {
  suite::Outcome part = outcome;
  part.defects.clear();
  part.later.clear();
  for (const std::size_t i : defects) {
    if (const auto shown = outcome.later.find(i); shown != outcome.later.end())
      part.later[part.defects.size()] = shown->second;
    part.defects.push_back(outcome.defects[i]);
  }
  return part;
}

/// Whether the run had every case, so that a line that nothing showed has nothing to show any more.
bool is_of_all_cases(const RunResult& result) {
  return setting_of(result.facts, "filter").empty() && setting_of(result.facts, "shard").empty() &&
         result.summary.given_up.empty();
}

}  // namespace

void KnownDeviations::pass(const std::string& id) {
  for (const KnownLine line : baseline_.naming(id)) used_[line] = std::max(used_[line], Use::well);
}

bool KnownDeviations::take(suite::Outcome& outcome) {
  pass(outcome.id);
  std::vector<std::size_t> known;
  std::vector<std::size_t> unknown;
  for (std::size_t i = 0; i < outcome.defects.size(); ++i) {
    const std::vector<KnownLine> lines = baseline_.known(outcome.id, outcome.defects[i]);
    use(lines);
    (lines.empty() ? unknown : known).push_back(i);
  }
  const bool is_new = std::ranges::any_of(
      unknown, [&](std::size_t i) { return is_grave(verdict_of(outcome.defects[i], spec_, profile_)); });
  if (!known.empty()) {
    findings_.add(only(outcome, known));
    outcome = only(outcome, unknown);
  }
  if (outcome.verdict == Verdict::untestable) return take_untestable(outcome.id) && !is_new;
  if (is_grave(outcome.verdict) && !is_new) ++failed_;
  return !is_new;
}

void KnownDeviations::use(const std::vector<KnownLine>& lines) {
  for (const KnownLine line : lines) used_[line] = Use::seen;
}

bool KnownDeviations::take_untestable(const std::string& id) {
  if (const std::vector<KnownLine> lines = baseline_.known_untestable(id); !lines.empty()) {
    use(lines);
    ++untestable_;
    return true;
  }
  std::set<std::string>& ids = new_untestable_[id.substr(0, id.rfind('/'))];
  if (ids.size() <= ids_of_a_path_max) ids.insert(id);
  return false;
}

Known KnownDeviations::finish(const RunResult& result) const {
  Known known;
  known.findings = findings_.ranked();
  known.failed = failed_;
  known.untestable = untestable_;
  const bool all = is_of_all_cases(result);
  for (KnownLine line = 0; line < used_.size(); ++line) {
    const bool is_stale = baseline_.names_one_case(line)
                              ? used_[line] == Use::well || (all && used_[line] == Use::none)
                              : all && used_[line] == Use::none;
    if (!is_stale || baseline_.is_of_sequences(line)) continue;
    known.stale.push_back(line);
    known.stale_lines.push_back(baseline_.text_of(line));
  }
  for (const auto& [path, ids] : new_untestable_) {
    if (ids.size() > ids_of_a_path_max || ids.begin()->starts_with(suite::sequence_path))
      known.new_untestable.push_back(path + "/*");
    else
      known.new_untestable.insert(known.new_untestable.end(), ids.begin(), ids.end());
  }
  return known;
}

}  // namespace plumbline::report
