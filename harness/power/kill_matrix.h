#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "power/court.h"
#include "power/mutant.h"
#include "power/null_server.h"
#include "service/code_source.h"
#include "spec/model.h"
#include "suite/case.h"
#include "suite/lambda_functions.h"

namespace plumbline::power {

/// With what the suite is run against each endpoint.
struct KillSettings {
  unsigned jobs = 2;                                       ///< endpoints at once
  std::uint64_t pattern_cases_max = 20'000;                ///< texts of each pattern, the most telling first
  std::shared_ptr<const service::CodeSource> code_source;  ///< in the place of S3
  suite::S3Object s3_object;                               ///< what is in it
  bool is_quick = false;  ///< an endpoint is tried until it is found by a right clause, and no further
  bool is_whole = true;   ///< all mutants are tried: a clause by which none is found is a gap
};

enum class Fate { survived, other_clause, right_clause };
[[nodiscard]] std::string_view name_of(Fate fate);

struct MutantResult {
  Mutant mutant;
  Fate fate = Fate::survived;
  std::string found_by{};  ///< the clause that tells most: a right one where there is one
  Trial trial{};
};

struct NullResult {
  NullServer server;
  bool is_exposed = false;  ///< it fails cases, or cannot be tested
  Trial trial{};
};

struct KillMatrix {
  Trial reference;  ///< unmutated: without findings, or nothing else here means anything
  std::vector<MutantResult> mutants;
  std::vector<NullResult> null_servers;
  std::vector<std::string> without_kill;  ///< clauses that can be tested, and by which no mutant was found

  [[nodiscard]] std::size_t count(Fate fate) const;
  /// Whether the reference is clean, every mutant is found by a right clause, every null server is exposed,
  /// and every clause finds something.
  [[nodiscard]] bool is_complete() const;
};

/// Says how far it is: "n of m", called from one thread at a time.
using Progress = std::function<void(std::size_t done, std::size_t all)>;

/// What endpoints are tried on: the cases of constraints and scenarios, and, where none of them finds a
/// mutant by a right clause, the texts of the patterns. Where requests have to meet, those cases come first.
struct TrialCases {
  suite::Cases cases;
  suite::Cases patterns;
  suite::Cases concurrency;
};
[[nodiscard]] TrialCases trial_cases(const spec::Spec& spec, suite::Cases cases,
                                     const KillSettings& settings);

/// Runs the cases, strictly, against the reference, each mutant and each null server, all in process: no
/// sockets, and time that passes only where a case waits. Quick or not, the matrix is complete or is not: who
/// is quick asks a mutant first what rests on its clauses, stops there, and looks for more only where a
/// clause has found no mutant so. What else finds a mutant is then not known.
[[nodiscard]] KillMatrix kill_matrix(const spec::Spec& spec, const TrialCases& cases, const Mutants& mutants,
                                     std::span<const NullServer> null_servers, const KillSettings& settings,
                                     const Progress& progress);

}  // namespace plumbline::power
