#pragma once

#include <cstdint>
#include <string_view>

#include "app/report_options.h"
#include "report/collector.h"
#include "report/journal_write.h"
#include "report/junit.h"
#include "report/run_result.h"
#include "spec/model.h"
#include "suite/outcome.h"

namespace plumbline::app {

/// The reports that were asked for, whether outcomes come from a run or from its journal: a function of the
/// facts, the outcomes and the end, so that both print the same bytes.
class Reports {
 public:
  /// `command` names who speaks in errors. All of them must outlive this.
  Reports(std::string_view command, report::RunFacts facts, const ReportOptions& options,
          const spec::Spec& spec);

  /// Outcomes are taken as report/kept.h keeps them.
  void add(const suite::Outcome& kept);

  [[nodiscard]] std::uint64_t cases() const { return tally_.cases(); }

  /// Prints the report and writes the files; the exit status of the run (exit_status.h).
  [[nodiscard]] int finish(const report::JournalEnd& end);

 private:
  [[nodiscard]] bool write_file(const std::string& file, const std::string& text) const;

  std::string_view command_;
  report::RunFacts facts_;
  const ReportOptions& options_;
  const spec::Spec& spec_;
  report::Collector collector_;
  report::JUnit junit_;
  suite::RunSummary tally_;
};

}  // namespace plumbline::app
