#include "report/html.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>
#include <kainjow/mustache.hpp>

#include "report/aws_cli.h"
#include "report/clause_findings.h"
#include "report/html_template.h"
#include "report/reproduction.h"
#include "report/text.h"

namespace plumbline::report {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::mustache;
using verdict::Verdict;

constexpr std::size_t findings_of_a_clause_max = 20;
constexpr std::size_t command_bytes_max = 8192;

std::string text_of(std::string_view view) { return std::string(view); }

/// Mustache takes an empty text for something that is there; it is left out.
void set_text(data& into, const std::string& name, std::string_view text) {
  if (!text.empty()) into.set(name, text_of(text));
}

void set_exchange(data& into, const suite::Exchange& exchange) {
  const http::Request& request = exchange.request;
  std::string sent = printable(request.method + " " + request.target);
  if (!request.body.empty()) sent += ", with a body of " + counted(sent_bytes(exchange), "byte");
  into.set("request", sent);
  into.set("answer", exchange.response
                         ? fmt::format("{} {}", exchange.response->status, printable(exchange.response->body))
                         : "none: " + printable(exchange.no_answer));
}

data finding(const suite::Finding& finding, const spec::Spec& spec, const RunFacts& facts) {
  const suite::Outcome& witness = finding.witness;
  data made;
  made.set("cases", counted(finding.cases, "case"));
  made.set("kind", text_of(name_of(finding.kind)));
  made.set("observed", printable(finding.observed));
  made.set("expected", printable(finding.expected));
  made.set("witness", printable(witness.id));
  set_text(made, "about", printable(witness.about));
  if (!facts.command.empty())
    made.set("again", printable(facts.command, command_bytes_max) + " --filter " + shell_word(witness.id));
  made.set("has_commands", !facts.command.empty() || witness.exchange);
  if (is_grave(finding.verdict)) made.set("open", "open");
  if (!witness.exchange) return made;
  set_exchange(made, *witness.exchange);
  made.set("curl", curl_of_outcome(witness, curl_target_of(facts)));
  if (const auto command = aws_cli_of_outcome(witness, spec, facts)) made.set("aws_cli", *command);
  return made;
}

data clause(const ClauseFindings& group, const spec::Spec& spec, const RunFacts& facts) {
  data made;
  made.set("id", printable(group.clause));
  made.set("verdict", text_of(name_of(group.verdict)));
  made.set("like", text_of(name_of(group.verdict)));
  if (const spec::Clause* known = spec.clause(group.clause); known != nullptr) {
    made.set("tier", text_of(name_of(known->tier)));
    made.set("statement", known->statement);
    made.set("place", place_text(known->place));
    set_text(made, "contested", known->contested);
    set_text(made, "url", known->place.url);
  }
  list findings;
  const std::size_t shown = std::min(group.findings.size(), findings_of_a_clause_max);
  for (std::size_t i = 0; i < shown; ++i) findings.push_back(finding(*group.findings[i], spec, facts));
  made.set("findings", findings);
  if (shown < group.findings.size())
    made.set("others", counted(group.findings.size() - shown, "other finding"));
  return made;
}

/// Clauses under a title for each verdict, the gravest first.
list groups(const RunResult& result, const spec::Spec& spec) {
  const std::vector<ClauseFindings> all = by_clause(result.findings);
  list made;
  const auto add = [&](std::string title, auto belongs) {
    list clauses;
    for (const ClauseFindings& group : all)
      if (belongs(group.verdict)) clauses.push_back(clause(group, spec, result.facts));
    if (clauses.empty()) return;
    data group;
    group.set("title", std::move(title));
    group.set("clauses", clauses);
    made.push_back(group);
  };
  add(result.known ? "New failures" : "Failures", verdict::is_grave);
  add("Untestable", [](Verdict verdict) { return verdict == Verdict::untestable; });
  add("Warnings: against clauses that do not bind in this profile",
      [](Verdict verdict) { return verdict == Verdict::warn; });
  add("Contested: documentation and recorded AWS disagree",
      [](Verdict verdict) { return verdict == Verdict::contested; });
  return made;
}

std::string_view word_of(int status) {
  return status == 0 ? "PASSED" : status == 1 ? "FAILED" : "INCOMPLETE";
}

std::string_view like_of(int status) { return status == 0 ? "pass" : status == 1 ? "fail" : "untestable"; }

void set_header(data& page, const RunResult& result) {
  const RunFacts& facts = result.facts;
  page.set("word", text_of(word_of(result.ending.status)));
  page.set("like", text_of(like_of(result.ending.status)));
  page.set("because", printable(result.ending.because));
  page.set("status", std::to_string(result.ending.status));
  page.set("target", printable(facts.target));
  page.set("profile", facts.profile);
  page.set("selection", printable(facts.selection));
  page.set("seed", std::to_string(facts.seed));
  page.set("started", facts.started);
  page.set("requests", counted(result.summary.requests, "request"));
  page.set("seconds", fmt::format("{:.1f}", facts.seconds));
  page.set("version", facts.version);
  page.set("has_command", !facts.command.empty());
  page.set("command", printable(facts.command, command_bytes_max));
}

data number_cell(std::uint64_t number, Verdict verdict) {
  data cell;
  cell.set("number", grouped(number));
  cell.set("like", number == 0 ? "zero" : text_of(name_of(verdict)));
  cell.set("name", text_of(name_of(verdict)));
  return cell;
}

constexpr std::array verdicts_in_order{Verdict::pass,      Verdict::fail,       Verdict::warn,
                                       Verdict::contested, Verdict::untestable, Verdict::no_answer};

void set_counts(data& page, const RunResult& result) {
  list counts;
  data all;
  all.set("number", grouped(result.summary.cases()));
  all.set("name", result.summary.cases() == 1 ? "case" : "cases");
  all.set("like", "all");
  counts.push_back(all);
  for (const Verdict verdict : verdicts_in_order)
    counts.push_back(number_cell(result.summary.count(verdict), verdict));
  page.set("counts", counts);
}

void set_list(data& page, const std::string& name, const list& items) {
  page.set("has_" + name, !items.empty());
  page.set(name, items);
}

void set_known(data& page, const std::optional<Known>& known) {
  list findings;
  list stale;
  if (known) {
    for (const suite::Finding& one : known->findings) {
      data row;
      row.set("clause", printable(one.clause));
      row.set("observed", printable(one.observed));
      row.set("cases", grouped(one.cases));
      findings.push_back(row);
    }
    for (const std::string& line : known->stale_lines) stale.push_back(data("text", line));
  }
  set_list(page, "known", findings);
  set_list(page, "stale", stale);
}

void set_not_shown(data& page, const RunResult& result) {
  list untestable;
  for (const Untestable& group : result.untestable) {
    data row;
    row.set("reason", printable(group.reason));
    row.set("example", printable(group.example));
    row.set("cases", grouped(group.cases));
    untestable.push_back(row);
  }
  set_list(page, "untestable", untestable);
  list left_out;
  for (const auto& [need, cases] : result.summary.left_out) {
    data row;
    row.set("need", printable(need));
    row.set("cases", grouped(cases));
    left_out.push_back(row);
  }
  set_list(page, "left_out", left_out);
  list suspects;
  for (const suite::Outcome& suspect : result.summary.suspects) {
    data row;
    row.set("id", printable(suspect.id));
    row.set("curl", suspect.exchange ? curl_of_outcome(suspect, curl_target_of(result.facts)) : "");
    suspects.push_back(row);
  }
  set_list(page, "suspects", suspects);
}

void set_clauses(data& page, const RunResult& result, const spec::Spec& spec) {
  list rows;
  for (const spec::Clause& clause : spec.clauses) {
    data row;
    row.set("id", clause.id);
    row.set("tier", text_of(name_of(clause.tier)));
    row.set("statement", clause.statement);
    set_text(row, "url", clause.place.url);
    if (!clause.untested.empty()) row.set("untested", "not to be tested: " + clause.untested);
    const auto found = result.clauses.find(clause.id);
    const Tally tally = found == result.clauses.end() ? Tally{} : found->second;
    list cells;
    for (const Verdict verdict : verdicts_in_order)
      cells.push_back(number_cell(count(tally, verdict), verdict));
    row.set("cells", cells);
    rows.push_back(row);
  }
  page.set("table", rows);
}

}  // namespace

std::string html_report(const RunResult& result, const spec::Spec& spec) {
  data page;
  set_header(page, result);
  set_counts(page, result);
  page.set("groups", groups(result, spec));
  set_known(page, result.known);
  set_not_shown(page, result);
  set_clauses(page, result, spec);
  mustache made(text_of(html_template()));
  if (!made.is_valid()) std::abort();
  return made.render(page);
}

}  // namespace plumbline::report
