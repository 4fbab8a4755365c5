#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string_view>

#include "http/message.h"

namespace plumbline::wire {

/// A request and its answer, as those see them who watch a server.
struct Exchange {
  std::string_view remote_address;  ///< "127.0.0.1:50312"
  std::string_view method;          ///< empty where no request line was read
  std::string_view target;          ///< as sent: hostile, perhaps secret
  std::size_t request_body_bytes = 0;
  const http::Response& response;
  bool was_handled = true;           ///< false: the server refused it by itself
  std::chrono::nanoseconds took{0};  ///< in the handler
};

/// Called after each answer is made and before it is sent, from the server's threads. It must not throw.
using Observer = std::function<void(const Exchange&)>;

}  // namespace plumbline::wire
