// How many requests a second does our client bring through, used as a run uses it? Sends PUTs with 1 KiB from
// that many threads, each on its own connection, for a while, and prints the rate.
//
//     client_load URL CONNECTIONS SECONDS

#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "wire/client.h"

int main(int argc, char** argv) {
  using namespace plumbline;
  using Clock = std::chrono::steady_clock;
  const auto url =
      argc == 4 ? http::parse_url(argv[1]) : refused(std::string("wants URL CONNECTIONS SECONDS"));
  if (!url) {
    std::fprintf(stderr, "client_load: %s\n", url.error().c_str());
    return 2;
  }
  const int connections = std::atoi(argv[2]);
  const auto begin = Clock::now();
  const auto end =
      begin + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(std::atof(argv[3])));

  wire::Client client({.endpoint = *url});
  const http::Request request{"PUT",
                              "/2015-03-31/functions/bench/code",
                              {{"Accept", "application/json"}, {"Content-Type", "application/json"}},
                              std::string(1024, 'b')};
  std::atomic<std::uint64_t> answered = 0;
  std::atomic<bool> failed = false;
  const auto load = [&] {
    std::uint64_t count = 0;
    for (; Clock::now() < end && !failed; ++count)
      if (!client.send(request)) failed = true;
    answered += count;
  };
  std::vector<std::thread> threads;
  for (int i = 1; i < connections; ++i) threads.emplace_back(load);
  load();
  for (std::thread& thread : threads) thread.join();
  if (failed) {
    std::fprintf(stderr, "client_load: a request was not answered\n");
    return 1;
  }
  std::printf("%.1f\n",
              static_cast<double>(answered) / std::chrono::duration<double>(Clock::now() - begin).count());
}
