#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "service/function_record.h"

namespace plumbline::service {

/// What a commit changes: how two records of one function differ. A store that follows it does work for what
/// is new, however many versions there are already.
struct Change {
  std::shared_ptr<const Function> before;  ///< nullptr where the function is new
  std::shared_ptr<const Function> after;   ///< nullptr where it is deleted

  std::vector<std::shared_ptr<const Version>>
      written;  ///< published versions that are new, or other than before
  std::vector<std::shared_ptr<const Version>> deleted;  ///< published versions that are gone

  /// The hashes of the packages that versions have in `after` and had in `before`, one for each version that
  /// differs, $LATEST among them. The same hash may stand in both. They lie in the two records.
  std::vector<std::string_view> packages_gained;
  std::vector<std::string_view> packages_lost;
  std::uint64_t bytes_gained = 0;  ///< of these packages, each counted in full
  std::uint64_t bytes_lost = 0;

  /// The record that says whose function it is.
  [[nodiscard]] const Function& function() const { return after != nullptr ? *after : *before; }
};

/// The difference of two records of one function; at most one of them may be nullptr.
[[nodiscard]] Change change_between(std::shared_ptr<const Function> before,
                                    std::shared_ptr<const Function> after);

}  // namespace plumbline::service
