#include "report/console.h"

#include <fmt/format.h>

#include "report/clause_findings.h"
#include "report/console_findings.h"
#include "report/text.h"

namespace plumbline::report {
namespace {

using verdict::Verdict;

std::string header(const RunResult& result, const Style& style) {
  const RunFacts& facts = result.facts;
  return fmt::format("{} against {}\nprofile {}, {}, seed {}, started {}\n\n",
                     style.paint(style.strong, "plumbline"), printable(facts.target), facts.profile,
                     printable(facts.selection), facts.seed, facts.started);
}

std::string findings(const RunResult& result, const spec::Spec& spec, const ConsoleSettings& settings) {
  std::string full;
  std::string brief;
  std::size_t in_full = 0;
  for (const ClauseFindings& group : by_clause(result.findings)) {
    if (settings.verbose || (is_grave(group.verdict) && in_full++ < clauses_in_full_max))
      full += findings_in_full(group, spec, result.facts, settings.style);
    else
      brief += findings_in_brief(group, spec, settings.style);
  }
  if (!brief.empty()) brief += "  --verbose shows these in full.\n\n";
  return full + brief;
}

/// What a baseline knows in one line each, and what of it is stale.
std::string known(const RunResult& result, const Style& style) {
  if (!result.known) return {};
  std::string text;
  for (const std::string& line : result.known->stale_lines)
    text += fmt::format("{}  {}: seen no more\n", style.paint(style.bad, "STALE"), line);
  constexpr std::size_t shown_max = 20;
  const std::vector<suite::Finding>& findings = result.known->findings;
  for (std::size_t i = 0; i < findings.size() && i < shown_max; ++i)
    text += fmt::format("{}  {}: {}: {}\n", style.paint(style.faint, "KNOWN"), findings[i].clause,
                        counted(findings[i].cases, "case"), printable(findings[i].observed));
  if (findings.size() > shown_max)
    text += fmt::format("{}  and {}\n", style.paint(style.faint, "KNOWN"),
                        counted(findings.size() - shown_max, "other cause"));
  return text.empty() ? text : text + "\n";
}

/// How many of the counted cases a baseline knows of.
std::string known_of(const RunResult& result) {
  if (!result.known) return {};
  return fmt::format(", {} of these known", grouped(result.known->failed + result.known->untestable));
}

std::string untestable(const RunResult& result, const Style& style) {
  if (result.untestable.empty()) return {};
  std::string text = fmt::format(
      "{}  {}, of which nothing was learned; remove the reason and run them again\n",
      style.paint(style.doubtful, "UNTESTABLE"), counted(result.summary.count(Verdict::untestable), "case"));
  for (const Untestable& group : result.untestable)
    text += fmt::format("  {}, such as {}\n{}", counted(group.cases, "case"), printable(group.example),
                        wrapped(printable(group.reason), "    "));
  return text + "\n";
}

std::string left_out(const RunResult& result, const Style& style) {
  if (result.summary.left_out.empty()) return {};
  std::string text = style.paint(style.doubtful, "LEFT OUT") + "  cases that these settings cannot run\n";
  for (const auto& [need, cases] : result.summary.left_out)
    text += fmt::format("  {}: {}\n", counted(cases, "case"), printable(need));
  return text + "\n";
}

/// Cases that are accused of nothing, and that somebody should look at.
std::string suspects(const RunResult& result, const Style& style) {
  const std::vector<suite::Outcome>& all = result.summary.suspects;
  if (all.empty()) return {};
  std::string text =
      style.paint(style.doubtful, "SUSPECTS") +
      "  under way when the target stopped answering; one of them may have been too much for it\n";
  for (const suite::Outcome& suspect : all) {
    text += fmt::format("  {}{}\n", printable(suspect.id),
                        suspect.about.empty() ? "" : ": " + printable(suspect.about));
    text += commands_text(suspect, result.facts);
  }
  return text + "\n";
}

std::string ending(const Ending& ending) {
  return wrapped(fmt::format("Exit status {}: {}.", ending.status, printable(ending.because)), "");
}

struct Word {
  std::string_view text;
  Verdict like;
};

Word word_of(int status) {
  switch (status) {
    case 0:
      return {"PASSED", Verdict::pass};
    case 1:
      return {"FAILED", Verdict::fail};
    default:
      return {"INCOMPLETE", Verdict::untestable};
  }
}

}  // namespace

std::string summary_line(const RunResult& result, const Style& style) {
  const suite::RunSummary& summary = result.summary;
  const auto number = [&](Verdict verdict) { return grouped(summary.count(verdict)); };
  const Word word = word_of(result.ending.status);
  return fmt::format(
      "{}  {}: {} passed, {} failed, {} warned, {} contested, {} untestable, {} without answer{} "
      "({}, {:.1f} s)",
      style.paint(style.of(word.like), word.text), counted(summary.cases(), "case"), number(Verdict::pass),
      number(Verdict::fail), number(Verdict::warn), number(Verdict::contested), number(Verdict::untestable),
      number(Verdict::no_answer), known_of(result), counted(summary.requests, "request"),
      result.facts.seconds);
}

std::string console_report(const RunResult& result, const spec::Spec& spec, const ConsoleSettings& settings) {
  const Style& style = settings.style;
  return header(result, style) + findings(result, spec, settings) + known(result, style) +
         untestable(result, style) + left_out(result, style) + suspects(result, style) +
         summary_line(result, style) + "\n" + ending(result.ending);
}

}  // namespace plumbline::report
