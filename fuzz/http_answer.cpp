#include <algorithm>
#include <cstring>
#include <optional>

#include "documentation.h"
#include "law.h"
#include "verdict/judge.h"
#include "wire/response_reader.h"

namespace plumbline::fuzz {
namespace {

constexpr wire::ReadLimits limits{.header_bytes_max = 4096, .body_bytes_max = 16 * 1024};

/// What is read of bytes: the answer, where there is one, and what had not come when it was complete.
struct Reading {
  std::optional<http::Response> answer;
  std::string_view to_come;
};

/// When the bytes come in pieces of that size and then no more come.
Reading read(std::string_view bytes, std::size_t piece) {
  wire::ResponseReader reader(limits, false);
  wire::Progress progress = wire::Progress::more;
  while (!bytes.empty() && progress == wire::Progress::more) {
    const auto room = reader.room();
    const std::size_t size = std::min({piece, bytes.size(), room.size()});
    std::memcpy(room.data(), bytes.data(), size);
    bytes.remove_prefix(size);
    reader.add(size);
    progress = reader.read();
  }
  if (progress == wire::Progress::more) progress = reader.end();
  if (progress == wire::Progress::complete) return {reader.take(), bytes};
  expect("a failure says why", !reader.failure().detail.empty(), http::name_of(reader.failure().kind));
  return {std::nullopt, bytes};
}

}  // namespace

/// Law: whatever an endpoint answers, the client reads it or says why not, however the bytes were cut on
/// their way, but that bytes behind an answer spoil it only where they come with its end; and the judge has
/// an opinion on every answer.
void hold(std::string_view bytes) {
  const auto whole = read(bytes, bytes.size()).answer;
  const auto [cut, to_come] = read(bytes, 1 + bytes.size() % 7);
  const bool is_spoilt_by_what_came_later = !whole && cut && !to_come.empty();
  expect("it does not matter how bytes are cut", whole == cut || is_spoilt_by_what_came_later,
         whole ? whole->body : "no answer");
  if (!whole) return;
  const http::Request request{"PUT", "/2015-03-31/functions/my-function/code", {}, "{}"};
  for (const spec::Operation& operation : documentation().operations)
    (void)verdict::judge(request, *whole, operation, {});
}

}  // namespace plumbline::fuzz
