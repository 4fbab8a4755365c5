// How much memory does an upload take? By how much the peak of a process rises while a request with a package
// of 51 MB is read into memory and answered, over the size of its body: `peak_over_body`. One is the body
// itself. A process of its own each time, since a peak is never forgotten.

#include <fstream>
#include <string>

#include <benchmark/benchmark.h>
#include <sys/wait.h>
#include <unistd.h>

#include "in_process_endpoint.h"

namespace plumbline::bench {
namespace {

constexpr std::size_t zip_bytes = 51'000'000;

/// A figure of /proc/self/status, in bytes.
double bytes_of(const std::string& name) {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with(name)) return std::stod(line.substr(name.size() + 1)) * 1024;
  }
  return 0;
}

/// What the peak is above what there is now, after `work`. Runs in a child, which begins with the peak that
/// it has inherited nothing of.
template <class Work>
double peak_of(Work work) {
  int ends[2] = {};
  if (pipe(ends) != 0) return 0;
  const pid_t child = fork();
  if (child == 0) {
    const double before = bytes_of("VmRSS:");
    std::ofstream("/proc/self/clear_refs") << 5;  // the peak is counted from here
    double risen = 0;
    if (work()) risen = bytes_of("VmHWM:") - before;
    const bool is_written = write(ends[1], &risen, sizeof risen) == sizeof risen;
    _exit(is_written ? 0 : 1);
  }
  double risen = 0;
  const bool is_read = child > 0 && read(ends[0], &risen, sizeof risen) == sizeof risen;
  if (child > 0) waitpid(child, nullptr, 0);
  close(ends[0]);
  close(ends[1]);
  return is_read ? risen : 0;
}

void upload(benchmark::State& state) {
  const std::string body = body_with(zip_of(zip_bytes));
  const auto endpoint = new_endpoint();
  double risen = 0;
  for (auto _ : state) {
    risen = peak_of([&] { return endpoint->handle(update_of_my_function(roomy_copy(body))).status == 200; });
    if (risen <= 0) return state.SkipWithError("does not take the package, or shows no memory");
  }
  state.counters["peak_over_body"] = risen / static_cast<double>(body.size());
}

BENCHMARK(upload)->Iterations(1)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace plumbline::bench

BENCHMARK_MAIN();
