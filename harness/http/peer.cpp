#include "http/peer.h"

#include <array>

namespace plumbline::http {

std::string_view name_of(NoAnswer::Kind kind) {
  static constexpr std::array<std::string_view, 7> names = {"unresolved", "unreachable", "tls",      "closed",
                                                            "timeout",    "malformed",   "too_large"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace plumbline::http
