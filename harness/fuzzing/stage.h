#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <string>

#include "fuzzing/allowance.h"
#include "fuzzing/fuzz.h"
#include "suite/outcome.h"
#include "suite/run.h"
#include "verdict/defect.h"

namespace plumbline::fuzzing {

/// What the threads of one fuzzing run share. Safe to use from all of them.
class Stage {
 public:
  /// All must outlive the stage.
  Stage(const FuzzSettings& settings, const Allowance& allowance, const spec::Spec& spec,
        const spec::Operation& operation, const suite::Sink& sink)
      : settings_(settings), spec_(spec), operation_(operation), allowance_(allowance), sink_(sink) {}

  [[nodiscard]] const FuzzSettings& settings() const { return settings_; }
  [[nodiscard]] const spec::Operation& operation() const { return operation_; }

  /// Whether no further trial is to be made. What then remains of the allowance is for clearing up.
  [[nodiscard]] bool is_over() const;

  /// How many attempts one shrinking may take of what is left.
  [[nodiscard]] int shrink_attempts() const;

  /// Whether this cause has not been seen before, and is worth finding the smallest input for. Says so once.
  [[nodiscard]] bool is_new_cause(const verdict::Defect& defect);

  /// Gives the outcome its verdict, counts it, and hands it on.
  void emit(suite::Outcome outcome);

  /// Keeps the input of a trial where it is the first of its class, of any thread's.
  void keep_if_new(const Trial& trial);
  void keep_finding(const Trial& trial, const verdict::Defect& defect);

  /// Ends the run: there is nothing more to be learned of the target.
  void end() { has_ended_ = true; }
  [[nodiscard]] bool has_ended() const { return has_ended_; }

  /// Ends it because of something that is no finding.
  void give_up(std::string why);

  /// Whether the allowance is spent, so that silence means nothing.
  [[nodiscard]] bool is_used_up() const { return allowance_.left() == 0; }

  /// Counts a silence that was made sure of; whether there have been enough.
  [[nodiscard]] bool count_silence();

  [[nodiscard]] suite::RunSummary summary() const;

  /// Held shared by those who send, and alone by the one who looks into a silence.
  std::shared_mutex quiet;

 private:
  void keep(const Trial& trial, bool is_finding, const std::string& what);

  const FuzzSettings& settings_;
  const spec::Spec& spec_;
  const spec::Operation& operation_;
  const Allowance& allowance_;
  const suite::Sink& sink_;
  mutable std::mutex mutex_;
  std::set<std::string> classes_;
  std::set<std::string> causes_;
  suite::RunSummary summary_;
  int silences_ = 0;
  std::atomic<bool> has_ended_{false};
};

}  // namespace plumbline::fuzzing
