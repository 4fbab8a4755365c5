#include "app/end_signals.h"

#include <array>

#include <pthread.h>

namespace plumbline::app {
namespace {

constexpr std::array end_signals = {SIGINT, SIGTERM, SIGHUP};

}  // namespace

EndSignals::EndSignals() {
  sigemptyset(&set_);
  for (const int signal : end_signals) sigaddset(&set_, signal);
  pthread_sigmask(SIG_BLOCK, &set_, nullptr);
}

void EndSignals::wait() const {
  int signal = 0;
  sigwait(&set_, &signal);
}

void EndSignals::let_the_next_end_the_program() const {
  // Started in the background by a shell without job control, the program has inherited that SIGINT is
  // ignored.
  for (const int signal : end_signals) std::signal(signal, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &set_, nullptr);
}

}  // namespace plumbline::app
