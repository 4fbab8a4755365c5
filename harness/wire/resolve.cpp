#include "wire/resolve.h"

#include <array>
#include <exception>
#include <future>
#include <memory>
#include <thread>
#include <utility>

#include <netdb.h>
#include <sys/socket.h>

namespace plumbline::wire {
namespace {

using Addresses = Result<std::vector<std::string>, http::NoAnswer>;

Addresses unresolved(const std::string& host, const std::string& reason) {
  return refused(http::NoAnswer{http::NoAnswer::Kind::unresolved, host + ": " + reason});
}

Addresses look_up(const std::string& host, int flags) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = flags;
  addrinfo* found = nullptr;
  if (const int error = getaddrinfo(host.c_str(), nullptr, &hints, &found); error != 0) {
    return unresolved(host, gai_strerror(error));
  }
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> owner(found, &freeaddrinfo);
  std::vector<std::string> addresses;
  for (const addrinfo* entry = found; entry != nullptr; entry = entry->ai_next) {
    std::array<char, NI_MAXHOST> text{};
    if (getnameinfo(entry->ai_addr, entry->ai_addrlen, text.data(), text.size(), nullptr, 0,
                    NI_NUMERICHOST) == 0) {
      addresses.emplace_back(text.data());
    }
  }
  if (addresses.empty()) return unresolved(host, "no address");
  return addresses;
}

}  // namespace

Addresses addresses_of(const std::string& host, std::chrono::steady_clock::time_point deadline) {
  if (auto numeric = look_up(host, AI_NUMERICHOST)) return numeric;
  try {
    // getaddrinfo cannot be interrupted. The thread owns all that it touches, so it may outlive this call.
    std::packaged_task<Addresses()> task([host] { return look_up(host, AI_ADDRCONFIG); });
    auto answer = task.get_future();
    std::thread(std::move(task)).detach();
    if (answer.wait_until(deadline) != std::future_status::ready)
      return unresolved(host, "no answer in time");
    return answer.get();
  } catch (const std::exception& failure) {
    return unresolved(host, failure.what());
  }
}

}  // namespace plumbline::wire
