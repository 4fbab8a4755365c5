#include "app/freed_memory.h"

#include <malloc.h>

namespace plumbline::app {

void keep_freed_memory() {
  constexpr int free_bytes_max = 144 << 20;
  // Large blocks come from the heap, not from mappings of their own that end with them; the heap is one for
  // all threads, since those of threads have no room for them.
  mallopt(M_MMAP_MAX, 0);
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_TRIM_THRESHOLD, free_bytes_max);
}

void return_freed_memory() {
  // Otherwise the C library takes what was freed for usual, and has ever larger blocks in its heaps, which it
  // then keeps.
  mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

}  // namespace plumbline::app
