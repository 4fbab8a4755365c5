#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "suite/finding.h"
#include "suite/run.h"
#include "verdict/verdict.h"

/// What a run found, as every report reads it. Reports are functions of this and of the spec.
namespace plumbline::report {

/// A setting that decides which cases are run, or on what, as the command line writes its value.
struct Setting {
  std::string name;  ///< "filter"
  std::string value;
  friend bool operator==(const Setting&, const Setting&) = default;
};

/// What was run, and how: all that the outcomes themselves do not say.
struct RunFacts {
  std::string target;     ///< for people: "http://localhost:4566", "the reference endpoint, in process"
  std::string endpoint;   ///< a URL that reproductions are sent to
  std::string command;    ///< the command line that runs the same; reports add a filter to it
  std::string profile;    ///< "documented", "strict"
  std::string selection;  ///< which cases: "all cases", "cases of FunctionName/*"
  std::string started;    ///< a date and time as RFC 3339 writes it
  double seconds = 0;     ///< how long it took
  std::uint64_t seed = 0;
  std::string version = {};            ///< of the plumbline that ran it
  std::string spec = {};               ///< SHA-256 of the specification's files
  std::vector<Setting> settings = {};  ///< another run with the same ones, seed and spec has the same cases
  friend bool operator==(const RunFacts&, const RunFacts&) = default;
};

/// The profile that a run's name of it stands for.
[[nodiscard]] inline verdict::Profile profile_of(const RunFacts& facts) {
  return {facts.profile == "strict"};
}

/// How many cases came to each verdict, by verdict::Verdict.
using Tally = std::array<std::uint64_t, 6>;

[[nodiscard]] inline std::uint64_t count(const Tally& tally, verdict::Verdict verdict) {
  return tally[static_cast<std::size_t>(verdict)];
}

/// The cases from which nothing could be learned, for one reason.
struct Untestable {
  std::string reason;
  std::uint64_t cases = 0;
  std::string example;  ///< the id of one of them
};

/// What a baseline made of a run (baseline.h).
struct Known {
  std::vector<suite::Finding> findings;     ///< the known ones; those of the result are new
  std::uint64_t failed = 0;                 ///< cases that failed or brought no answer, as the baseline says
  std::uint64_t untestable = 0;             ///< cases that were untestable, as the baseline says
  std::vector<std::size_t> stale;           ///< lines of the baseline that nothing shows any more
  std::vector<std::string> stale_lines;     ///< the same for people
  std::vector<std::string> new_untestable;  ///< cases, or globs of them, that the baseline does not know
};

/// How a run ends: the program's exit status and a sentence on it.
struct Ending {
  int status = 0;  ///< 0 conforms, 1 findings, 3 the target, or a part of it, could not be tested
  std::string because;
};

struct RunResult {
  RunFacts facts;
  suite::RunSummary summary;
  std::vector<suite::Finding> findings;               ///< the gravest first
  std::vector<Untestable> untestable;                 ///< the most frequent first
  std::map<std::string, Tally, std::less<>> clauses;  ///< what the cases showed of each clause
  std::optional<Known> known;                         ///< where there is a baseline
  Ending ending;                                      ///< as `ending_of` has it
};

/// How a run ends: 1 where a case failed or brought no answer; 3 where the run was given up, nothing passed
/// or failed at all, or cases were untestable (what could not be shown does not conform); else 0. Beside a
/// baseline only what it does not know counts, and a line of it that is stale makes 1 as well.
[[nodiscard]] Ending ending_of(const RunResult& result);

}  // namespace plumbline::report
