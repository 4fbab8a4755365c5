#include "http/framing.h"

namespace plumbline::http {
namespace {

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

/// Whether a comma-separated value of a line has that member.
bool lists(const Headers& headers, std::string_view name, std::string_view member) {
  std::string_view value = headers.find(name).value_or("");
  while (!value.empty()) {
    const std::size_t end = value.find(',');
    if (same_header_name(trimmed(value.substr(0, end)), member)) return true;
    value.remove_prefix(end == std::string_view::npos ? value.size() : end + 1);
  }
  return false;
}

}  // namespace

Framing framing_of(const Request& request) {
  const Headers& headers = request.headers;
  Framing framing;
  framing.is_chunked = lists(headers, "Transfer-Encoding", "chunked");
  framing.has_tiny_chunks = lists(headers, framing_line, "tiny-chunks");
  framing.has_extensions = lists(headers, framing_line, "chunk-extensions");
  framing.has_trailer = lists(headers, framing_line, "trailer");
  framing.is_http_1_0 = lists(headers, framing_line, "http-1.0");
  framing.awaits_leave =
      lists(headers, "Expect", "100-continue") && !framing.is_http_1_0 && !request.body.empty();
  return framing;
}

}  // namespace plumbline::http
