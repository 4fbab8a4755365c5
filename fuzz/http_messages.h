#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::fuzz {

/// A message as it lies in the bytes of a connection: its lines, each with its end, and what is behind them.
struct Message {
  std::vector<std::string> lines;  ///< the first one, then the headers
  std::string head_end;            ///< the empty line; nothing where there is none
  std::string body;                ///< as framed: up to what looks like the next message
};
using Messages = std::vector<Message>;

/// Takes any bytes apart, whether they are HTTP or not; text_of gives the same bytes again.
[[nodiscard]] Messages messages_of(std::string_view bytes);

[[nodiscard]] std::string text_of(const Messages& messages);

}  // namespace plumbline::fuzz
