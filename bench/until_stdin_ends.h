#pragma once

#include <cstdio>

#include <unistd.h>

namespace plumbline::bench {

/// Tells the port to whoever started this server, and waits until that one is gone or closes our input.
inline void serve_until_stdin_ends(unsigned port) {
  std::printf("%u\n", port);
  std::fflush(stdout);
  for (char byte = 0; ::read(STDIN_FILENO, &byte, 1) > 0;) continue;
}

}  // namespace plumbline::bench
