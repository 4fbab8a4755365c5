#include "report/journal_write.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "json/write.h"
#include "report/credentials.h"
#include "report/journal_fields.h"
#include "report/kept.h"
#include "report/text.h"

namespace plumbline::report {
namespace {

using json::Array;
using json::Object;
using json::Value;
using suite::Exchange;
using suite::Outcome;

std::string line_of(const Value& value) { return json::write(value) + "\n"; }

Value without_secrets(const std::string& text) {
  return bytes_value(without_credentials(std::string_view(text)));
}

Array headers(const http::Headers& lines) {
  Array items;
  for (const http::Header& line : lines)
    items.push_back(Array{bytes_value(line.name), bytes_value(line.value)});
  return items;
}

Object request_of(const Exchange& exchange) {
  const http::Request& request = exchange.request;
  Object sent = {{"method", bytes_value(request.method)},
                 {"target", bytes_value(request.target)},
                 {"headers", headers(request.headers)},
                 {"body", bytes_value(request.body)}};
  if (exchange.cut_body)
    sent.push_back(
        {"cut", Object{{"bytes", exchange.cut_body->bytes}, {"sha256", exchange.cut_body->sha256_hex}}});
  return sent;
}

Value exchange(const Exchange& exchange) {
  Object both = {{"request", request_of(exchange)}};
  if (exchange.response)
    both.push_back({"response", Object{{"status", exchange.response->status},
                                       {"headers", headers(exchange.response->headers)},
                                       {"body", bytes_value(exchange.response->body)}}});
  else
    both.push_back({"no_answer", bytes_value(exchange.no_answer)});
  return both;
}

/// The different exchanges of an outcome, its first in front.
std::vector<const Exchange*> exchanges_of(const Outcome& outcome) {
  std::vector<const Exchange*> all;
  if (!outcome.exchange) return all;
  all.push_back(&*outcome.exchange);
  for (const auto& [defect, later] : outcome.later)
    if (std::ranges::find(all, later.get()) == all.end()) all.push_back(later.get());
  return all;
}

Array defects(const Outcome& outcome, const std::vector<const Exchange*>& exchanges) {
  Array items;
  for (std::size_t i = 0; i < outcome.defects.size(); ++i) {
    const verdict::Defect& defect = outcome.defects[i];
    Object item = {{"clause", defect.clause},
                   {"kind", name_of(defect.kind)},
                   {"observed", bytes_value(defect.observed)},
                   {"expected", bytes_value(defect.expected)}};
    const auto shown = std::ranges::find(exchanges, outcome.exchange_of(i));
    if (shown != exchanges.end() && shown != exchanges.begin())
      item.push_back({"exchange", static_cast<std::uint64_t>(shown - exchanges.begin())});
    items.emplace_back(std::move(item));
  }
  return items;
}

Array clauses(const Outcome& outcome) { return {outcome.clauses.begin(), outcome.clauses.end()}; }

Object begun(const Outcome& outcome) {
  return {{"case", bytes_value(outcome.id)},
          {"verdict", name_of(outcome.verdict)},
          {"status", outcome.status},
          {"clauses", clauses(outcome)}};
}

Value whole(const Outcome& outcome) {
  Object line = begun(outcome);
  if (is_plain_pass(outcome)) return line;
  const std::vector<const Exchange*> exchanges = exchanges_of(outcome);
  line.push_back({"about", bytes_value(outcome.about)});
  line.push_back({"reason", bytes_value(outcome.reason)});
  line.push_back({"defects", defects(outcome, exchanges)});
  Array items;
  for (const Exchange* one : exchanges) items.push_back(exchange(*one));
  line.push_back({"exchanges", std::move(items)});
  if (outcome.before.empty()) return line;
  Array before;
  for (const Exchange& one : outcome.before) before.emplace_back(request_of(one));
  line.push_back({"before", std::move(before)});
  return line;
}

}  // namespace

std::string head_line(const RunFacts& facts) {
  Object settings;
  for (const Setting& setting : facts.settings)
    settings.push_back({setting.name, without_secrets(setting.value)});
  return line_of(Object{{"journal", journal_version},
                        {"version", facts.version},
                        {"spec", facts.spec},
                        {"target", without_secrets(facts.target)},
                        {"endpoint", without_secrets(facts.endpoint)},
                        {"command", without_secrets(facts.command)},
                        {"profile", facts.profile},
                        {"selection", without_secrets(facts.selection)},
                        {"started", facts.started},
                        {"seed", facts.seed},
                        {"settings", std::move(settings)}});
}

std::string outcome_line(const Outcome& kept) {
  std::string line = line_of(whole(kept));
  if (line.size() <= journal_line_bytes_max) return line;
  Outcome bare = kept;
  bare.exchange.reset();
  bare.later.clear();
  bare.before.clear();
  return line_of(whole(bare));
}

std::string resumed_line(std::string_view when) { return line_of(Object{{"resumed", when}}); }

bool operator==(const JournalEnd& a, const JournalEnd& b) { return end_line(a) == end_line(b); }

std::string end_line(const JournalEnd& end) {
  Object left_out;
  for (const auto& [need, cases] : end.left_out) left_out.push_back({printable(need), cases});
  Object members = {{"requests", end.requests},
                    {"seconds", json::Number{fmt::format("{:.3f}", end.seconds)}},
                    {"left_out", std::move(left_out)},
                    {"given_up", without_secrets(end.given_up)}};
  if (end.not_run > 0) members.push_back({"not_run", end.not_run});
  Array suspects;
  for (const Outcome& suspect : end.suspects) suspects.push_back(whole(suspect));
  if (!suspects.empty()) members.push_back({"suspects", std::move(suspects)});
  return line_of(Object{{"end", std::move(members)}});
}

}  // namespace plumbline::report
