#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "report/baseline.h"
#include "report/run_result.h"
#include "suite/finding.h"
#include "suite/outcome.h"

namespace plumbline::report {

/// Holds the outcomes of a run against a baseline: which defects are known, and which lines are stale.
class KnownDeviations {
 public:
  /// All of them must outlive this.
  KnownDeviations(const Baseline& baseline, const spec::Spec& spec, verdict::Profile profile)
      : baseline_(baseline),
        spec_(spec),
        profile_(profile),
        used_(baseline.lines()),
        findings_(spec, profile) {}

  /// Takes the id of a case that passed.
  void pass(const std::string& id);

  /// Takes another outcome, and leaves it without the defects that are known. Whether nothing else is grave.
  [[nodiscard]] bool take(suite::Outcome& outcome);

  /// What it came to, for a result whose findings are the new ones.
  [[nodiscard]] Known finish(const RunResult& result) const;

 private:
  [[nodiscard]] bool take_untestable(const std::string& id);
  void use(const std::vector<KnownLine>& lines);

  /// Of a line: no case that it speaks of was run, one was and was well, one showed what the line says.
  enum class Use { none, well, seen };

  const Baseline& baseline_;
  const spec::Spec& spec_;
  verdict::Profile profile_;
  std::vector<Use> used_;
  suite::Findings findings_;
  std::uint64_t failed_ = 0;
  std::uint64_t untestable_ = 0;
  std::map<std::string, std::set<std::string>> new_untestable_;  ///< ids by path
};

}  // namespace plumbline::report
