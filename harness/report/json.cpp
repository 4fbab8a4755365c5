#include "report/json.h"

#include <fmt/format.h>

#include "json/value.h"
#include "json/write.h"
#include "package/base64.h"
#include "report/aws_cli.h"
#include "report/kept.h"
#include "report/reproduction.h"
#include "report/text.h"

namespace plumbline::report {
namespace {

using json::Array;
using json::Object;
using json::Value;
using verdict::Verdict;

constexpr std::size_t text_bytes_max = 64 * 1024;

/// Texts that may come from a target: JSON must be UTF-8.
std::string safe(std::string_view text) { return printable(text, text_bytes_max); }

Value seconds_of(double seconds) { return json::Number{fmt::format("{:.3f}", seconds)}; }

Object counts(const Tally& tally) {
  Object members;
  for (std::size_t i = 0; i < tally.size(); ++i)
    members.push_back({std::string(name_of(static_cast<Verdict>(i))), tally[i]});
  return members;
}

Value place(const spec::Place& place) {
  return Object{{"source", place.source},
                {"section", place.section},
                {"member", place.member},
                {"line", place.line},
                {"url", place.url}};
}

/// A body of which `kept` is all, or the beginning.
Value body(std::string_view kept, std::uint64_t bytes, bool complete) {
  const bool is_text = is_utf8(kept);
  return Object{{"bytes", bytes},
                {"encoding", is_text ? "text" : "base64"},
                {"content", is_text ? std::string(kept) : package::encode_base64(kept)},
                {"complete", complete}};
}

Value headers(const http::Headers& lines) {
  Array items;
  for (const http::Header& line : lines)
    items.push_back(Object{{"name", safe(line.name)}, {"value", safe(line.value)}});
  return items;
}

Value request(const suite::Exchange& exchange) {
  const http::Request& request = exchange.request;
  return Object{{"method", safe(request.method)},
                {"target", safe(request.target)},
                {"headers", headers(request.headers)},
                {"body", body(request.body, sent_bytes(exchange), !exchange.cut_body)}};
}

Value response(const http::Response& response) {
  return Object{
      {"status", response.status},
      {"headers", headers(response.headers)},
      {"body", body(response.body, response.body.size(), response.body.size() < kept_body_bytes_max)}};
}

Value witness(const suite::Outcome& outcome) {
  Value made = Object{{"id", safe(outcome.id)}, {"about", safe(outcome.about)}};
  if (!outcome.exchange) return made;
  made.set("request", request(*outcome.exchange));
  if (outcome.exchange->response)
    made.set("response", response(*outcome.exchange->response));
  else
    made.set("no_answer", safe(outcome.exchange->no_answer));
  return made;
}

/// Cases whose requests were under way when the target stopped answering.
Array suspects(const RunResult& result) {
  Array items;
  for (const suite::Outcome& suspect : result.summary.suspects) {
    Value item = witness(suspect);
    if (suspect.exchange) item.set("curl", curl_of_outcome(suspect, curl_target_of(result.facts)));
    items.push_back(std::move(item));
  }
  return items;
}

Value summary(const RunResult& result) {
  const suite::RunSummary& summary = result.summary;
  Array left_out;
  for (const auto& [need, cases] : summary.left_out)
    left_out.push_back(Object{{"need", safe(need)}, {"cases", cases}});
  return Object{{"cases", summary.cases()},
                {"requests", summary.requests},
                {"verdicts", counts(summary.verdicts)},
                {"left_out", std::move(left_out)},
                {"given_up", safe(summary.given_up)},
                {"not_run", summary.not_run},
                {"suspects", suspects(result)}};
}

Value finding(const suite::Finding& finding, const spec::Spec& spec, const RunFacts& facts) {
  Value made = Object{{"clause", finding.clause}, {"verdict", name_of(finding.verdict)}};
  if (const spec::Clause* clause = spec.clause(finding.clause); clause != nullptr) {
    made.set("statement", clause->statement);
    made.set("tier", name_of(clause->tier));
    made.set("place", place(clause->place));
    if (!clause->contested.empty()) made.set("contested", clause->contested);
  }
  made.set("kind", name_of(finding.kind));
  made.set("observed", safe(finding.observed));
  made.set("expected", safe(finding.expected));
  made.set("cases", finding.cases);
  made.set("witness", witness(finding.witness));
  if (!finding.witness.exchange) return made;
  made.set("curl", curl_of_outcome(finding.witness, curl_target_of(facts)));
  if (const auto command = aws_cli_of_outcome(finding.witness, spec, facts)) made.set("aws_cli", *command);
  return made;
}

Value untestable(const std::vector<Untestable>& groups) {
  Array items;
  for (const Untestable& group : groups)
    items.push_back(
        Object{{"reason", safe(group.reason)}, {"cases", group.cases}, {"example", safe(group.example)}});
  return items;
}

/// Every clause of the spec in its order, so that those without a case show as well.
Value clauses(const RunResult& result, const spec::Spec& spec) {
  Object members;
  for (const spec::Clause& clause : spec.clauses) {
    const auto found = result.clauses.find(clause.id);
    members.push_back({clause.id, counts(found == result.clauses.end() ? Tally{} : found->second)});
  }
  for (const auto& [id, tally] : result.clauses)
    if (spec.clause(id) == nullptr) members.push_back({safe(id), counts(tally)});
  return members;
}

/// What the baseline knows, and what of it is stale; null without one.
Value baseline(const std::optional<Known>& known) {
  if (!known) return nullptr;
  Array findings;
  for (const suite::Finding& one : known->findings)
    findings.push_back(Object{{"clause", one.clause},
                              {"kind", name_of(one.kind)},
                              {"observed", safe(one.observed)},
                              {"cases", one.cases},
                              {"example", safe(one.witness.id)}});
  Array stale;
  for (const std::string& line : known->stale_lines) stale.emplace_back(line);
  return Object{{"failed", known->failed},
                {"untestable", known->untestable},
                {"known", std::move(findings)},
                {"stale", std::move(stale)}};
}

}  // namespace

std::string json_report(const RunResult& result, const spec::Spec& spec) {
  const RunFacts& facts = result.facts;
  Array findings;
  for (const suite::Finding& found : result.findings) findings.push_back(finding(found, spec, facts));
  return json::write_pretty(Object{{"format_version", json_format_version},
                                   {"target", safe(facts.target)},
                                   {"endpoint", safe(facts.endpoint)},
                                   {"command", safe(facts.command)},
                                   {"profile", facts.profile},
                                   {"selection", safe(facts.selection)},
                                   {"started", facts.started},
                                   {"seconds", seconds_of(facts.seconds)},
                                   {"seed", facts.seed},
                                   {"version", facts.version},
                                   {"spec", facts.spec},
                                   {"exit_status", result.ending.status},
                                   {"because", safe(result.ending.because)},
                                   {"summary", summary(result)},
                                   {"findings", std::move(findings)},
                                   {"baseline", baseline(result.known)},
                                   {"untestable", untestable(result.untestable)},
                                   {"clauses", clauses(result, spec)}});
}

}  // namespace plumbline::report
