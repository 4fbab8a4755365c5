#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <mutex>
#include <string>

#include "http/lanes.h"
#include "http/peer.h"
#include "suite/request_ids.h"

namespace plumbline::suite {

/// Sends requests to the target as a well-behaved client: never faster than the rate, and again where the
/// target asks for it (429, or 503 with Retry-After), a bounded number of times. A request that finds a
/// target gone which has answered before, and was not sent therefore, waits for it to come back. Safe to
/// call from many threads.
class Caller {
 public:
  struct Settings {
    double requests_per_second_max = 0;  ///< 0: as fast as it goes
    int retries_max = 5;
    std::chrono::milliseconds retry_after_max{5000};
    std::chrono::milliseconds return_max{0};  ///< how long a target may be gone that takes no connections
    std::function<void(std::chrono::milliseconds)> wait;        ///< how to let time pass
    std::function<http::Answer(const std::string& url)> fetch;  ///< how to GET what an answer links to
  };

  Caller(http::Peer& peer, Settings settings) : peer_(peer), settings_(std::move(settings)) {}

  [[nodiscard]] http::Answer send(const http::Request& request);

  /// Works off lanes as send does one request: paced, counted, and again where the target asks for it.
  void drive(http::Lanes& lanes, std::size_t count);

  /// How many lanes one thread can keep busy: 1 where the peer is no LaneDriver, and waits for each answer.
  [[nodiscard]] std::size_t lanes_max() const;

  /// Fetches what an answer links to, wherever that is.
  [[nodiscard]] http::Answer fetch(const std::string& url) { return settings_.fetch(url); }

  /// Lets time pass, as a scenario asks.
  void wait(std::chrono::milliseconds time) const { settings_.wait(time); }

  [[nodiscard]] std::uint64_t requests_sent() const { return sent_; }

  /// How many requests in a row brought no response: a target that has gone away.
  [[nodiscard]] int unanswered_in_a_row() const { return unanswered_; }

  /// How often requests found the target gone: changed since then, whatever it was doing is in doubt.
  [[nodiscard]] std::uint64_t outages() const { return outages_; }

  /// Whether the target was gone, and did not come back in time.
  [[nodiscard]] bool is_gone() const { return gone_; }

  /// Those of the answers that were judged.
  [[nodiscard]] RequestIds& request_ids() { return request_ids_; }

 private:
  class CountedLanes;

  void keep_to_rate();
  [[nodiscard]] http::Answer settled(const http::Request& request, http::Answer answer);
  [[nodiscard]] http::Answer send_again(const http::Request& request);
  [[nodiscard]] http::Answer send_when_back(const http::Request& request, http::Answer answer);

  http::Peer& peer_;
  Settings settings_;
  std::atomic<std::uint64_t> sent_{0};
  std::atomic<int> unanswered_{0};
  std::atomic<bool> has_answered_{false};
  std::atomic<std::uint64_t> outages_{0};
  std::atomic<bool> gone_{false};
  std::mutex outage_mutex_;
  RequestIds request_ids_;
  std::mutex mutex_;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace plumbline::suite
