#include "verdict/verdict.h"

#include <algorithm>
#include <array>

namespace plumbline::verdict {

std::string_view name_of(Verdict verdict) {
  static constexpr std::array<std::string_view, 6> names = {"pass",       "contested", "warn",
                                                            "untestable", "no-answer", "fail"};
  return names[static_cast<std::size_t>(verdict)];
}

bool is_grave(Verdict verdict) { return verdict == Verdict::fail || verdict == Verdict::no_answer; }

std::string_view name_of(DefectKind kind) {
  static constexpr std::array<std::string_view, 10> names = {
      "status", "error-type", "message", "header",        "body",
      "member", "constraint", "value",   "state-changed", "no-answer"};
  return names[static_cast<std::size_t>(kind)];
}

bool Profile::binds(spec::Tier tier) const {
  switch (tier) {
    case spec::Tier::documented:
      return true;
    case spec::Tier::protocol:
    case spec::Tier::observed:
      return strict;
    case spec::Tier::inferred:
      return false;
  }
  return false;
}

Verdict verdict_of(const Defect& defect, const spec::Spec& spec, const Profile& profile) {
  if (defect.kind == DefectKind::no_answer) return Verdict::no_answer;
  const spec::Clause* clause = spec.clause(defect.clause);
  if (clause == nullptr) return Verdict::fail;
  if (!clause->contested.empty()) return Verdict::contested;
  return profile.binds(clause->tier) ? Verdict::fail : Verdict::warn;
}

Verdict verdict_of(const Defects& defects, const spec::Spec& spec, const Profile& profile) {
  Verdict gravest = Verdict::pass;
  for (const Defect& defect : defects) gravest = std::max(gravest, verdict_of(defect, spec, profile));
  return gravest;
}

}  // namespace plumbline::verdict
