#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "http/peer.h"

namespace plumbline::suite {

/// A peer that answers as a function says, and keeps what it was sent.
class ScriptedPeer final : public http::Peer {
 public:
  using Script = std::function<http::Answer(const http::Request&)>;

  explicit ScriptedPeer(Script script) : script_(std::move(script)) {}

  [[nodiscard]] http::Answer send(const http::Request& request) override {
    const std::lock_guard lock(mutex_);
    requests.push_back(request);
    return script_(request);
  }

  std::vector<http::Request> requests;

 private:
  Script script_;
  std::mutex mutex_;
};

/// No answer, for that reason.
inline http::Answer no_answer(http::NoAnswer::Kind kind = http::NoAnswer::Kind::closed) {
  return refused(http::NoAnswer{kind, "it is gone"});
}

/// An answer as restJson1 writes it, with a request id of its own.
inline http::Response json_answer(int status, std::string body, std::string error_type = "") {
  static std::atomic<int> made{0};
  http::Response response{
      status,
      {{"x-amzn-RequestId", std::to_string(++made)}, {"Content-Type", "application/json"}},
      std::move(body)};
  if (!error_type.empty()) response.headers.set("x-amzn-ErrorType", std::move(error_type));
  return response;
}

}  // namespace plumbline::suite
