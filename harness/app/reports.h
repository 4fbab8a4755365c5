#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "app/report_options.h"
#include "report/baseline.h"
#include "report/collector.h"
#include "report/journal_write.h"
#include "report/junit.h"
#include "report/run_result.h"
#include "report/style.h"
#include "result.h"
#include "spec/model.h"
#include "suite/outcome.h"

namespace plumbline::app {

/// The reports that were asked for, whether outcomes come from a run or from its journal: a function of the
/// facts, the outcomes and the end, so that both print the same bytes.
class Reports {
 public:
  /// `command` names who speaks in errors. All but the facts and the baseline must outlive this.
  Reports(std::string_view command, report::RunFacts facts, const ReportOptions& options,
          const spec::Spec& spec, std::optional<report::Baseline> baseline = std::nullopt);

  /// Outcomes are taken as report/kept.h keeps them.
  void add(const suite::Outcome& kept);

  [[nodiscard]] std::uint64_t cases() const { return tally_.cases(); }

  /// Prints the report and writes the files; the exit status of the run (exit_status.h).
  [[nodiscard]] int finish(const report::JournalEnd& end);

 private:
  [[nodiscard]] bool write_file(const std::string& file, const std::string& text) const;
  [[nodiscard]] bool write_files(const report::RunResult& result) const;
  [[nodiscard]] int update_baseline(const report::RunResult& result) const;

  std::string_view command_;
  report::RunFacts facts_;
  const ReportOptions& options_;
  const spec::Spec& spec_;
  std::optional<report::Baseline> baseline_;
  report::Collector collector_;
  report::JUnit junit_;
  suite::RunSummary tally_;
};

/// Colours for standard output, where a person reads it: a terminal, and NO_COLOR not set (no-color.org).
[[nodiscard]] report::Style style_of_output();

/// The baseline that the options name; nullopt where they name none. A file that is not there is an empty one
/// where it is to be made.
[[nodiscard]] Result<std::optional<report::Baseline>, std::string> read_baseline(
    const ReportOptions& options);

}  // namespace plumbline::app
