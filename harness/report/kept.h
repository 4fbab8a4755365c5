#pragma once

#include <cstddef>

#include "suite/cut_bodies.h"
#include "suite/outcome.h"

/// What is kept of an outcome, in the journal and in reports: nothing that is secret, nothing without a
/// bound.
namespace plumbline::report {

/// How much is kept of an observation, an expectation or a reason: each may quote the target.
constexpr std::size_t kept_text_bytes_max = 4096;

using suite::kept_body_bytes_max;

/// How many defects of one case are kept, and how many exchanges beside its first.
constexpr std::size_t kept_defects_max = 200;
constexpr std::size_t kept_exchanges_max = 16;

/// How many requests are kept that came before them.
constexpr std::size_t kept_before_max = 64;

/// The outcome as the journal holds it: without the credentials that were in requests, answers and reasons,
/// long texts and bodies cut. Of a case that passed only its id and clauses remain. Keeping twice is keeping
/// once: `kept(kept(o))` is `kept(o)`.
[[nodiscard]] suite::Outcome kept(const suite::Outcome& outcome);

/// Whether the outcome is kept by its id and clauses alone.
[[nodiscard]] bool is_plain_pass(const suite::Outcome& outcome);

}  // namespace plumbline::report
