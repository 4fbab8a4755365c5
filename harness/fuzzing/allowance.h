#pragma once

#include <atomic>
#include <cstdint>

#include "http/peer.h"

namespace plumbline::fuzzing {

/// A peer that sends so many requests and not one more: what is asked of it afterwards brings no answer. Who
/// counts on answers looks at `left` first.
class Allowance final : public http::Peer {
 public:
  /// The peer must outlive this.
  Allowance(http::Peer& peer, std::uint64_t requests_max) : peer_(peer), left_(requests_max) {}

  [[nodiscard]] http::Answer send(const http::Request& request) override;

  [[nodiscard]] std::uint64_t left() const { return left_; }

 private:
  http::Peer& peer_;
  std::atomic<std::uint64_t> left_;
};

}  // namespace plumbline::fuzzing
