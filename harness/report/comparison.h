#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "report/style.h"
#include "suite/outcome.h"
#include "verdict/verdict.h"

namespace plumbline::report {

/// What became of each case from one run to a later one.
///
///     Comparison comparison;
///     comparison.add_old(outcome); ...
///     comparison.add_new(outcome); ...
///     comparison.text(style)   "WORSE  3 cases of FunctionName.length: pass, now fail (404), such as ..."
class Comparison {
 public:
  void add_old(const suite::Outcome& kept);

  /// After all old ones.
  void add_new(const suite::Outcome& kept);

  /// Cases that are graver than they were, and those that are new and fail.
  [[nodiscard]] std::uint64_t worse() const;

  [[nodiscard]] std::string text(const Style& style) const;

 private:
  enum class Change { worse, new_failing, better, new_other, gone };
  static constexpr std::size_t changes = 5;

  /// A case's verdict, and what shows it best.
  struct State {
    verdict::Verdict verdict = verdict::Verdict::pass;
    std::uint32_t shown = 0;  ///< in `texts_`: the clause and what was observed
    bool is_met = false;      ///< by a new outcome
  };
  struct Group {
    std::uint64_t cases = 0;
    std::string example;
  };

  [[nodiscard]] State state_of(const suite::Outcome& outcome);
  void count(Change change, std::string what, const std::string& id);
  [[nodiscard]] std::map<std::string, Group> gone() const;
  [[nodiscard]] static std::string section(std::string_view word, const std::map<std::string, Group>& groups);

  std::unordered_map<std::string, State> old_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  std::map<std::uint32_t, std::string> texts_;
  std::map<Change, std::map<std::string, Group>> groups_;
  std::uint64_t same_ = 0;
};

}  // namespace plumbline::report
