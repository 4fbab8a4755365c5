#include "message_mutation.h"

#include <algorithm>
#include <array>
#include <cstdlib>

#include <fmt/format.h>

#include "http_messages.h"
#include "mutate/body.h"
#include "mutate/text.h"

namespace plumbline::fuzz {
namespace {

using mutate::Random;
using namespace std::string_view_literals;

constexpr std::string_view line_end = "\r\n";

bool says(std::string_view line, std::string_view name) {
  return line.size() > name.size() && line[name.size()] == ':' && line.starts_with(name);
}

bool is_of_framing(const std::string& line) {
  return says(line, "Content-Length") || says(line, "Transfer-Encoding");
}

/// The content of a body that is framed in one of our own ways; a body that is not is taken as it is.
std::string unframed(const Message& message) {
  if (std::ranges::none_of(message.lines, [](auto& line) { return says(line, "Transfer-Encoding"); }))
    return message.body;
  std::string content;
  std::string_view rest = message.body;
  for (;;) {
    const std::size_t end = rest.find(line_end);
    if (end == std::string_view::npos) return content;
    const std::size_t size = std::strtoul(std::string(rest.substr(0, end)).c_str(), nullptr, 16);
    rest.remove_prefix(end + line_end.size());
    if (size == 0 || size > rest.size()) return content;
    content += rest.substr(0, size);
    rest.remove_prefix(std::min(size + line_end.size(), rest.size()));
  }
}

std::string chunked(std::string_view content, Random& random) {
  constexpr std::string_view extensions[] = {"", "", "", ";a", ";a=b", ";a=\"b;c\"", " ;a", " "};
  constexpr std::string_view trailers[] = {"", "", "X-Trailer: t\r\n", "Content-Length: 3\r\n",
                                           "X: 1\r\nY: 2\r\n"};
  constexpr std::string_view forms[] = {"{:x}", "{:X}", "{:04x}", "{:016x}"};
  std::string chunks;
  while (!content.empty()) {
    const std::string_view part = content.substr(0, 1 + random.below(content.size()));
    content.remove_prefix(part.size());
    chunks += fmt::format(fmt::runtime(random.pick(forms)), part.size());
    chunks.append(random.pick(extensions)).append(line_end).append(part).append(line_end);
  }
  return chunks.append("0")
      .append(random.pick(extensions))
      .append(line_end)
      .append(random.pick(trailers))
      .append(line_end);
}

/// Another content, or another way to say how long it is.
void reframe(Message& message, Random& random) {
  std::string content = unframed(message);
  if (random.one_in(2)) content = mutate::mutate_body(content, random);
  std::erase_if(message.lines, is_of_framing);
  if (random.one_in(2)) {
    message.lines.push_back("Transfer-Encoding: chunked\r\n");
    message.body = chunked(content, random);
  } else {
    message.lines.push_back("Content-Length: " + std::to_string(content.size()) + "\r\n");
    message.body = std::move(content);
  }
}

void add_line(Message& message, Random& random) {
  constexpr std::string_view lines[] = {"Connection: close\r\n",
                                        "Connection: keep-alive\r\n",
                                        "Connection: upgrade\r\n",
                                        "Content-Length: 0\r\n",
                                        "Content-Length: +1\r\n",
                                        "Content-Length: 1, 1\r\n",
                                        "Content-Length: 18446744073709551616\r\n",
                                        "Content-Length: 16385\r\n",
                                        "Content-Length : 1\r\n",
                                        "Transfer-Encoding: chunked\r\n",
                                        "Transfer-Encoding: gzip, chunked\r\n",
                                        "Transfer-Encoding: identity\r\n",
                                        "Expect: 100-continue\r\n",
                                        "Expect: something\r\n",
                                        "Host: other\r\n",
                                        "Host:\r\n",
                                        "X: \t \r\n",
                                        " folded\r\n",
                                        ": nameless\r\n",
                                        "nothing\r\n",
                                        "X: \x80\xFF\r\n",
                                        "Upgrade: h2c\r\n",
                                        "\r"};
  const std::size_t at = message.lines.empty() ? 0 : 1 + random.below(message.lines.size());
  message.lines.insert(message.lines.begin() + static_cast<std::ptrdiff_t>(at),
                       std::string(random.pick(lines)));
}

void double_line(Message& message, Random& random) {
  if (message.lines.empty()) return;
  const std::string line = random.pick(message.lines);
  message.lines.insert(
      message.lines.begin() + static_cast<std::ptrdiff_t>(random.below(message.lines.size() + 1)), line);
}

void drop_line(Message& message, Random& random) {
  if (message.lines.empty()) return;
  message.lines.erase(message.lines.begin() +
                      static_cast<std::ptrdiff_t>(random.below(message.lines.size())));
}

void change_line(Message& message, Random& random) {
  if (message.lines.empty()) return;
  std::string& line = random.pick(message.lines);
  line = mutate::mutate_text(line, random);
}

void change_first_line(Message& message, Random& random) {
  constexpr std::string_view methods[] = {"GET", "PUT", "POST", "DELETE", "HEAD", "OPTIONS", "get", ""};
  constexpr std::string_view versions[] = {"HTTP/1.1", "HTTP/1.0", "HTTP/1.2", "HTTP/2.0", "http/1.1", ""};
  if (message.lines.empty()) return;
  std::string& line = message.lines.front();
  const std::size_t first = line.find(' '), last = line.rfind(' ');
  if (first == last) return;
  const std::string target = line.substr(first, last - first + 1);
  const bool is_other_method = random.one_in(2);
  line = (is_other_method ? std::string(random.pick(methods)) : line.substr(0, first)) + target +
         (is_other_method ? line.substr(last + 1) : std::string(random.pick(versions)) + "\r\n");
}

constexpr std::array moves{reframe,   reframe,     add_line,         double_line,
                           drop_line, change_line, change_first_line};

void change_messages(Messages& messages, Random& random) {
  if (messages.empty()) return;
  if (random.one_in(6)) {
    const Message doubled = random.pick(messages);
    messages.insert(messages.end(), random.one_in(4) ? 8 : 1, doubled);
  } else if (random.one_in(12)) {
    messages.erase(messages.begin() + static_cast<std::ptrdiff_t>(random.below(messages.size())));
  } else if (random.one_in(16)) {
    random.pick(messages).body += random.one_in(2) ? "\r\n" : "\r\n\r\n";
  } else {
    random.pick(moves)(random.pick(messages), random);
  }
}

}  // namespace

std::string mutate_messages(std::string_view bytes, Random& random) {
  Messages messages = messages_of(bytes);
  do {
    change_messages(messages, random);
  } while (random.one_in(3));
  return text_of(messages);
}

std::string cross_messages(std::string_view left, std::string_view right, Random& random) {
  Messages messages = messages_of(left);
  const Messages others = messages_of(right);
  messages.resize(random.below(messages.size() + 1));
  messages.insert(messages.end(),
                  others.begin() + static_cast<std::ptrdiff_t>(random.below(others.size() + 1)),
                  others.end());
  return text_of(messages);
}

}  // namespace plumbline::fuzz
