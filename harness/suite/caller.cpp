#include "suite/caller.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <vector>

namespace plumbline::suite {
namespace {

using std::chrono::milliseconds;

/// The seconds of a Retry-After, where they are a number.
std::optional<milliseconds> retry_after(const http::Response& response) {
  const auto header = response.headers.find("Retry-After");
  if (!header) return std::nullopt;
  unsigned seconds = 0;
  const auto [end, error] = std::from_chars(header->data(), header->data() + header->size(), seconds);
  if (error != std::errc{} || end != header->data() + header->size() || seconds > 86'400) return std::nullopt;
  return std::chrono::seconds(seconds);
}

/// How long to wait before asking again, or nullopt where the answer is final.
std::optional<milliseconds> asks_for_retry(const http::Response& response, int attempt) {
  const auto told = retry_after(response);
  if (response.status == 503 && told) return told;
  if (response.status == 429) return told.value_or(milliseconds(100 << attempt));
  return std::nullopt;
}

bool found_nobody(const http::Answer& answer) {
  return !answer && answer.error().kind == http::NoAnswer::Kind::unreachable;
}

}  // namespace

void Caller::keep_to_rate() {
  if (settings_.requests_per_second_max <= 0) return;
  using std::chrono::steady_clock;
  const auto interval = std::chrono::duration_cast<steady_clock::duration>(
      std::chrono::duration<double>(1.0 / settings_.requests_per_second_max));
  steady_clock::time_point turn;
  {
    const std::lock_guard lock(mutex_);
    turn = std::max(next_, steady_clock::now());
    next_ = turn + interval;
  }
  const auto until = std::chrono::duration_cast<milliseconds>(turn - steady_clock::now());
  if (until.count() > 0) settings_.wait(until);
}

http::Answer Caller::send(const http::Request& request) { return settled(request, send_again(request)); }

http::Answer Caller::send_again(const http::Request& request) {
  keep_to_rate();
  ++sent_;
  return peer_.send(request);
}

/// What comes of a request that found nobody to take it, once somebody does: nothing has seen it before. One
/// after the other, so that whoever comes back is not met by all at once.
http::Answer Caller::send_when_back(const http::Request& request, http::Answer answer) {
  constexpr milliseconds between_tries{250};
  ++outages_;
  const std::lock_guard lock(outage_mutex_);
  for (milliseconds waited{0}; !gone_; waited += between_tries) {
    answer = send_again(request);
    if (!found_nobody(answer)) return answer;
    gone_ = waited >= settings_.return_max;
    if (!gone_) settings_.wait(between_tries);
  }
  return answer;
}

/// Counts an answer, and sends the request again while the target asks for it.
http::Answer Caller::settled(const http::Request& request, http::Answer answer) {
  for (int attempt = 0;; ++attempt) {
    if (found_nobody(answer) && has_answered_) answer = send_when_back(request, std::move(answer));
    unanswered_ = answer ? 0 : unanswered_ + 1;
    if (answer) has_answered_ = true;
    if (!answer || attempt >= settings_.retries_max) return answer;
    const auto pause = asks_for_retry(*answer, attempt);
    if (!pause) return answer;
    settings_.wait(std::min(*pause, settings_.retry_after_max));
    answer = send_again(request);
  }
}

/// What passes through a caller on its way to the peer.
class Caller::CountedLanes final : public http::Lanes {
 public:
  CountedLanes(Caller& caller, http::Lanes& lanes, std::size_t count)
      : caller_(caller), lanes_(lanes), requests_(count) {}

  const http::Request* next(std::size_t lane) override {
    requests_[lane] = lanes_.next(lane);
    if (requests_[lane] == nullptr) return nullptr;
    caller_.keep_to_rate();
    ++caller_.sent_;
    return requests_[lane];
  }
  void answered(std::size_t lane, http::Answer answer) override {
    lanes_.answered(lane, caller_.settled(*requests_[lane], std::move(answer)));
  }
  void meanwhile(std::size_t lane) override { lanes_.meanwhile(lane); }

 private:
  Caller& caller_;
  http::Lanes& lanes_;
  std::vector<const http::Request*> requests_;
};

std::size_t Caller::lanes_max() const {
  const auto* driver = dynamic_cast<const http::LaneDriver*>(&peer_);
  return driver != nullptr ? driver->lanes_max() : 1;
}

void Caller::drive(http::Lanes& lanes, std::size_t count) {
  CountedLanes counted(*this, lanes, count);
  if (auto* driver = dynamic_cast<http::LaneDriver*>(&peer_)) return driver->drive(counted, count);
  for (std::size_t lane = 0; lane < count; ++lane)
    while (const http::Request* request = counted.next(lane)) counted.answered(lane, peer_.send(*request));
}

}  // namespace plumbline::suite
