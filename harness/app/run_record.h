#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>

#include "app/reports.h"
#include "app/run_options.h"
#include "report/journal_file.h"
#include "report/journal_write.h"
#include "report/progress.h"
#include "report/run_result.h"
#include "result.h"
#include "spec/model.h"
#include "suite/outcome.h"
#include "suite/run.h"

namespace plumbline::app {

/// What is written down of a run while it goes on: its journal, where it has one, its reports, its progress.
class RunRecord {
 public:
  /// Begins a new record, with a journal where the options name one. All must outlive it.
  [[nodiscard]] static Result<std::unique_ptr<RunRecord>, std::string> begin(
      const RunOptions& options, report::RunFacts facts, const spec::Spec& spec,
      std::optional<report::Baseline> known);

  /// Goes on with the record of a run that was broken off; refused where it was another run, saying what
  /// differs. The facts' seed must be the journal's.
  [[nodiscard]] static Result<std::unique_ptr<RunRecord>, std::string> resume(
      const RunOptions& options, const report::RunFacts& facts, const spec::Spec& spec,
      std::optional<report::Baseline> known);

  /// Whether the case's outcome was in the journal already.
  [[nodiscard]] bool has(std::string_view id) const { return done_.contains(std::string(id)); }

  /// How often the run was begun or gone on with; 1 for the first time.
  [[nodiscard]] std::uint64_t sitting() const { return sitting_; }
  [[nodiscard]] std::uint64_t cases() const { return reports_.cases(); }

  /// Says what is going to be added, for its progress.
  void expect(const report::ExpectedCases& expected) { progress_.expect(expected); }

  void add(const suite::Outcome& outcome);

  /// Ends the journal, prints the report and writes its files; the exit status of the run (exit_status.h).
  [[nodiscard]] int finish(const suite::RunSummary& summary, double seconds);

 private:
  RunRecord(const RunOptions& options, report::RunFacts facts, const spec::Spec& spec,
            std::optional<report::Baseline> known);

  void take_up(suite::Outcome outcome);

  Reports reports_;
  report::Progress progress_;
  std::optional<report::JournalFile> journal_;
  std::unordered_set<std::string> done_;
  report::JournalEnd before_;  ///< of the sittings before this one
  std::uint64_t sitting_ = 1;
};

}  // namespace plumbline::app
