#include "request_text.h"

namespace plumbline::fuzz {
namespace {

/// Takes the text up to and with the mark off the front; all of it where there is no mark.
std::string_view take(std::string_view& text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  const std::size_t size = at == std::string_view::npos ? text.size() : at + mark.size();
  const std::string_view taken = text.substr(0, size);
  text.remove_prefix(size);
  return taken;
}

std::string_view without(std::string_view text, char end) {
  if (text.ends_with(end)) text.remove_suffix(1);
  return text;
}

}  // namespace

RequestParts parts_of_request(std::string_view text) {
  RequestParts parts;
  const std::string_view line = text.substr(0, text.find('\n'));
  std::string_view rest = text.substr(line.size());
  parts.target = line;
  parts.method = take(parts.target, " ");
  if (rest.starts_with("\n\n")) {
    parts.headers = rest.substr(0, 2);
    rest.remove_prefix(2);
  } else {
    parts.headers = take(rest, "\n\n");
  }
  parts.body = rest;
  return parts;
}

http::Request read_request_text(std::string_view text) {
  const RequestParts parts = parts_of_request(text);
  http::Request request{
      std::string(without(parts.method, ' ')), std::string(parts.target), {}, std::string(parts.body)};
  std::string_view headers = parts.headers;
  while (!headers.empty()) {
    std::string_view value = without(take(headers, "\n"), '\n');
    if (value.empty()) continue;
    const std::string_view name = without(take(value, ":"), ':');
    if (value.starts_with(' ')) value.remove_prefix(1);
    request.headers.add(std::string(name), std::string(value));
  }
  return request;
}

}  // namespace plumbline::fuzz
