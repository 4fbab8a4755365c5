#pragma once

#include <array>
#include <string_view>

namespace plumbline::wire {

/// Gives the system as much of both parts, the second after the first, as it takes without waiting, and
/// leaves what it did not take. A small message goes out whole so, and nothing has to be remembered of it. A
/// broken connection takes nothing: who goes on writing learns why.
///
///     std::array<std::string_view, 2> rest = {head, body};
///     send_now(socket, rest);
///     if (!rest[0].empty() || !rest[1].empty()) wait_for_room();
void send_now(int socket, std::array<std::string_view, 2>& parts);

}  // namespace plumbline::wire
