#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "spec/model.h"
#include "suite/outcome.h"
#include "verdict/verdict.h"

namespace plumbline::suite {

/// All failing cases of one cause: the same clause, the same kind of defect, the same observation.
struct Finding {
  std::string clause;
  verdict::DefectKind kind = verdict::DefectKind::status;
  std::string observed;
  std::string expected;  ///< as the smallest witness has it
  verdict::Verdict verdict = verdict::Verdict::fail;
  std::uint64_t cases = 0;
  Outcome witness;  ///< the case with the smallest request
};

/// Collects outcomes into findings, holding one witness each.
class Findings {
 public:
  Findings(const spec::Spec& spec, verdict::Profile profile) : spec_(spec), profile_(profile) {}

  void add(const Outcome& outcome);

  /// The gravest first; of those alike what the page documents before what others say, then the one with the
  /// most cases.
  [[nodiscard]] std::vector<Finding> ranked() const;

 private:
  using Cause = std::tuple<std::string, verdict::DefectKind, std::string>;

  const spec::Spec& spec_;
  verdict::Profile profile_;
  std::map<Cause, Finding> found_;
};

}  // namespace plumbline::suite
