#include "wire/send_now.h"

#include <algorithm>
#include <cstddef>

#include <sys/socket.h>

namespace plumbline::wire {

void send_now(int socket, std::array<std::string_view, 2>& parts) {
  constexpr int flags = MSG_DONTWAIT | MSG_NOSIGNAL;
  ssize_t count = 0;
  if (parts[1].empty()) {
    count = ::send(socket, parts[0].data(), parts[0].size(), flags);
  } else {
    iovec views[2];
    for (std::size_t i = 0; i < parts.size(); ++i) {
      views[i] = {const_cast<char*>(parts[i].data()), parts[i].size()};  // sendmsg only reads
    }
    msghdr message{};
    message.msg_iov = views;
    message.msg_iovlen = parts.size();
    count = ::sendmsg(socket, &message, flags);
  }
  auto sent = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
  for (std::string_view& part : parts) {
    const std::size_t of_part = std::min(sent, part.size());
    part.remove_prefix(of_part);
    sent -= of_part;
  }
}

}  // namespace plumbline::wire
