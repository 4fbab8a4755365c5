#include "http_messages.h"

#include <algorithm>

namespace plumbline::fuzz {
namespace {

/// Where the next message begins, as far as one can tell: at a method behind the end of a head.
std::size_t next_start(std::string_view bytes) {
  constexpr std::string_view starts[] = {"GET /", "PUT /", "POST /", "DELETE /", "HEAD /", "HTTP/1."};
  std::size_t next = bytes.size();
  for (const std::string_view start : starts) next = std::min(next, bytes.find(start));
  return next;
}

Message take_message(std::string_view& bytes) {
  Message message;
  while (!bytes.empty()) {
    const std::size_t feed = bytes.find('\n');
    const std::size_t size = feed == std::string_view::npos ? bytes.size() : feed + 1;
    const std::string_view line = bytes.substr(0, size);
    bytes.remove_prefix(size);
    if (line == "\r\n" || line == "\n") {
      message.head_end = line;
      break;
    }
    message.lines.emplace_back(line);
  }
  const std::size_t body = next_start(bytes);
  message.body = bytes.substr(0, body);
  bytes.remove_prefix(body);
  return message;
}

}  // namespace

Messages messages_of(std::string_view bytes) {
  Messages messages;
  while (!bytes.empty()) messages.push_back(take_message(bytes));
  return messages;
}

std::string text_of(const Messages& messages) {
  std::string text;
  for (const Message& message : messages) {
    for (const std::string& line : message.lines) text += line;
    text += message.head_end;
    text += message.body;
  }
  return text;
}

}  // namespace plumbline::fuzz
