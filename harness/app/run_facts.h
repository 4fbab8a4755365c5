#pragma once

#include <cstdint>
#include <string>

#include "app/run_options.h"
#include "app/target.h"
#include "report/run_result.h"

namespace plumbline::app {

/// What a run with these options is, for its reports and its journal. `spec` is the specification's
/// fingerprint (spec_source.h).
[[nodiscard]] report::RunFacts facts_of(const RunOptions& options, const Target& target, std::uint64_t seed,
                                        const std::string& spec);

/// Now, as RFC 3339 writes it.
[[nodiscard]] std::string now_text();

}  // namespace plumbline::app
