#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "spec/model.h"
#include "suite/flaw.h"
#include "suite/known_fixture.h"

namespace plumbline::suite {

/// What the label in a request's path says, as far as it can be told.
struct LabelReading {
  enum class Names {
    fixture,    ///< the fixture, in one of the forms of its name
    near_it,    ///< something that has to do with a fixture: a version of it, perhaps it itself
    missing,    ///< what is not there, for sure
    elsewhere,  ///< something else, of which nothing is known
  };
  Names names = Names::elsewhere;
  Flaws flaws;
  std::vector<std::string> premises;  ///< clauses that the one who refuses a flawless label breaks
};

/// Reads labels of one operation: percent-encoding, the member's constraints, and what is named.
class LabelReader {
 public:
  /// The operation must have a label and a sample, and outlive the reader.
  LabelReader(const spec::Operation& operation, const KnownFixture& fixture);

  /// Reads the label as it stands in the path.
  [[nodiscard]] LabelReading read(std::string_view raw) const;

  /// The label of a path; nullopt where it is not the operation's.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view path) const;

 private:
  [[nodiscard]] LabelReading::Names named_by(const std::string& text) const;

  const spec::Operation& operation_;
  const spec::Member* member_ = nullptr;
  std::string plain_;             ///< the fixture's name in the form that the sample has
  std::set<std::string> others_;  ///< its other forms
  std::vector<std::string> names_;
  std::string name_prefix_;
};

}  // namespace plumbline::suite
