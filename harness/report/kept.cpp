#include "report/kept.h"

#include <set>

#include "report/credentials.h"

namespace plumbline::report {
namespace {

/// The text's beginning. What is cut away cannot be told from a credential's end, so cleaning comes first.
std::string kept_text(const std::string& text) {
  std::string clean = without_credentials(std::string_view(text));
  if (clean.size() > kept_text_bytes_max) clean.resize(kept_text_bytes_max);
  return clean;
}

suite::Exchange kept_exchange(const suite::Exchange& exchange) {
  suite::Exchange cut = without_credentials(exchange);
  suite::cut_bodies(cut);
  cut.no_answer = kept_text(cut.no_answer);
  return cut;
}

verdict::Defects kept_defects(const verdict::Defects& defects) {
  verdict::Defects kept;
  for (const verdict::Defect& defect : defects) {
    if (kept.size() == kept_defects_max) break;
    kept.push_back({defect.clause, defect.kind, kept_text(defect.observed), kept_text(defect.expected)});
  }
  return kept;
}

/// Defects that one exchange shows go on to share it.
void keep_later(const suite::Outcome& from, suite::Outcome& kept) {
  std::map<const suite::Exchange*, std::shared_ptr<const suite::Exchange>> made;
  for (const auto& [defect, exchange] : from.later) {
    if (defect >= kept.defects.size() || exchange == nullptr) continue;
    const bool is_known = made.contains(exchange.get());
    if (!is_known && made.size() == kept_exchanges_max) continue;
    if (!is_known) made[exchange.get()] = std::make_shared<const suite::Exchange>(kept_exchange(*exchange));
    kept.later[defect] = made[exchange.get()];
  }
}

/// Of too much all is left out: a part would show nothing.
std::vector<suite::Exchange> kept_before(const std::vector<suite::Exchange>& before) {
  std::vector<suite::Exchange> kept;
  if (before.size() > kept_before_max) return kept;
  for (const suite::Exchange& exchange : before) kept.push_back(kept_exchange(exchange));
  return kept;
}

}  // namespace

bool is_plain_pass(const suite::Outcome& outcome) {
  return outcome.verdict == verdict::Verdict::pass && outcome.defects.empty();
}

suite::Outcome kept(const suite::Outcome& outcome) {
  suite::Outcome kept;
  kept.id = kept_text(outcome.id);
  kept.clauses = outcome.clauses;
  kept.verdict = outcome.verdict;
  kept.status = outcome.status;
  if (is_plain_pass(outcome)) return kept;
  kept.about = kept_text(outcome.about);
  kept.defects = kept_defects(outcome.defects);
  kept.reason = kept_text(outcome.reason);
  if (outcome.exchange) kept.exchange = kept_exchange(*outcome.exchange);
  keep_later(outcome, kept);
  kept.before = kept_before(outcome.before);
  return kept;
}

}  // namespace plumbline::report
