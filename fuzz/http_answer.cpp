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

struct Read {
  std::optional<http::Response> response;
  std::optional<http::NoAnswer::Kind> failure;
};

/// The answer in these bytes, when they come in pieces of that size and then no more come.
Read read(std::string_view bytes, std::size_t piece) {
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
  if (progress == wire::Progress::complete) return {reader.take(), {}};
  return {{}, reader.failure().kind};
}

}  // namespace

/// Law: whatever an endpoint answers, the client reads it or says why not, however the bytes were cut on
/// their way; and the judge has an opinion on every answer.
void hold(std::string_view bytes) {
  const Read whole = read(bytes, bytes.size());
  const Read cut = read(bytes, 1 + bytes.size() % 7);
  expect("it does not matter how bytes are cut",
         whole.response == cut.response && whole.failure == cut.failure,
         whole.response ? whole.response->body : "no answer");
  if (!whole.response) return;
  const http::Request request{"PUT", "/2015-03-31/functions/my-function/code", {}, "{}"};
  for (const spec::Operation& operation : documentation().operations)
    (void)verdict::judge(request, *whole.response, operation, {});
}

}  // namespace plumbline::fuzz
