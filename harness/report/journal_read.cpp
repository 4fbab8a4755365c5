#include "report/journal_read.h"

#include <fstream>
#include <istream>

#include <fmt/format.h>

#include "json/parse.h"
#include "report/journal_outcome.h"

namespace plumbline::report {
namespace {

constexpr json::ParseLimits limits{.depth_max = 12, .values_max = 1'000'000};

/// A line of the input. Past the limit no more of it is read.
enum class LineEnd { newline, torn, too_long, nothing };

LineEnd read_line(std::istream& in, std::string& line) {
  line.clear();
  std::streambuf& buffer = *in.rdbuf();
  for (;;) {
    const int byte = buffer.sbumpc();
    if (byte == std::char_traits<char>::eof()) return line.empty() ? LineEnd::nothing : LineEnd::torn;
    if (byte == '\n') return LineEnd::newline;
    if (line.size() == journal_line_bytes_max) return LineEnd::too_long;
    line.push_back(static_cast<char>(byte));
  }
}

}  // namespace

JournalWrong JournalReader::take(std::string_view line) {
  const auto value = json::parse(line, limits);
  if (!value) return fmt::format("no JSON: {} (at byte {})", value.error().reason, value.error().offset);
  JournalWrong wrong;
  const bool is_first = summary_.sittings == 0;
  const bool is_head = value->find("journal") != nullptr;
  if (is_first != is_head) return is_first ? "a journal begins with what was run" : "a second beginning";
  if (is_head) {
    take_head(*value, wrong);
  } else if (value->find("resumed") != nullptr) {
    take_resumed(*value, wrong);
  } else if (summary_.is_ended) {
    return "something follows the end of the run";
  } else if (value->find("end") != nullptr) {
    take_end(*value, wrong);
  } else {
    suite::Outcome outcome = read_outcome(*value, wrong);
    if (!wrong && events_.outcome) events_.outcome(std::move(outcome));
  }
  return wrong;
}

void JournalReader::take_head(const json::Value& line, JournalWrong& wrong) {
  Fields fields(line, "journal", wrong);
  if (const std::uint64_t version = fields.number("journal"); !wrong && version != journal_version)
    fields.says(
        fmt::format("version {} of the format, where this plumbline reads {}", version, journal_version));
  RunFacts& facts = summary_.facts;
  facts.version = fields.text("version");
  facts.spec = fields.text("spec");
  facts.target = fields.bytes("target");
  facts.endpoint = fields.bytes("endpoint");
  facts.command = fields.bytes("command");
  facts.profile = fields.text("profile");
  if (facts.profile != "documented" && facts.profile != "strict") fields.says("unknown profile");
  facts.selection = fields.bytes("selection");
  facts.started = fields.text("started");
  facts.seed = fields.number("seed");
  if (const json::Value* settings = fields.want("settings"); settings != nullptr) {
    Fields each(*settings, "settings", wrong);
    if (settings->object() != nullptr)
      for (const json::Member& setting : *settings->object())
        facts.settings.push_back({setting.name, each.bytes(setting.name)});
    each.end();
  }
  fields.end();
  if (wrong) return;
  summary_.sittings = 1;
  const std::string why_not = events_.begin ? events_.begin(facts) : std::string();
  if (!why_not.empty()) wrong = why_not;
}

void JournalReader::take_resumed(const json::Value& line, JournalWrong& wrong) {
  Fields fields(line, "resumed", wrong);
  (void)fields.text("resumed");
  fields.end();
  ++summary_.sittings;
  summary_.is_ended = false;
}

void JournalReader::take_end(const json::Value& line, JournalWrong& wrong) {
  Fields fields(line, "end", wrong);
  const json::Value* value = fields.want("end");
  fields.end();
  if (wrong) return;
  Fields end(*value, "end", wrong);
  JournalEnd& sum = summary_.end;
  sum.requests += end.number("requests");
  sum.seconds += end.decimal("seconds");
  sum.given_up = end.bytes("given_up");
  sum.left_out.clear();
  if (const json::Value* needs = end.want("left_out"); needs != nullptr) {
    Fields each(*needs, "left_out", wrong);
    if (needs->object() != nullptr)
      for (const json::Member& need : *needs->object()) sum.left_out[need.name] = each.number(need.name);
    each.end();
  }
  sum.not_run = end.find("not_run") != nullptr ? end.number("not_run") : 0;
  sum.suspects.clear();
  if (end.find("suspects") != nullptr)
    for (const json::Value& suspect : end.items("suspects"))
      sum.suspects.push_back(read_outcome(suspect, wrong));
  end.end();
  summary_.facts.seconds = sum.seconds;
  summary_.is_ended = true;
}

Result<JournalSummary, std::string> read_journal(std::istream& in, std::string_view name,
                                                 JournalEvents events) {
  JournalReader reader(std::move(events));
  std::uint64_t whole_bytes = 0;
  std::uint64_t number = 1;
  for (std::string line;; ++number) {
    const LineEnd end = read_line(in, line);
    if (end == LineEnd::too_long)
      return refused(
          fmt::format("{}:{}: a line of more than {} bytes", name, number, journal_line_bytes_max));
    if (end != LineEnd::newline) break;
    if (const JournalWrong wrong = reader.take(line))
      return refused(fmt::format("{}:{}: {}", name, number, *wrong));
    whole_bytes += line.size() + 1;
  }
  if (in.bad()) return refused(fmt::format("{}: cannot be read", name));
  if (number == 1)
    return refused(fmt::format("{}:1: holds no whole line: no journal, or one broken off at once", name));
  JournalSummary summary = reader.summary();
  summary.whole_bytes = whole_bytes;
  return summary;
}

Result<JournalSummary, std::string> read_journal_file(const std::string& file, JournalEvents events) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return refused(file + ": cannot be opened");
  return read_journal(in, file, std::move(events));
}

Result<RunFacts, std::string> read_journal_head(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return refused(file + ": cannot be opened");
  JournalReader reader({});
  std::string line;
  if (read_line(in, line) != LineEnd::newline) return refused(file + ":1: holds no whole line");
  if (const JournalWrong wrong = reader.take(line)) return refused(file + ":1: " + *wrong);
  return reader.summary().facts;
}

}  // namespace plumbline::report
