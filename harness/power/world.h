#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "http/in_process.h"
#include "power/mutant.h"
#include "service/code_source.h"
#include "service/timestamp.h"

namespace plumbline::power {

/// A clock that stands still but for a millisecond a look, and where somebody waits. Safe to use from many
/// threads.
class Clock {
 public:
  [[nodiscard]] service::Time look();
  void wait(std::chrono::milliseconds time) { now_ms_ += time.count(); }

 private:
  std::atomic<std::int64_t> now_ms_{1'664'415'123'000};
};

/// A new reference endpoint, empty, with ids that count up: two runs of the same cases are the same. Updates
/// are in progress for `lifecycle_delay` of the clock.
[[nodiscard]] http::Handler new_reference(const std::shared_ptr<Clock>& clock,
                                          std::shared_ptr<const service::CodeSource> code_source,
                                          std::chrono::milliseconds lifecycle_delay = {});

/// GETs what a link of an endpoint in process leads to: that endpoint again.
[[nodiscard]] http::Answer follow(http::Peer& peer, const std::string& link);

}  // namespace plumbline::power
