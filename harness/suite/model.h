#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "spec/model.h"
#include "suite/case.h"
#include "suite/move.h"

namespace plumbline::suite {

/// A Lambda function as its clients know it: a small model, independent of the reference endpoint, that says
/// of each move what must come of it. Values that only the target knows (RevisionIds, dates) are symbols:
/// macros that stand for what an earlier answer told.
///
/// What is predicted rests on clauses, and on nothing that is merely usual. After every move that writes, the
/// function is looked at, so that a deviation is seen at the move that caused it. A clause of the page is
/// held against the target only where what it builds on has just been seen: a RevisionId counts as stale when
/// an update came after it and it differs from the one that is current.
///
///     Model model(spec);
///     for (const Move& move : moves) append(steps, model.make(move));
///     append(steps, model.look_at_versions());
class Model {
 public:
  /// A member of configurations and the clause on its value.
  struct Kept {
    std::string_view member;
    std::string_view clause;
  };

  /// The spec must have the operations of is_known_to.
  explicit Model(const spec::Spec& spec) : update_(*spec.operation("UpdateFunctionCode")) {}

  /// Whether a spec has the operations that the model speaks of.
  [[nodiscard]] static bool is_known_to(const spec::Spec& spec);

  /// The first steps: the function is as its fixture saw it.
  [[nodiscard]] std::vector<Step> begin();

  /// The steps of a move: its request with what must be answered, and looks at what must have come of it.
  /// None where there is nothing that the move could be made on (no version, no stale RevisionId).
  [[nodiscard]] std::vector<Step> make(const Move& move);

  /// The steps that hold every published version against what it was when it was published.
  [[nodiscard]] std::vector<Step> look_at_versions() const;

 private:
  struct Version {
    std::string number;
    std::string package;
    std::string revision;
  };
  using Steps = std::vector<Step>;

  [[nodiscard]] Steps update(const Move& move);
  [[nodiscard]] Steps dry_run(const Move& move);
  [[nodiscard]] Steps mismatched_update(const Move& move);
  [[nodiscard]] Steps flawed_update(const Move& move);
  [[nodiscard]] Steps version_update(const Move& move);
  [[nodiscard]] Steps publish();
  [[nodiscard]] Steps describe(const Move& move);
  [[nodiscard]] Steps read_version(const Version& version) const;
  [[nodiscard]] Steps list() const;

  [[nodiscard]] verdict::Expectation told(const Kept& kept) const;
  [[nodiscard]] std::vector<verdict::Expectation> configuration_told() const;
  [[nodiscard]] std::string seen(std::string_view member) const;
  [[nodiscard]] verdict::Expectation code_is(std::string_view clause) const;
  void look(Steps& steps, std::vector<verdict::Expectation> expect);
  void look_unchanged(Steps& steps, std::string_view clause);
  void look_changed(Steps& steps, std::string_view clause, std::string_view revision_clause);
  void count_versions(Steps& steps, std::string_view clause) const;
  void add_version(std::string package, const std::string& answer);

  const spec::Operation& update_;
  std::string package_;  ///< of $LATEST; empty: the one it was created with
  std::string description_ = "${function.sent.Description}";
  std::string look_ = "function.created";     ///< the binding of the last look
  std::vector<std::string> older_revisions_;  ///< that were current at some time, and are no more
  std::size_t stale_ = 0;                     ///< so many of them were current before the last update
  std::vector<Version> versions_;
  bool is_changed_since_publish_ = true;
  int looks_ = 0;
  int answers_ = 0;
};

}  // namespace plumbline::suite
