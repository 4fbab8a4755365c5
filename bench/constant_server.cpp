// Our server with a handler that does nothing: what the wire alone costs. Prints its port, serves until its
// input ends.
//
//     constant_server [THREADS]

#include <charconv>
#include <cstdio>
#include <string_view>

#include "constant_answer.h"
#include "until_stdin_ends.h"
#include "wire/server.h"

int main(int argc, char** argv) {
  using namespace plumbline;
  wire::ServerSettings settings;
  if (argc > 1) {
    const std::string_view text = argv[1];
    std::from_chars(text.data(), text.data() + text.size(), settings.threads);
  }
  const http::Handler handler = [body = bench::constant_body()](const http::Request&) {
    return http::Response{200, {{"Content-Type", "application/json"}}, body};
  };
  const auto server = wire::Server::start(settings, handler);
  if (!server) {
    std::fprintf(stderr, "constant_server: %s\n", server.error().c_str());
    return 1;
  }
  bench::serve_until_stdin_ends((*server)->port());
}
