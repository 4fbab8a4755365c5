#include "app/run_record.h"

#include <chrono>
#include <iostream>

#include <unistd.h>

#include "app/exit_status.h"
#include "app/run_facts.h"
#include "report/journal_read.h"
#include "report/kept.h"
#include "report/same_run.h"

namespace plumbline::app {
namespace {

using report::JournalFile;

}  // namespace

RunRecord::RunRecord(const RunOptions& options, report::RunFacts facts, const spec::Spec& spec,
                     std::optional<report::Baseline> known)
    : reports_("run", std::move(facts), options.reports, spec, std::move(known)),
      progress_([](std::string_view text) { std::cerr << text << std::flush; },
                isatty(STDERR_FILENO) == 1 && !options.reports.quiet, std::chrono::steady_clock::now) {}

Result<std::unique_ptr<RunRecord>, std::string> RunRecord::begin(const RunOptions& options,
                                                                 report::RunFacts facts,
                                                                 const spec::Spec& spec,
                                                                 std::optional<report::Baseline> known) {
  const std::string head = report::head_line(facts);
  std::unique_ptr<RunRecord> record(new RunRecord(options, std::move(facts), spec, std::move(known)));
  if (options.journal.empty()) return record;
  auto journal = JournalFile::create(options.journal);
  if (!journal) return refused("--journal " + journal.error());
  record->journal_.emplace(*std::move(journal));
  record->journal_->append(head);
  return record;
}

Result<std::unique_ptr<RunRecord>, std::string> RunRecord::resume(const RunOptions& options,
                                                                  const report::RunFacts& facts,
                                                                  const spec::Spec& spec,
                                                                  std::optional<report::Baseline> known) {
  auto journal = JournalFile::reopen(options.resume);
  if (!journal) return refused("--resume " + journal.error());
  std::unique_ptr<RunRecord> record;
  const auto begin = [&](const report::RunFacts& then) -> std::string {
    if (const std::string why = report::what_differs(then, facts); !why.empty())
      return "this is the journal of another run: " + why;
    record.reset(new RunRecord(options, then, spec, std::move(known)));
    return {};
  };
  const auto journalled = report::read_journal_file(
      options.resume, {begin, [&](suite::Outcome outcome) { record->take_up(std::move(outcome)); }});
  if (!journalled) return refused("--resume " + journalled.error());
  record->before_ = journalled->end;
  record->sitting_ = journalled->sittings + 1;
  record->journal_.emplace(*std::move(journal));
  if (const auto cut = record->journal_->cut_after(journalled->whole_bytes); !cut)
    return refused("--resume " + cut.error());
  record->journal_->append(report::resumed_line(now_text()));
  return record;
}

void RunRecord::take_up(suite::Outcome outcome) {
  if (!done_.insert(outcome.id).second) return;
  reports_.add(outcome);
}

void RunRecord::add(const suite::Outcome& outcome) {
  const suite::Outcome kept = report::kept(outcome);
  if (journal_) journal_->append(report::outcome_line(kept));
  reports_.add(kept);
  progress_.add(kept);
}

int RunRecord::finish(const suite::RunSummary& summary, double seconds) {
  progress_.finish();
  report::JournalEnd end{summary.requests, seconds, summary.left_out, summary.given_up, summary.not_run};
  for (const suite::Outcome& suspect : summary.suspects) end.suspects.push_back(report::kept(suspect));
  if (journal_) journal_->append(report::end_line(end));
  end.requests += before_.requests;
  end.seconds += before_.seconds;
  const int status = reports_.finish(end);
  if (!journal_ || journal_->failure().empty()) return status;
  std::cerr << "plumbline run: the journal ends early: " << journal_->failure() << "\n";
  return wrong_usage;
}

}  // namespace plumbline::app
