#include "report/console_findings.h"

#include <algorithm>
#include <array>
#include <span>

#include <fmt/format.h>

#include "report/aws_cli.h"
#include "report/reproduction.h"
#include "report/text.h"

namespace plumbline::report {
namespace {

using suite::Finding;
using verdict::Verdict;

constexpr std::size_t command_bytes_max = 4096;

std::string_view word_of(Verdict verdict) {
  static constexpr std::array<std::string_view, 6> words = {"PASS",       "CONTESTED", "WARN",
                                                            "UNTESTABLE", "NO ANSWER", "FAIL"};
  return words[static_cast<std::size_t>(verdict)];
}

std::string clause_text(const ClauseFindings& group, const spec::Spec& spec, const Style& style) {
  std::string text = style.paint(style.of(group.verdict), word_of(group.verdict)) + "  " +
                     style.paint(style.strong, group.clause);
  const spec::Clause* clause = spec.clause(group.clause);
  if (clause == nullptr) return text + "\n";
  text += fmt::format(" ({})\n", name_of(clause->tier)) + wrapped(clause->statement, "  ");
  if (!clause->contested.empty()) text += wrapped("Contested: " + clause->contested, "  ");
  text += "  " + place_text(clause->place) + "\n";
  if (!clause->place.url.empty()) text += "  " + style.paint(style.faint, clause->place.url) + "\n";
  return text;
}

std::string line(std::string_view label, std::string_view text) {
  return fmt::format("    {:<9} {}\n", label, text);
}

/// Lines of commands, the label at the first.
std::string lines(std::string_view label, std::string_view commands) {
  std::string text;
  for (std::size_t begin = 0; begin <= commands.size();) {
    const std::size_t end = std::min(commands.find('\n', begin), commands.size());
    text += line(begin == 0 ? label : "", commands.substr(begin, end - begin));
    begin = end + 1;
  }
  return text;
}

/// What was sent and what came back, each on one line.
std::string exchange_text(const suite::Exchange& exchange) {
  const http::Request& request = exchange.request;
  std::string text = printable(request.method + " " + request.target);
  if (!request.body.empty()) text += ", with a body of " + counted(sent_bytes(exchange), "byte");
  text = line("request", text);
  if (!exchange.response) return text + line("answer", "none: " + printable(exchange.no_answer));
  const std::string& body = exchange.response->body;
  return text + line("answer", fmt::format("{} {}", exchange.response->status,
                                           body.empty() ? "with an empty body" : printable(body)));
}

std::string finding_text(const Finding& finding, const spec::Spec& spec, const RunFacts& facts) {
  const suite::Outcome& witness = finding.witness;
  std::string text = fmt::format("\n  {} ({})\n", counted(finding.cases, "case"), name_of(finding.kind));
  text += line("observed", printable(finding.observed));
  text += line("expected", printable(finding.expected));
  text += line("smallest",
               printable(witness.id) + (witness.about.empty() ? "" : ": " + printable(witness.about)));
  if (witness.exchange) text += exchange_text(*witness.exchange);
  if (!facts.command.empty())
    text +=
        line("again", printable(facts.command, command_bytes_max) + " --filter " + shell_word(witness.id));
  if (!witness.exchange) return text;
  text += lines("curl", curl_of_outcome(witness, curl_target_of(facts)));
  if (const auto command = aws_cli_of_outcome(witness, spec, facts)) text += lines("aws cli", *command);
  return text;
}

std::span<const Finding* const> shown_of(const ClauseFindings& group) {
  const std::span<const Finding* const> all = group.findings;
  return all.first(std::min(all.size(), findings_of_a_clause_max));
}

/// What a reader is told of the findings that are not shown.
std::string others_of(const ClauseFindings& group) {
  const std::size_t others = group.findings.size() - shown_of(group).size();
  if (others == 0) return {};
  return fmt::format("  and {} of this clause; the JSON report has all\n", counted(others, "other finding"));
}

}  // namespace

std::string commands_text(const suite::Outcome& outcome, const RunFacts& facts) {
  return outcome.exchange ? lines("curl", curl_of_outcome(outcome, curl_target_of(facts))) : std::string();
}

std::string findings_in_full(const ClauseFindings& group, const spec::Spec& spec, const RunFacts& facts,
                             const Style& style) {
  std::string text = clause_text(group, spec, style);
  for (const Finding* finding : shown_of(group)) text += finding_text(*finding, spec, facts);
  const std::string others = others_of(group);
  return text + (others.empty() ? "\n" : "\n" + others + "\n");
}

std::string findings_in_brief(const ClauseFindings& group, const spec::Spec& spec, const Style& style) {
  const spec::Clause* clause = spec.clause(group.clause);
  std::string text;
  for (const Finding* finding : shown_of(group)) {
    text += fmt::format("{}  {}: {}: {}", style.paint(style.of(finding->verdict), word_of(finding->verdict)),
                        group.clause, counted(finding->cases, "case"), printable(finding->observed));
    if (clause != nullptr && !clause->contested.empty()) text += " (" + clause->contested + ")";
    text += "\n";
  }
  return text + others_of(group);
}

}  // namespace plumbline::report
