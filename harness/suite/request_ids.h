#pragma once

#include <cstddef>
#include <deque>
#include <mutex>
#include <string_view>
#include <unordered_set>

namespace plumbline::suite {

/// The request ids of the answers that came last: each answer has one of its own. Safe to call from many
/// threads at once.
///
///     if (!ids.is_new(*response.headers.find("x-amzn-RequestId"))) ...
class RequestIds {
 public:
  /// Remembers an id; whether none of the last ones was the same.
  [[nodiscard]] bool is_new(std::string_view id);

 private:
  /// Who repeats ids repeats them soon; a run of a million cases needs no more memory than a short one.
  static constexpr std::size_t remembered_max = 4096;

  std::mutex mutex_;
  std::unordered_set<std::size_t> hashes_;
  std::deque<std::size_t> order_;
};

}  // namespace plumbline::suite
