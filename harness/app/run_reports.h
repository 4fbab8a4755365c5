#pragma once

#include <cstdint>

#include "app/run_options.h"
#include "app/target.h"
#include "report/collector.h"
#include "report/junit.h"
#include "report/progress.h"
#include "spec/model.h"
#include "suite/outcome.h"
#include "suite/run.h"

namespace plumbline::app {

/// The reports that one run was asked for: fed with outcomes, then printed and written.
class RunReports {
 public:
  /// All of them must outlive this.
  RunReports(const RunOptions& options, const Target& target, const spec::Spec& spec, std::uint64_t seed);

  void add(const suite::Outcome& outcome);

  /// Prints the report and writes the files; the exit status of the run (exit_status.h).
  [[nodiscard]] int finish(const suite::RunSummary& summary, double seconds);

 private:
  const RunOptions& options_;
  const spec::Spec& spec_;
  report::RunFacts facts_;
  report::Collector collector_;
  report::JUnit junit_;
  report::Progress progress_;
};

}  // namespace plumbline::app
