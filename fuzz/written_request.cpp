#include <algorithm>
#include <cstring>

#include "http/framing.h"
#include "http/uri.h"
#include "law.h"
#include "request_text.h"
#include "wire/chunked_body.h"
#include "wire/request_reader.h"
#include "wire/write_message.h"

namespace plumbline::fuzz {
namespace {

/// What the client sends of a request that it takes.
std::string written(const http::Request& request) {
  const http::Framing framing = http::framing_of(request);
  static const http::Url endpoint = http::parse_url("http://localhost:9001").value();
  std::string bytes;
  wire::write_request_head(bytes, request, endpoint);
  bytes += framing.is_chunked ? wire::chunked_body(request.body, framing) : request.body;
  return bytes;
}

/// Whether the server takes the bytes for one request that ends with them.
bool is_read_whole(wire::RequestReader& reader, std::string_view bytes) {
  wire::Progress progress = reader.read();
  while (progress == wire::Progress::more && !bytes.empty()) {
    const auto room = reader.room();
    const std::size_t size = std::min(bytes.size(), room.size());
    std::memcpy(room.data(), bytes.data(), size);
    bytes.remove_prefix(size);
    reader.add(size);
    progress = reader.read();
  }
  if (progress == wire::Progress::failed) return false;
  expect("a request that is written ends", progress == wire::Progress::complete, "a complete request");
  expect("nothing is behind it", bytes.empty(), "no more bytes");
  return true;
}

}  // namespace

/// Law: what the client writes of a request that it takes, framed in any way, the server reads as the same
/// request, or refuses for what it says; and in HTTP/1.1 nothing of it is left for the next one.
void hold(std::string_view bytes) {
  const http::Request request = read_request_text(bytes);
  if (!wire::fault_of(request).empty()) return;
  wire::RequestReader reader({});
  if (!is_read_whole(reader, written(request))) {
    expect("a refusal is the client's",
           reader.refusal().status / 100 == 4 || reader.refusal().status / 100 == 5,
           std::to_string(reader.refusal().status));
    return;
  }
  const http::Request read = reader.take();
  expect_same("the method", read.method, request.method);
  expect_same("the body", read.body, request.body);
  if (request.target.starts_with('/')) expect_same("the target", read.target, request.target);
  expect("the framing stays at home", !read.headers.contains(http::framing_line), "no such line");
}

}  // namespace plumbline::fuzz
