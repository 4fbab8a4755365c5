#pragma once

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>

#include "report/journal_fields.h"
#include "report/journal_write.h"
#include "report/run_result.h"
#include "result.h"
#include "suite/outcome.h"

namespace plumbline::report {

/// What to do with a journal's content, in its order. Both may be empty.
struct JournalEvents {
  /// The first line. What is returned, where it is not empty, is why the rest is not read.
  std::function<std::string(const RunFacts&)> begin;
  std::function<void(suite::Outcome)> outcome;
};

/// What a journal says beside its outcomes.
struct JournalSummary {
  RunFacts facts;         ///< seconds: of all sittings that ended
  JournalEnd end;         ///< requests and seconds summed over sittings, the rest of the last one
  bool is_ended = false;  ///< the last sitting said how it ended
  std::uint64_t sittings = 0;
  std::uint64_t whole_bytes = 0;  ///< up to the end of the last whole line: what follows was torn by a crash
};

/// Takes a journal line by line, as strictly as a stranger's file deserves: a member that is unknown,
/// missing, doubled or of another type, and a line out of place, are refused.
class JournalReader {
 public:
  explicit JournalReader(JournalEvents events) : events_(std::move(events)) {}

  /// One line without its newline; what is wrong with it, if anything.
  [[nodiscard]] JournalWrong take(std::string_view line);

  [[nodiscard]] const JournalSummary& summary() const { return summary_; }

 private:
  void take_head(const json::Value& line, JournalWrong& wrong);
  void take_end(const json::Value& line, JournalWrong& wrong);
  void take_resumed(const json::Value& line, JournalWrong& wrong);

  JournalEvents events_;
  JournalSummary summary_;
};

/// Reads a journal to its end. A last line without a newline was torn when the run was broken off, and is
/// left out. Refused with "FILE:LINE: what"; nothing is held but one line, of journal_line_bytes_max at most.
[[nodiscard]] Result<JournalSummary, std::string> read_journal(std::istream& in, std::string_view name,
                                                               JournalEvents events);
[[nodiscard]] Result<JournalSummary, std::string> read_journal_file(const std::string& file,
                                                                    JournalEvents events);

/// The facts of a journal's first line alone.
[[nodiscard]] Result<RunFacts, std::string> read_journal_head(const std::string& file);

}  // namespace plumbline::report
