#include "report/markdown.h"

#include <fmt/format.h>

#include "report/clause_findings.h"
#include "report/reproduction.h"
#include "report/text.h"

namespace plumbline::report {
namespace {

using verdict::Verdict;

constexpr std::size_t cell_bytes_max = 200;

/// A text that Markdown and HTML take for nothing but itself, also in the cell of a table.
std::string escaped(std::string_view text, std::size_t bytes_max = cell_bytes_max) {
  std::string safe;
  for (const char c : printable(text, bytes_max)) {
    const bool is_special = std::string_view("\\`*_{}[]<>()#|~&@$").find(c) != std::string_view::npos;
    if (is_special)
      safe += fmt::format("&#{};", static_cast<unsigned char>(c));
    else
      safe += c;
  }
  return safe;
}

std::string row_of(std::string_view verdict, std::string_view clause, const suite::Finding& finding,
                   const spec::Spec& spec) {
  const spec::Clause* known = spec.clause(clause);
  std::string name = escaped(clause);
  if (known != nullptr && !known->place.url.empty()) name = fmt::format("[{}]({})", name, known->place.url);
  return fmt::format("| {} | {} | {} | {} | {} | {} |\n", verdict, name,
                     known == nullptr ? "" : escaped(known->statement, 400), escaped(finding.observed),
                     escaped(finding.expected), grouped(finding.cases));
}

std::string findings(const RunResult& result, const spec::Spec& spec) {
  if (result.findings.empty()) return {};
  std::string text =
      "\n| | clause | what it says | observed | expected | cases |\n|---|---|---|---|---|---:|\n";
  std::size_t left = result.findings.size();
  for (const suite::Finding& finding : result.findings) {
    if (text.size() > markdown_bytes_max / 2) break;
    text += row_of(name_of(finding.verdict), finding.clause, finding, spec);
    --left;
  }
  if (left > 0) text += fmt::format("\nand {}; the JSON report has all\n", counted(left, "other finding"));
  return text;
}

/// A text as a code block that nothing in it ends: reproductions are lines of printable text.
std::string block(const std::string& text) { return "\n```sh\n" + text + "\n```\n"; }

std::string reproductions(const RunResult& result) {
  std::string text;
  for (const suite::Finding& finding : result.findings) {
    if (!is_grave(finding.verdict)) continue;
    if (!finding.witness.exchange || text.size() > markdown_bytes_max / 4) continue;
    const std::string curl = curl_of_outcome(finding.witness, curl_target_of(result.facts));
    if (curl.find("```") != std::string::npos) continue;
    text += fmt::format("\n{}: {}\n{}", escaped(finding.clause), escaped(finding.witness.id), block(curl));
  }
  if (text.empty()) return {};
  return "\n<details><summary>See them again</summary>\n" + text + "\n</details>\n";
}

std::string not_shown(const RunResult& result) {
  std::string text;
  for (const Untestable& group : result.untestable)
    text += fmt::format("- untestable, {}: {}\n", counted(group.cases, "case"), escaped(group.reason));
  for (const auto& [need, cases] : result.summary.left_out)
    text += fmt::format("- left out, {}: {}\n", counted(cases, "case"), escaped(need));
  for (const suite::Outcome& suspect : result.summary.suspects)
    text += fmt::format("- suspect, under way when the target stopped answering: {}\n", escaped(suspect.id));
  if (result.known) {
    for (const std::string& line : result.known->stale_lines)
      text += fmt::format("- stale: {}\n", escaped(line, 400));
    for (const suite::Finding& finding : result.known->findings)
      text += fmt::format("- known: {}, {}: {}\n", escaped(finding.clause), counted(finding.cases, "case"),
                          escaped(finding.observed));
  }
  return text.empty() ? text : "\n" + text.substr(0, markdown_bytes_max / 8);
}

std::string_view word_of(int status) {
  return status == 0 ? "passed" : status == 1 ? "failed" : "incomplete";
}

}  // namespace

std::string markdown_report(const RunResult& result, const spec::Spec& spec) {
  const suite::RunSummary& summary = result.summary;
  std::string text =
      fmt::format("## plumbline against {}: {}\n\n{} (exit status {}).\n\n", escaped(result.facts.target),
                  word_of(result.ending.status), escaped(result.ending.because, 1000), result.ending.status);
  text +=
      "| cases | passed | failed | warned | contested | untestable | no answer | requests | seconds |\n"
      "|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n";
  text += fmt::format("| {} | {} | {} | {} | {} | {} | {} | {} | {:.1f} |\n", grouped(summary.cases()),
                      grouped(summary.count(Verdict::pass)), grouped(summary.count(Verdict::fail)),
                      grouped(summary.count(Verdict::warn)), grouped(summary.count(Verdict::contested)),
                      grouped(summary.count(Verdict::untestable)), grouped(summary.count(Verdict::no_answer)),
                      grouped(summary.requests), result.facts.seconds);
  text += findings(result, spec) + reproductions(result) + not_shown(result);
  return text + fmt::format("\nProfile {}, {}, seed {}, plumbline {}.\n", result.facts.profile,
                            escaped(result.facts.selection), result.facts.seed,
                            escaped(result.facts.version));
}

}  // namespace plumbline::report
