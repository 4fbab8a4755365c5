#include "http/body_room.h"

#include <cstdint>

#include <sys/mman.h>

namespace plumbline::http {
namespace {

constexpr std::size_t huge_page_bytes = std::size_t{2} << 20U;

/// How far a place is behind the last huge page's beginning.
std::size_t past_page(const char* place) { return reinterpret_cast<std::uintptr_t>(place) % huge_page_bytes; }

}  // namespace

void make_room(std::string& body, std::size_t bytes) {
  body.reserve(bytes);
  const std::size_t before_first = (huge_page_bytes - past_page(body.data())) % huge_page_bytes;
  if (body.capacity() < before_first + huge_page_bytes) return;
  const std::size_t behind_last = past_page(body.data() + body.capacity());
  // Advice: where it is not taken, all is as it was.
  ::madvise(body.data() + before_first, body.capacity() - before_first - behind_last, MADV_HUGEPAGE);
}

}  // namespace plumbline::http
