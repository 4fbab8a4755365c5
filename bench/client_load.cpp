// How many requests a second does our client bring through, used as a run uses it? One thread sends PUTs with
// 1 KiB over that many connections for a while; prints the rate.
//
//     client_load URL CONNECTIONS SECONDS

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "http/lanes.h"
#include "wire/client.h"

namespace plumbline::bench {
namespace {

using Clock = std::chrono::steady_clock;

/// The same request on every lane until the time is over.
class Load final : public http::Lanes {
 public:
  explicit Load(Clock::time_point end) : end_(end) {}

  const http::Request* next(std::size_t) override {
    return Clock::now() < end_ && failed_ == 0 ? &request_ : nullptr;
  }
  void answered(std::size_t, http::Answer answer) override { ++(answer ? answered_ : failed_); }

  [[nodiscard]] double answers() const { return answered_; }
  [[nodiscard]] bool failed() const { return failed_ > 0; }

 private:
  const Clock::time_point end_;
  const http::Request request_{"PUT",
                               "/2015-03-31/functions/bench/code",
                               {{"Accept", "application/json"}, {"Content-Type", "application/json"}},
                               std::string(1024, 'b')};
  int answered_ = 0;
  int failed_ = 0;
};

}  // namespace
}  // namespace plumbline::bench

int main(int argc, char** argv) {
  using namespace plumbline;
  using bench::Clock;
  const auto url =
      argc == 4 ? http::parse_url(argv[1]) : refused(std::string("wants URL CONNECTIONS SECONDS"));
  if (!url) {
    std::fprintf(stderr, "client_load: %s\n", url.error().c_str());
    return 2;
  }
  const std::chrono::duration<double> time(std::atof(argv[3]));
  const auto begin = Clock::now();
  bench::Load load(begin + std::chrono::duration_cast<Clock::duration>(time));
  wire::Client client({.endpoint = *url});
  client.drive(load, static_cast<std::size_t>(std::atoi(argv[2])));
  if (load.failed()) {
    std::fprintf(stderr, "client_load: a request was not answered\n");
    return 1;
  }
  std::printf("%.1f\n", load.answers() / std::chrono::duration<double>(Clock::now() - begin).count());
}
