#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "http/peer.h"
#include "power/world.h"
#include "spec/model.h"
#include "suite/caller.h"
#include "suite/case.h"
#include "suite/finding.h"
#include "suite/run.h"
#include "verdict/verdict.h"

namespace plumbline::power {

/// What the suite made of one endpoint.
struct Trial {
  std::array<std::uint64_t, 6> verdicts{};  ///< by verdict::Verdict
  std::vector<suite::Finding> findings;     ///< those that are wrong in some tier; contested ones left out
  std::set<std::string> clauses{};          ///< on which any of them rest, the contested ones with them
  std::chrono::milliseconds time{0};        ///< that it took

  [[nodiscard]] std::uint64_t count(verdict::Verdict verdict) const {
    return verdicts[static_cast<std::size_t>(verdict)];
  }

  /// Counts what another trial of the same endpoint found.
  void add(const Trial& more);
};

/// Whether a clause that finds an endpoint wrong settles its trial.
using Settles = std::function<bool(const std::string& clause)>;

/// Tries one endpoint: cases are run against it in one or more lots, and what they find is kept together. A
/// trial that is settled goes no further; without `settles` none ever is.
///
///     Court court(peer, clock, spec, settings, [](const std::string& clause) { return clause == "X"; });
///     court.run(cases);
///     court.trial().findings;
class Court {
 public:
  Court(http::Peer& peer, std::shared_ptr<Clock> clock, const spec::Spec& spec, suite::RunSettings settings,
        Settles settles = {});

  void run(const suite::Cases& cases);

  /// Random sequences, and requests at once.
  void run_together(const suite::Cases& concurrency);

  [[nodiscard]] const Trial& trial() const { return trial_; }

 private:
  void take(const suite::Outcome& outcome);

  const spec::Spec& spec_;
  suite::RunSettings settings_;
  Settles settles_;
  std::atomic<bool> is_settled_ = false;
  suite::Caller caller_;
  suite::Findings findings_;
  Trial trial_;
};

}  // namespace plumbline::power
