#include "suite/case.h"

#include <algorithm>
#include <array>

namespace plumbline::suite {

std::string_view name_of(Need need) {
  static constexpr std::array<std::string_view, 6> names = {"function",  "fresh-function", "other-function",
                                                            "s3-object", "s3-version",     "bandwidth"};
  return names[static_cast<std::size_t>(need)];
}

bool has_need(const Case& wanted, Need need) {
  return std::ranges::find(wanted.needs, need) != wanted.needs.end();
}

}  // namespace plumbline::suite
