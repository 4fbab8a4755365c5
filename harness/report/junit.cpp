#include "report/junit.h"

#include <algorithm>
#include <iterator>
#include <sstream>

#include <fmt/format.h>
#include <pugixml.hpp>

#include "report/clause_findings.h"
#include "report/credentials.h"
#include "report/reproduction.h"
#include "report/text.h"

namespace plumbline::report {
namespace {

using suite::Outcome;
using verdict::Defect;
using verdict::Verdict;

std::string safe(std::string_view text) { return printable(without_credentials(text)); }

bool is_of_stream(std::string_view id) {
  return id.find("/pattern/") != std::string_view::npos || id.starts_with("fuzz/");
}

/// "FunctionName/length" of "FunctionName/length/bare-65".
std::string_view path_of(std::string_view id) { return id.substr(0, id.rfind('/')); }

/// "FunctionName" of "FunctionName/length/bare-65".
std::string_view suite_of(std::string_view id) { return id.substr(0, id.find('/')); }

std::string_view name_in(std::string_view id) {
  const std::size_t slash = id.rfind('/');
  return slash == std::string_view::npos ? id : id.substr(slash + 1);
}

/// CI pages show the parts of a class name between dots.
std::string class_name(std::string_view id) {
  std::string name(path_of(id));
  std::ranges::replace(name, '/', '.');
  return name;
}

/// What was observed of the defect that made the verdict, a documented one first; why, where no defect did.
std::string_view message_of(const Outcome& outcome, const spec::Spec& spec) {
  for (const bool strict : {false, true})
    for (const Defect& defect : outcome.defects)
      if (verdict_of(defect, spec, {strict}) == outcome.verdict) return defect.observed;
  return outcome.reason;
}

std::string defect_text(const Defect& defect, const spec::Spec& spec) {
  std::string text = fmt::format("{}: {}\n  observed {}\n  expected {}\n", defect.clause,
                                 name_of(defect.kind), safe(defect.observed), safe(defect.expected));
  const spec::Clause* clause = spec.clause(defect.clause);
  if (clause == nullptr) return text;
  text += fmt::format("  {}\n  {}\n", clause->statement, place_text(clause->place));
  if (!clause->contested.empty()) text += fmt::format("  contested: {}\n", clause->contested);
  if (!clause->place.url.empty()) text += fmt::format("  {}\n", clause->place.url);
  return text;
}

std::string witness_text(const Outcome& outcome, CurlTarget target) {
  const suite::Exchange exchange = without_credentials(*outcome.exchange);
  std::string answer = safe(exchange.no_answer);
  if (exchange.response)
    answer = fmt::format("{} {}", exchange.response->status, safe(exchange.response->body));
  return fmt::format("answer: {}\n{}\n", answer, curl_of_outcome(outcome, target));
}

std::string_view element_of(const JUnitCase& test) {
  if (test.is_known && test.verdict > Verdict::warn) return "skipped";
  switch (test.verdict) {
    case Verdict::fail:
      return "failure";
    case Verdict::no_answer:
    case Verdict::untestable:
      return "error";
    case Verdict::warn:
    case Verdict::contested:
      return "system-out";
    case Verdict::pass:
      break;
  }
  return {};
}

void set(pugi::xml_node node, const char* attribute, std::string_view text) {
  node.append_attribute(attribute).set_value(std::string(text).c_str());
}

/// A text child; its lines are ours, what stands in them was made printable.
void set_text(pugi::xml_node node, std::string_view text) {
  node.append_child(pugi::node_pcdata).set_value(std::string(text).c_str());
}

void write_case(pugi::xml_node suite, const JUnitCase& test) {
  pugi::xml_node node = suite.append_child("testcase");
  set(node, "classname", class_name(test.id));
  set(node, "name", name_in(test.id));
  const std::string element(element_of(test));
  if (element.empty()) return;
  pugi::xml_node said = node.append_child(element.c_str());
  if (element == "system-out")
    return set_text(said, fmt::format("{}: {}\n{}", name_of(test.verdict), test.message, test.text));
  set(said, "message", test.is_known ? "known: " + test.message : test.message);
  if (!test.is_known) set(said, "type", name_of(test.verdict));
  set_text(said, test.text);
}

/// Counts of one suite or of all, as the attributes of `testsuite` and `testsuites`.
struct Counts {
  std::uint64_t tests = 0;
  std::uint64_t failures = 0;
  std::uint64_t errors = 0;
  std::uint64_t skipped = 0;

  void add(const JUnitCase& test) {
    ++tests;
    failures += element_of(test) == "failure" ? 1 : 0;
    errors += element_of(test) == "error" ? 1 : 0;
    skipped += element_of(test) == "skipped" ? 1 : 0;
  }

  void write(pugi::xml_node node) const {
    set(node, "tests", std::to_string(tests));
    set(node, "failures", std::to_string(failures));
    set(node, "errors", std::to_string(errors));
    set(node, "skipped", std::to_string(skipped));
  }
};

}  // namespace

JUnitCase JUnit::junit_case(const Outcome& outcome) const {
  JUnitCase made{safe(outcome.id), outcome.verdict, {}, {}};
  if (outcome.verdict == Verdict::pass) return made;
  made.message = safe(message_of(outcome, spec_));
  if (!outcome.about.empty()) made.text = safe(outcome.about) + "\n";
  if (outcome.verdict == Verdict::untestable) made.text += "untestable: " + safe(outcome.reason) + "\n";
  for (const Defect& defect : outcome.defects) made.text += defect_text(defect, spec_);
  if (outcome.exchange) made.text += witness_text(outcome, curl_target_of(facts_));
  return made;
}

void JUnit::add(const Outcome& outcome, bool is_known) {
  is_known = is_known && outcome.verdict != Verdict::pass;
  if (is_of_stream(outcome.id)) {
    Tally& tally = streams_[{std::string(path_of(outcome.id)), is_known}];
    const std::uint64_t before = tally[static_cast<std::size_t>(outcome.verdict)]++;
    if (outcome.verdict == Verdict::pass || before >= stream_cases_max) return;
  }
  cases_.push_back(junit_case(outcome));
  cases_.back().is_known = is_known;
}

std::vector<JUnitCase> JUnit::of_an_early_end(const RunResult& result) const {
  const suite::RunSummary& summary = result.summary;
  std::vector<JUnitCase> all;
  if (summary.given_up.empty()) return all;
  all.push_back({"run/whole", Verdict::untestable, safe(result.ending.because), {}});
  for (const Outcome& suspect : summary.suspects) {
    JUnitCase made = junit_case(suspect);
    made.message = "under way when the target stopped answering: " + made.message;
    all.push_back(std::move(made));
  }
  return all;
}

std::vector<JUnitCase> JUnit::in_order(std::vector<JUnitCase> more) const {
  std::vector<JUnitCase> all = cases_;
  std::ranges::move(more, std::back_inserter(all));
  for (const auto& [stream, tally] : streams_) {
    const auto& [path, is_known] = stream;
    for (const Verdict verdict : {Verdict::pass, Verdict::contested, Verdict::warn, Verdict::untestable,
                                  Verdict::no_answer, Verdict::fail}) {
      const std::uint64_t written = verdict == Verdict::pass ? 0 : stream_cases_max;
      if (count(tally, verdict) <= written) continue;
      const std::string cases = counted(count(tally, verdict) - written, "case");
      all.push_back({fmt::format("{}/{} {}", safe(path), written == 0 ? cases : "other " + cases,
                                 verdict == Verdict::pass ? "passed" : name_of(verdict)),
                     verdict,
                     cases + " as those beside this one",
                     {},
                     is_known});
    }
  }
  std::ranges::stable_sort(
      all, {}, [](const JUnitCase& test) { return std::pair(suite_of(test.id), std::string_view(test.id)); });
  return all;
}

std::string JUnit::write(const RunResult& result) const {
  pugi::xml_document document;
  pugi::xml_node root = document.append_child("testsuites");
  set(root, "name", "plumbline");
  set(root, "time", fmt::format("{:.3f}", result.facts.seconds));
  std::map<std::string, Counts> counts;
  Counts all;
  pugi::xml_node group;
  for (const JUnitCase& test : in_order(of_an_early_end(result))) {
    const std::string suite(suite_of(test.id));
    if (suite != group.attribute("name").value()) {
      group = root.append_child("testsuite");
      set(group, "name", suite);
    }
    write_case(group, test);
    counts[suite].add(test);
    all.add(test);
  }
  all.write(root);
  for (const pugi::xml_node child : root.children()) counts[child.attribute("name").value()].write(child);
  std::ostringstream text;
  document.save(text, "  ");
  return text.str();
}

}  // namespace plumbline::report
