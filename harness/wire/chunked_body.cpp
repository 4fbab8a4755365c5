#include "wire/chunked_body.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

namespace plumbline::wire {
namespace {

constexpr std::size_t chunks_max = 4096;

/// One in each form that RFC 9112, 7.1.1 knows: with a value, without, with one in quotes.
constexpr std::string_view extensions = ";name=value;flag;quoted=\"a;b\"";

}  // namespace

std::string chunked_body(std::string_view body, const http::Framing& framing) {
  const std::size_t tiny = (body.size() + chunks_max - 1) / chunks_max;
  const std::size_t step = std::max<std::size_t>(1, framing.has_tiny_chunks ? tiny : body.size());
  const std::string_view behind_size = framing.has_extensions ? extensions : std::string_view();
  std::string chunks;
  const auto begin_chunk = [&](std::size_t bytes) {
    fmt::format_to(std::back_inserter(chunks), "{:x}{}\r\n", bytes, behind_size);
  };
  for (; !body.empty(); body.remove_prefix(std::min(step, body.size()))) {
    const std::string_view chunk = body.substr(0, step);
    begin_chunk(chunk.size());
    chunks.append(chunk).append("\r\n");
  }
  begin_chunk(0);
  if (framing.has_trailer) chunks.append("X-Trailer: behind the body\r\n");
  return chunks.append("\r\n");
}

}  // namespace plumbline::wire
