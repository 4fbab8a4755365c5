#include "report/baseline.h"

#include <algorithm>
#include <optional>
#include <set>

#include <fmt/format.h>

#include "json/parse.h"
#include "json/write.h"
#include "report/collector.h"
#include "report/text.h"
#include "suite/generate.h"
#include "suite/sequence.h"

namespace plumbline::report {
namespace {

constexpr std::size_t observed_bytes_max = 200;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

/// Takes the next word off a line; empty at its end, or where a comment begins.
std::string_view take_word(std::string_view& line) {
  line = trimmed(line);
  if (line.starts_with('#')) line = {};
  const auto end = std::ranges::find_if(line, is_blank);
  const std::string_view word(line.begin(), end);
  line.remove_prefix(word.size());
  return word;
}

/// Takes a JSON string off a line.
std::optional<std::string> take_string(std::string_view& line) {
  line = trimmed(line);
  if (!line.starts_with('"')) return std::nullopt;
  std::size_t end = 1;
  while (end < line.size() && line[end] != '"') end += line[end] == '\\' ? 2 : 1;
  if (end >= line.size()) return std::nullopt;
  const auto value = json::parse(line.substr(0, end + 1));
  if (!value || value->string() == nullptr) return std::nullopt;
  line.remove_prefix(end + 1);
  return *value->string();
}

bool is_glob(std::string_view text) { return text.find_first_of("*?[") != std::string_view::npos; }

std::optional<verdict::DefectKind> kind_named(std::string_view name) {
  for (int i = 0; i <= static_cast<int>(verdict::DefectKind::no_answer); ++i)
    if (name_of(static_cast<verdict::DefectKind>(i)) == name) return static_cast<verdict::DefectKind>(i);
  return std::nullopt;
}

/// Where observations are too many to be told apart, the clause as a whole is what is known.
std::string line_for(const suite::Finding& finding) {
  const std::string comment =
      fmt::format("  # {}, such as {}\n", counted(finding.cases, "case"), printable(finding.witness.id));
  if (finding.observed == something_else) return fmt::format("case * {}{}", finding.clause, comment);
  return fmt::format("cause {} {} {}{}", finding.clause, name_of(finding.kind),
                     json::write(cause_text(finding.observed)), comment);
}

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n'));
    lines.emplace_back(line);
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return lines;
}

}  // namespace

std::string cause_text(std::string_view observed) { return printable(observed, observed_bytes_max); }

Result<Baseline::Line, std::string> Baseline::read_line(std::string_view text) {
  Line line;
  const std::string_view word = take_word(text);
  if (word == "cause") {
    line.clause = take_word(text);
    const std::string_view kind = take_word(text);
    const auto known = kind_named(kind);
    if (!known) return refused(fmt::format("'{}' is no kind of defect", printable(kind, 60)));
    auto observed = take_string(text);
    if (!observed) return refused(std::string("wants what was observed as a JSON string: \"404\""));
    line.defect = *known;
    line.observed = *std::move(observed);
  } else if (word == "case") {
    line.kind = Line::Kind::cases;
    line.glob = take_word(text);
    line.clause = take_word(text);
    if (line.clause.empty()) return refused(std::string("wants a case, or a glob of cases, and a clause"));
  } else if (word == "untestable") {
    line.kind = Line::Kind::untestable;
    line.glob = take_word(text);
    if (line.glob.empty()) return refused(std::string("wants a case, or a glob of cases"));
  } else {
    return refused(fmt::format("'{}' begins no line: cause, case or untestable does", printable(word, 60)));
  }
  if (const std::string_view rest = take_word(text); !rest.empty())
    return refused(fmt::format("'{}' is too much; a comment begins with '#'", printable(rest, 60)));
  return line;
}

void Baseline::add(Line line) {
  const KnownLine index = lines_.size();
  if (line.kind == Line::Kind::cause)
    causes_.try_emplace({line.clause, line.defect, line.observed}, index);
  else if (is_glob(line.glob))
    globs_.push_back(index);
  else
    named_[line.glob].push_back(index);
  lines_.push_back(std::move(line));
}

Result<Baseline, std::string> Baseline::parse(std::string_view text, std::string name) {
  Baseline baseline;
  baseline.name_ = std::move(name);
  baseline.texts_ = lines_of(text);
  for (std::size_t i = 0; i < baseline.texts_.size(); ++i) {
    std::string_view rest = baseline.texts_[i];
    if (take_word(rest).empty()) continue;
    auto line = read_line(baseline.texts_[i]);
    if (!line) return refused(fmt::format("{}:{}: {}", baseline.name_, i + 1, line.error()));
    line->number = i + 1;
    baseline.add(*std::move(line));
  }
  return baseline;
}

const std::vector<KnownLine>& Baseline::naming(const std::string& id) const {
  static const std::vector<KnownLine> none;
  const auto found = named_.find(id);
  return found == named_.end() ? none : found->second;
}

std::vector<KnownLine> Baseline::of_case(const std::string& id, Line::Kind kind) const {
  std::vector<KnownLine> lines;
  for (const KnownLine line : naming(id))
    if (lines_[line].kind == kind) lines.push_back(line);
  for (const KnownLine line : globs_)
    if (lines_[line].kind == kind && suite::is_chosen(id, lines_[line].glob)) lines.push_back(line);
  return lines;
}

std::vector<KnownLine> Baseline::known(const std::string& id, const verdict::Defect& defect) const {
  std::vector<KnownLine> lines = of_case(id, Line::Kind::cases);
  std::erase_if(lines, [&](KnownLine line) { return lines_[line].clause != defect.clause; });
  const auto cause = causes_.find({defect.clause, defect.kind, cause_text(defect.observed)});
  if (cause != causes_.end()) lines.push_back(cause->second);
  return lines;
}

std::vector<KnownLine> Baseline::known_untestable(const std::string& id) const {
  return of_case(id, Line::Kind::untestable);
}

bool Baseline::names_one_case(KnownLine line) const {
  return lines_[line].kind != Line::Kind::cause && !is_glob(lines_[line].glob);
}

bool Baseline::is_of_sequences(KnownLine line) const {
  return lines_[line].kind != Line::Kind::cause && lines_[line].glob.starts_with(suite::sequence_path);
}

std::string Baseline::text_of(KnownLine line) const {
  const std::size_t number = lines_[line].number;
  return fmt::format("{}:{}: {}", name_, number, printable(trimmed(texts_[number - 1])));
}

std::string Baseline::updated(const RunResult& result) const {
  std::set<std::size_t> gone;
  for (const KnownLine line : result.known->stale) gone.insert(lines_[line].number);
  std::string text;
  for (std::size_t i = 0; i < texts_.size(); ++i)
    if (!gone.contains(i + 1)) text += texts_[i] + "\n";
  for (const suite::Finding& finding : result.findings)
    if (is_grave(finding.verdict)) text += line_for(finding);
  for (const std::string& glob : result.known->new_untestable) text += "untestable " + glob + "\n";
  return text;
}

}  // namespace plumbline::report
