#include "wire/write_message.h"

#include <algorithm>
#include <array>
#include <utility>

#include "http/framing.h"
#include "wire/grammar.h"

namespace plumbline::wire {
namespace {

/// RFC 9110, 15, and RFC 6585. Phrases are for people: a status without one is right too.
constexpr std::array<std::pair<int, std::string_view>, 30> reason_phrases = {{
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
}};

std::string_view reason_phrase(int status) {
  const auto* row = std::ranges::find(reason_phrases, status, [](const auto& entry) { return entry.first; });
  return row == reason_phrases.end() ? std::string_view() : row->second;
}

bool is_framing(std::string_view name) {
  static constexpr std::array<std::string_view, 4> names = {"Content-Length", "Transfer-Encoding",
                                                            "Connection", "Keep-Alive"};
  return std::ranges::any_of(names,
                             [&](std::string_view framing) { return http::same_header_name(name, framing); });
}

bool is_writable_line(const http::Header& line) { return is_token(line.name) && is_field_value(line.value); }

void write_line(std::string& out, std::string_view name, std::string_view value) {
  out.append(name).append(": ").append(value).append("\r\n");
}

/// Statuses whose responses end after the head (RFC 9112, 6.3).
bool never_has_body(int status) { return status == 204 || status == 304; }

/// RFC 9110, 8.6: these say Content-Length even of an empty body.
bool usually_has_body(std::string_view method) {
  return method == "PUT" || method == "POST" || method == "PATCH";
}

}  // namespace

bool has_body(const http::Response& response, const ResponseFraming& framing) {
  return !framing.to_head_request && !never_has_body(response.status);
}

bool is_writable(const http::Response& response) {
  return response.status >= 200 && response.status <= 999 &&
         std::ranges::all_of(response.headers, is_writable_line);
}

void write_response_head(std::string& out, const http::Response& response, const ResponseFraming& framing,
                         std::string_view date) {
  out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  out.append(reason_phrase(response.status)).append("\r\n");
  for (const auto& [name, value] : response.headers) {
    if (!is_framing(name)) write_line(out, name, value);
  }
  if (!response.headers.contains("Date")) write_line(out, "Date", date);
  if (!never_has_body(response.status))
    write_line(out, "Content-Length", std::to_string(response.body.size()));
  if (!framing.keep_alive) write_line(out, "Connection", "close");
  out.append("\r\n");
}

std::string fault_of(const http::Request& request) {
  if (!is_token(request.method)) return "the method is no token";
  if (!is_target(request.target)) return "the target is empty or has a space or a control character";
  bool is_chunked = false;
  for (const http::Header& line : request.headers) {
    if (!is_writable_line(line)) return "the header line " + line.name + " has characters that end it";
    if (http::same_header_name(line.name, "Transfer-Encoding")) {
      if (!http::same_header_name(line.value, "chunked") || std::exchange(is_chunked, true))
        return "the only Transfer-Encoding written is chunked, once";
      if (request.headers.contains("Content-Length") || http::framing_of(request).is_http_1_0)
        return "Transfer-Encoding stands neither beside Content-Length nor in HTTP/1.0";
    }
    if (http::same_header_name(line.name, "Content-Length") &&
        line.value != std::to_string(request.body.size())) {
      return "Content-Length is not that of the body";
    }
  }
  return {};
}

void write_request_head(std::string& out, const http::Request& request, const http::Url& endpoint) {
  const auto& headers = request.headers;
  const http::Framing framing = http::framing_of(request);
  out.append(request.method).append(" ").append(endpoint.path).append(request.target);
  out.append(framing.is_http_1_0 ? " HTTP/1.0\r\n" : " HTTP/1.1\r\n");
  if (!headers.contains("Host")) write_line(out, "Host", endpoint.authority());
  for (const auto& [name, value] : headers)
    if (!http::same_header_name(name, http::framing_line)) write_line(out, name, value);
  if (!headers.contains("User-Agent")) write_line(out, "User-Agent", "plumbline/" PLUMBLINE_VERSION);
  const bool tells_length = framing.is_chunked || headers.contains("Content-Length");
  if (!tells_length && (!request.body.empty() || usually_has_body(request.method))) {
    write_line(out, "Content-Length", std::to_string(request.body.size()));
  }
  out.append("\r\n");
}

}  // namespace plumbline::wire
