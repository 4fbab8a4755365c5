#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "fuzzing/fuzz.h"
#include "http/in_process.h"
#include "spec/model.h"
#include "suite/outcome.h"

namespace plumbline::fuzzing {

/// The specification that the program carries, and the operation under test.
[[nodiscard]] const spec::Spec& spec();
[[nodiscard]] const spec::Operation& operation();

/// The reference endpoint with memory of its own and no S3.
[[nodiscard]] http::Handler reference();

/// What came of fuzzing something.
struct Fuzzed {
  std::string refusal;  ///< why it cannot be tested
  suite::RunSummary summary;
  std::vector<suite::Outcome> wrong;  ///< of every outcome with a defect, or untestable
  std::vector<Kept> kept;
  std::uint64_t received = 0;  ///< requests that came to the target
};

/// How a test fuzzes: nothing waits.
struct Way {
  Mode mode = Mode::all;
  std::uint64_t seed = 7;
  unsigned jobs = 1;
  std::uint64_t requests_max = 2000;
  bool strict = true;
  std::string existing = {};
  bool ends_at_finding = false;
};

[[nodiscard]] Fuzzed fuzz_peer(http::Peer& peer, const Way& way);
[[nodiscard]] Fuzzed fuzz_handler(const http::Handler& handler, const Way& way);

/// Outcomes as text: "id verdict: clause observed".
[[nodiscard]] std::vector<std::string> texts_of(const std::vector<suite::Outcome>& outcomes);

}  // namespace plumbline::fuzzing
