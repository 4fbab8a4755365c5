#pragma once

namespace plumbline::wire {

/// What a client asks of the system about its socket, by descriptor.

/// Between exchanges: open, and the peer has neither closed it nor sent anything unasked.
[[nodiscard]] bool is_quiet(int socket);

/// Acknowledges what has come of a response at once. Many servers write the head and the body of a response
/// apart and leave Nagle's algorithm on: the body then waits for our acknowledgement, which the system would
/// hold back for 40 ms.
void acknowledge_now(int socket);

}  // namespace plumbline::wire
