#pragma once

#include <csignal>

namespace plumbline::app {

/// The signals that ask for an end: SIGINT, SIGTERM and SIGHUP. From its construction on they are blocked in
/// this thread and in those it starts, and wait to be taken here.
///
///     const EndSignals signals;   // before any thread starts
///     ...
///     signals.wait();
///     signals.let_the_next_end_the_program();
class EndSignals {
 public:
  EndSignals();
  EndSignals(const EndSignals&) = delete;
  EndSignals& operator=(const EndSignals&) = delete;

  /// Returns at the first of them.
  void wait() const;

  /// From here on another one ends the program at once, whatever it is doing.
  void let_the_next_end_the_program() const;

 private:
  sigset_t set_{};
};

}  // namespace plumbline::app
