#include "suite/case.h"

#include <array>

namespace plumbline::suite {

std::string_view name_of(Need need) {
  static constexpr std::array<std::string_view, 6> names = {"function",  "fresh-function", "other-function",
                                                            "s3-object", "s3-version",     "bandwidth"};
  return names[static_cast<std::size_t>(need)];
}

}  // namespace plumbline::suite
