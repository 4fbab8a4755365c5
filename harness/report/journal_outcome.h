#pragma once

#include "report/journal_fields.h"
#include "suite/outcome.h"

namespace plumbline::report {

/// Reads a line that holds an outcome, as journal_write.h writes it.
[[nodiscard]] suite::Outcome read_outcome(const json::Value& line, JournalWrong& wrong);

}  // namespace plumbline::report
