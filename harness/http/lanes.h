#pragma once

#include <cstddef>

#include "http/message.h"
#include "http/peer.h"

namespace plumbline::http {

/// Exchanges that go on side by side. Each lane is one exchange after the other, as on a connection of its
/// own; lanes do not wait for each other. Whoever has requests to send derives from it, and a LaneDriver
/// works it off:
///
///     driver.drive(lanes, 16);
class Lanes {
 public:
  virtual ~Lanes() = default;

  /// The next request of that lane, to be kept as it is until it is answered; nullptr where the lane ends.
  [[nodiscard]] virtual const Request* next(std::size_t lane) = 0;

  /// Takes the answer to it. Answers of other lanes wait meanwhile.
  virtual void answered(std::size_t lane, Answer answer) = 0;

  /// Called where that lane's request is on its way: the time to do what has not to be done before it.
  virtual void meanwhile(std::size_t /*lane*/) {}
};

/// A peer that can keep many exchanges under way on one thread: what the target does for one lane and what
/// the caller does with the answers of others then happen at the same time.
class LaneDriver {
 public:
  virtual ~LaneDriver() = default;

  /// How many lanes one thread can keep busy.
  [[nodiscard]] virtual std::size_t lanes_max() const = 0;

  /// Works off that many lanes on the calling thread, until each has ended.
  virtual void drive(Lanes& lanes, std::size_t count) = 0;
};

}  // namespace plumbline::http
