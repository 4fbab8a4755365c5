#pragma once

#include <string_view>

#include "spec/model.h"
#include "verdict/defect.h"

namespace plumbline::verdict {

/// What a case says of a target, mildest first: of several the last one counts.
enum class Verdict {
  pass,
  contested,   ///< documentation and recorded AWS disagree; the target does as one of them
  warn,        ///< against a clause that does not bind in this profile
  untestable,  ///< no evidence either way: the control failed, or what the case needs is not to be had
  no_answer,   ///< the target gave no response that can be read
  fail,
};
std::string_view name_of(Verdict verdict);

/// Whether it counts as a failure of the target: a wrong answer, or none.
[[nodiscard]] bool is_grave(Verdict verdict);

/// Which tiers bind: a defect against a clause of a binding tier fails, against another one warns.
struct Profile {
  bool strict = false;  ///< protocol and observed clauses bind as well

  [[nodiscard]] bool binds(spec::Tier tier) const;
};

/// The verdict that one defect amounts to.
[[nodiscard]] Verdict verdict_of(const Defect& defect, const spec::Spec& spec, const Profile& profile);

/// The verdict that all of them amount to: pass for none, else the gravest.
[[nodiscard]] Verdict verdict_of(const Defects& defects, const spec::Spec& spec, const Profile& profile);

}  // namespace plumbline::verdict
