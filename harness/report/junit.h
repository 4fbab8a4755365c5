#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "report/run_result.h"
#include "spec/model.h"
#include "suite/outcome.h"
#include "verdict/verdict.h"

namespace plumbline::report {

/// How many cases of one path of a stream, and of one verdict, are written one by one.
constexpr std::uint64_t stream_cases_max = 20;

/// What becomes a `testcase`.
struct JUnitCase {
  std::string id;
  verdict::Verdict verdict = verdict::Verdict::pass;
  std::string message;
  std::string text;
  bool is_known = false;  ///< a baseline knows all that is wrong with it
};

/// JUnit XML, as GitHub, GitLab and Jenkins read it: a test suite for the first word of the ids, a test case
/// for each case. A failure is a `failure`; no answer, and untestable, are an `error`: nothing that was not
/// shown looks passed or skipped. Warnings and contested clauses pass, and say so in `system-out`; what a
/// baseline knows is `skipped`, as tests are that are expected to fail.
///
/// Cases of a stream (`/pattern/` in their id, or `fuzz/` before it) are a million: those that pass are
/// counted in one test case for each path, the others as well after the first `stream_cases_max`.
///
///     JUnit junit(spec, facts);
///     for (const Outcome& outcome : outcomes) junit.add(outcome);
///     write_file(path, junit.write(seconds));
class JUnit {
 public:
  /// The spec must outlive this.
  JUnit(const spec::Spec& spec, RunFacts facts) : spec_(spec), facts_(std::move(facts)) {}

  void add(const suite::Outcome& outcome, bool is_known = false);

  /// The whole document of a run with that result; cases in the order of their ids. That a run was given up
  /// is an `error`, and so is each case whose requests were under way when the target stopped answering.
  [[nodiscard]] std::string write(const RunResult& result) const;

 private:
  [[nodiscard]] JUnitCase junit_case(const suite::Outcome& outcome) const;
  [[nodiscard]] std::vector<JUnitCase> in_order(std::vector<JUnitCase> more) const;
  [[nodiscard]] std::vector<JUnitCase> of_an_early_end(const RunResult& result) const;

  const spec::Spec& spec_;
  RunFacts facts_;
  std::vector<JUnitCase> cases_;
  std::map<std::pair<std::string, bool>, Tally> streams_;  ///< by path, and whether a baseline knows them
};

}  // namespace plumbline::report
