#include "report/comparison.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "report/text.h"

namespace plumbline::report {
namespace {

using verdict::Verdict;

constexpr std::size_t groups_shown_max = 25;

/// How many different things observed are told apart.
constexpr std::size_t texts_max = 10'000;

/// How bad a verdict is, of those that are worth telling apart.
int gravity(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
    case Verdict::contested:
      return 0;
    case Verdict::warn:
      return 1;
    case Verdict::untestable:
      return 2;
    case Verdict::no_answer:
    case Verdict::fail:
      return 3;
  }
  return 3;
}

std::string shown_of(const suite::Outcome& outcome) {
  if (outcome.defects.empty())
    return outcome.reason.empty() ? "" : " (" + printable(outcome.reason, 160) + ")";
  const verdict::Defect& defect = outcome.defects.front();
  return fmt::format(" ({}: {})", defect.clause, printable(defect.observed, 160));
}

}  // namespace

Comparison::State Comparison::state_of(const suite::Outcome& outcome) {
  std::string text = shown_of(outcome);
  if (texts_.size() >= texts_max && !numbers_.contains(text)) text = " (something else again)";
  const auto [place, is_new] = numbers_.try_emplace(text, static_cast<std::uint32_t>(numbers_.size()));
  if (is_new) texts_[place->second] = text;
  return {outcome.verdict, place->second};
}

void Comparison::add_old(const suite::Outcome& kept) { old_[kept.id] = state_of(kept); }

void Comparison::count(Change change, std::string what, const std::string& id) {
  Group& group = groups_[change][std::move(what)];
  if (group.cases++ == 0 || id < group.example) group.example = id;
}

void Comparison::add_new(const suite::Outcome& kept) {
  const State now = state_of(kept);
  const std::string now_text = fmt::format("{}{}", name_of(now.verdict), texts_[now.shown]);
  const auto then = old_.find(kept.id);
  if (then == old_.end())
    return count(gravity(now.verdict) == 3 ? Change::new_failing : Change::new_other, now_text, kept.id);
  then->second.is_met = true;
  const int before = gravity(then->second.verdict);
  const int after = gravity(now.verdict);
  if (before == after) {
    ++same_;
    return;
  }
  const std::string then_text =
      fmt::format("{}{}", name_of(then->second.verdict), texts_[then->second.shown]);
  count(after > before ? Change::worse : Change::better, then_text + ", now " + now_text, kept.id);
}

std::map<std::string, Comparison::Group> Comparison::gone() const {
  std::map<std::string, Group> groups;
  for (const auto& [id, state] : old_) {
    if (state.is_met) continue;
    Group& group = groups[std::string(name_of(state.verdict))];
    if (group.cases++ == 0 || id < group.example) group.example = id;
  }
  return groups;
}

std::string Comparison::section(std::string_view word, const std::map<std::string, Group>& groups) {
  std::vector<std::pair<std::string, Group>> ranked(groups.begin(), groups.end());
  std::ranges::stable_sort(ranked,
                           [](const auto& a, const auto& b) { return a.second.cases > b.second.cases; });
  std::string text;
  for (std::size_t i = 0; i < ranked.size() && i < groups_shown_max; ++i)
    text += fmt::format("{}  {}: {}; such as {}\n", word, counted(ranked[i].second.cases, "case"),
                        ranked[i].first, printable(ranked[i].second.example));
  if (ranked.size() > groups_shown_max)
    text += fmt::format("{}  and {}\n", word, counted(ranked.size() - groups_shown_max, "other change"));
  return text;
}

std::uint64_t Comparison::worse() const {
  std::uint64_t cases = 0;
  for (const Change change : {Change::worse, Change::new_failing})
    if (const auto found = groups_.find(change); found != groups_.end())
      for (const auto& [what, group] : found->second) cases += group.cases;
  return cases;
}

std::string Comparison::text(const Style& style) const {
  struct Row {
    Change change;
    std::string_view word;
    std::string_view colour;
  };
  const Row rows[] = {{Change::worse, "WORSE", style.bad},
                      {Change::new_failing, "NEW", style.bad},
                      {Change::better, "BETTER", style.good},
                      {Change::new_other, "NEW", style.faint},
                      {Change::gone, "GONE", style.faint}};
  std::string text;
  std::map<Change, std::uint64_t> cases;
  for (const Row& row : rows) {
    const auto found = groups_.find(row.change);
    const auto groups = row.change == Change::gone ? gone()
                        : found == groups_.end()   ? std::map<std::string, Group>()
                                                   : found->second;
    text += section(style.paint(row.colour, row.word), groups);
    for (const auto& [what, group] : groups) cases[row.change] += group.cases;
  }
  if (!text.empty()) text += "\n";
  return text + fmt::format("{} worse, {} better, {} new ({} of them failing), {} gone, {} as before\n",
                            grouped(cases[Change::worse]), grouped(cases[Change::better]),
                            grouped(cases[Change::new_failing] + cases[Change::new_other]),
                            grouped(cases[Change::new_failing]), grouped(cases[Change::gone]),
                            grouped(same_));
}

}  // namespace plumbline::report
