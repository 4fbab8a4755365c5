#include "report/journal_set.h"

#include <algorithm>
#include <set>
#include <unordered_set>

#include <fmt/format.h>

#include "report/same_run.h"
#include "report/text.h"
#include "suite/shard.h"

namespace plumbline::report {
namespace {

constexpr std::string_view of_shard = ", shard ";

/// The facts without what tells parts of one run apart.
RunFacts whole_of(RunFacts facts) {
  std::erase_if(facts.settings, [](const Setting& s) { return s.name == "shard" || s.name == "filter"; });
  return facts;
}

void join(std::string& all, const std::string& part, std::string_view between) {
  if (all.empty())
    all = part;
  else if (all != part)
    all += std::string(between) + part;
}

/// Facts of the whole, from those of its parts in their order.
RunFacts joined(const std::vector<RunFacts>& parts) {
  RunFacts all = whole_of(parts.front());
  all.selection.clear();
  std::string filter;
  for (const RunFacts& part : parts) {
    join(all.selection, part.selection.substr(0, part.selection.rfind(of_shard)), "; ");
    join(filter, setting_of(part, "filter"), " | ");
    all.started = std::min(all.started, part.started);
  }
  all.settings.push_back({"filter", filter});
  all.settings.push_back({"shard", ""});
  return all;
}

/// Which shards of the run are not there; empty where all are, or where there are none.
std::string missing_shards(const std::vector<RunFacts>& parts) {
  std::set<std::uint64_t> there;
  std::uint64_t count = 0;
  for (const RunFacts& part : parts) {
    const auto shard = suite::parse_shard(setting_of(part, "shard"));
    if (!shard) return {};
    count = std::max(count, shard->count);
    there.insert(shard->number);
  }
  std::string missing;
  for (std::uint64_t number = 1; number <= count; ++number)
    if (!there.contains(number))
      missing += fmt::format("{}{}/{}", missing.empty() ? "" : ", ", number, count);
  return missing.empty() || parts.size() == 1 ? std::string() : "journals of shards are missing: " + missing;
}

void add(JournalEnd& sum, const JournalEnd& part) {
  sum.requests += part.requests;
  sum.seconds += part.seconds;
  for (const auto& [need, cases] : part.left_out) sum.left_out[need] += cases;
  if (sum.given_up.empty()) sum.given_up = part.given_up;
  sum.not_run += part.not_run;
  sum.suspects.insert(sum.suspects.end(), part.suspects.begin(), part.suspects.end());
}

}  // namespace

Result<JournalSet, std::string> read_journals(const std::vector<std::string>& files,
                                              const JournalEvents& events) {
  std::vector<RunFacts> parts;
  for (const std::string& file : files) {
    auto head = read_journal_head(file);
    if (!head) return refused(head.error());
    if (!parts.empty())
      if (const std::string why = what_differs(whole_of(parts.front()), whole_of(*head)); !why.empty())
        return refused(fmt::format("{} and {} are of different runs: {}", files.front(), file, why));
    parts.push_back(*std::move(head));
  }
  const bool is_one = parts.size() == 1;
  JournalSet set{is_one ? parts.front() : joined(parts), {}};
  if (events.begin)
    if (std::string why = events.begin(set.facts); !why.empty()) return refused(std::move(why));
  std::unordered_set<std::string> seen;
  std::string twice;
  for (const std::string& file : files) {
    const auto journal = read_journal_file(file, {{}, [&](suite::Outcome outcome) {
                                                    if (!seen.insert(outcome.id).second && twice.empty())
                                                      twice = outcome.id;
                                                    if (twice.empty() && events.outcome)
                                                      events.outcome(std::move(outcome));
                                                  }});
    if (!journal) return refused(journal.error());
    if (!twice.empty()) return refused(fmt::format("{}: the case {} is there twice", file, printable(twice)));
    JournalEnd end = journal->end;
    if (!journal->is_ended)
      end.given_up = file + " ends before its run did: go on with plumbline run --resume";
    add(set.end, end);
  }
  if (const std::string missing = missing_shards(parts); !missing.empty()) set.end.given_up = missing;
  return set;
}

}  // namespace plumbline::report
