#pragma once

#include <string>
#include <vector>

#include "report/journal_read.h"
#include "report/run_result.h"

namespace plumbline::report {

/// What several journals say together.
struct JournalSet {
  RunFacts facts;
  JournalEnd end;
};

/// Reads journals of parts of one run (shards, or runs with other filters) as one: the same version, spec,
/// target, profile, seed and settings, no case in two of them. Where shards are missing, or a run never
/// ended, the end says so as its `given_up`. Refused with what is wrong, and where.
[[nodiscard]] Result<JournalSet, std::string> read_journals(const std::vector<std::string>& files,
                                                            const JournalEvents& events);

}  // namespace plumbline::report
