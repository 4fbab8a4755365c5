#pragma once

#include <set>
#include <string>
#include <vector>

#include "suite/flaw.h"
#include "suite/macro.h"

namespace plumbline::suite {

/// What is known of the thing that requests are about.
struct KnownFixture {
  Bindings bindings;               ///< as Fixtures::provide gives them: ${function}, ${function.arn}
  std::vector<std::string> names;  ///< of this and all other fixtures that there are
  std::string name_prefix;  ///< with which no name begins that is not one of these; empty: nothing is known
  std::set<std::string> states_seen;  ///< values that may be current: RevisionIds
  KnownPackages packages;
};

}  // namespace plumbline::suite
