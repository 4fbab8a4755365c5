#include "suite/idle_memory.h"

#include <cstdlib>  // and in it __GLIBC__

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace plumbline::suite {

void return_idle_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

}  // namespace plumbline::suite
