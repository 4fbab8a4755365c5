#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace plumbline::service {

/// How many versions have each package, by hash: a package is kept once, and goes with the last of them. Not
/// safe to call from many threads: a store guards it together with the packages themselves.
///
///     counts.add(change.packages_gained);
///     for (const std::string_view sha256 : counts.drop(change.packages_lost)) files.remove(sha256);
class PackageCounts {
 public:
  void add(const std::vector<std::string_view>& hashes);

  /// Gives those of the hashes that no version has any more.
  [[nodiscard]] std::vector<std::string_view> drop(const std::vector<std::string_view>& hashes);

  [[nodiscard]] bool contains(std::string_view sha256) const { return versions_.contains(sha256); }

 private:
  std::map<std::string, std::uint64_t, std::less<>> versions_;
};

}  // namespace plumbline::service
