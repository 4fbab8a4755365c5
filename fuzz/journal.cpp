#include <sstream>
#include <string>
#include <utility>

#include "law.h"
#include "report/journal_read.h"
#include "report/journal_write.h"

namespace plumbline::fuzz {
namespace {

/// A journal as its reader understood it, written again: head, outcomes, end.
struct Read {
  std::string lines;
  std::string reason;  ///< why it was refused; empty where it was read
};

Read read(std::string_view bytes) {
  std::istringstream stream{std::string(bytes)};
  std::string lines;
  const report::JournalEvents events{
      .begin =
          [&](const report::RunFacts& facts) {
            lines += report::head_line(facts);
            return std::string();
          },
      .outcome = [&](suite::Outcome outcome) { lines += report::outcome_line(outcome); }};
  const auto summary = report::read_journal(stream, "journal", events);
  if (!summary) return {{}, summary.error().empty() ? "refused without a reason" : summary.error()};
  if (summary->is_ended) lines += report::end_line(summary->end);
  return {std::move(lines), {}};
}

}  // namespace

/// Law: any bytes are read as a journal or refused with a place and a reason; and what was read, written
/// again, is read as the same.
void hold(std::string_view bytes) {
  const Read first = read(bytes);
  if (!first.reason.empty()) {
    expect("a refusal says where", first.reason.starts_with("journal"), first.reason);
    return;
  }
  const Read again = read(first.lines);
  expect("what was written is read", again.reason.empty(), again.reason);
  expect_same("a journal is read as it was written", again.lines, first.lines);
}

}  // namespace plumbline::fuzz
