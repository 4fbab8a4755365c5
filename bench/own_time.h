#pragma once

#include <cstddef>
#include <ctime>

#include <benchmark/benchmark.h>

namespace plumbline::bench {

/// The processor's time that some work takes between preparations that do not count: the figure `own_time` of
/// a run, nanoseconds a piece. What else the machine does meanwhile does not count either. Reading the clock
/// costs a third of a microsecond: small work is timed by the dozen.
class OwnTime {
 public:
  /// Work that is prepared and timed at once: many pieces of small work, one of large.
  static std::size_t pieces_at_once(std::size_t bytes) { return bytes < 64 * 1024 ? 64 : 1; }

  template <class Work>
  void of(std::size_t pieces, Work work) {
    const double begin = now();
    for (std::size_t i = 0; i < pieces; ++i) work(i);
    nanoseconds_ += now() - begin;
    pieces_ += static_cast<double>(pieces);
  }

  void tell(benchmark::State& state) const { state.counters["own_time"] = nanoseconds_ / pieces_; }

 private:
  static double now() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return 1e9 * static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec);
  }

  double nanoseconds_ = 0;
  double pieces_ = 0;
};

}  // namespace plumbline::bench
