#pragma once

#include <span>
#include <string_view>

#include "http/peer.h"

namespace plumbline::power {

/// A server that understands nothing. Whatever the suite calls passed on it, it has no evidence for: its
/// score says how far a good score of another target is to be trusted.
struct NullServer {
  std::string_view id;  ///< "always-404"
  std::string_view about;
  http::Answer (*answer)(const http::Request& request);
  bool is_servable = true;  ///< answers every request, so that it can be put behind HTTP
};

[[nodiscard]] std::span<const NullServer> null_servers();

}  // namespace plumbline::power
