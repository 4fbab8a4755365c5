#include "service/package_counts.h"

#include <cstdlib>

namespace plumbline::service {

void PackageCounts::add(const std::vector<std::string_view>& hashes) {
  for (const std::string_view sha256 : hashes) {
    const auto at = versions_.find(sha256);
    if (at != versions_.end()) {
      ++at->second;
    } else {
      versions_.emplace(sha256, 1);
    }
  }
}

std::vector<std::string_view> PackageCounts::drop(const std::vector<std::string_view>& hashes) {
  std::vector<std::string_view> gone;
  for (const std::string_view sha256 : hashes) {
    const auto at = versions_.find(sha256);
    // Counted wrongly, a package would be deleted that a version has.
    if (at == versions_.end()) std::abort();
    if (--at->second > 0) continue;
    gone.push_back(sha256);
    versions_.erase(at);
  }
  return gone;
}

}  // namespace plumbline::service
