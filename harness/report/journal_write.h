#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "report/run_result.h"
#include "suite/outcome.h"

/// The lines of a journal (README.md says what stands in them). Each ends with a newline; it is one write.
namespace plumbline::report {

/// Of the lines below; another version is another format.
constexpr std::uint64_t journal_version = 1;

/// No line is longer, whatever a target answers.
constexpr std::size_t journal_line_bytes_max = std::size_t{64} << 20U;

/// How one sitting of a run ended: what the outcomes do not say.
struct JournalEnd {
  std::uint64_t requests = 0;  ///< sent in this sitting
  double seconds = 0;          ///< that it took
  std::map<std::string, std::uint64_t> left_out;
  std::string given_up;
  std::uint64_t not_run = 0;               ///< cases that were left when it was given up
  std::vector<suite::Outcome> suspects{};  ///< RunSummary::suspects, as kept.h keeps them
  /// Whether a journal tells both in the same way.
  friend bool operator==(const JournalEnd& a, const JournalEnd& b);
};

/// The first line: what is run, and how. The facts' seconds are not in it.
[[nodiscard]] std::string head_line(const RunFacts& facts);

/// One outcome, as kept.h keeps them.
[[nodiscard]] std::string outcome_line(const suite::Outcome& kept);

/// Stands where a broken-off run went on.
[[nodiscard]] std::string resumed_line(std::string_view when);

[[nodiscard]] std::string end_line(const JournalEnd& end);

}  // namespace plumbline::report
