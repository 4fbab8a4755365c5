#include "report/progress.h"

#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/world.h"

namespace plumbline::report {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A terminal and a clock that tests set.
struct Terminal {
  std::vector<std::string> written;
  std::chrono::steady_clock::time_point now{};

  Progress progress(bool is_terminal) {
    return Progress([this](std::string_view text) { written.emplace_back(text); }, is_terminal,
                    [this] { return now; });
  }
};

TEST(Progress, SaysHowFarARunHasCome) {
  Terminal terminal;
  Progress progress = terminal.progress(true);
  progress.add(failed("a"));
  terminal.now += milliseconds(1000);
  progress.add(passed("b"));
  progress.finish();
  EXPECT_THAT(terminal.written,
              ElementsAre("\r\x1b[K1 case, 1 failed", "\r\x1b[K2 cases, 1 failed, 2 a second", "\r\x1b[K"));
}

TEST(Progress, SaysHowMuchIsLeft) {
  Terminal terminal;
  Progress progress = terminal.progress(true);
  progress.expect({.first = 3, .requests_of_a_first = 10, .single = 970});
  progress.add(passed("a"));
  terminal.now += std::chrono::seconds(4);
  progress.add(passed("b"));  // 20 of 1,000 requests
  terminal.now += std::chrono::seconds(4);
  progress.add(passed("c"));
  terminal.now += std::chrono::seconds(4);
  for (int i = 0; i < 970; ++i) progress.add(passed("d"));
  terminal.now += std::chrono::seconds(4);
  progress.add(passed("more than were expected"));
  EXPECT_THAT(terminal.written, ElementsAre("\r\x1b[K1 of 973 cases, 0 failed",
                                            "\r\x1b[K2 of 973 cases, 0 failed, 0 a second, 3 min left",
                                            "\r\x1b[K3 of 973 cases, 0 failed, 0 a second, 4 min left",
                                            "\r\x1b[K4 of 973 cases, 0 failed, 0 a second, 6 min left",
                                            "\r\x1b[K974 cases, 0 failed, 60 a second, 0 s left"));
}

TEST(Progress, IsDrawnTenTimesASecondAtMost) {
  Terminal terminal;
  Progress progress = terminal.progress(true);
  for (int i = 0; i < 1000; ++i) {
    progress.add(passed("a"));
    terminal.now += milliseconds(1);
  }
  EXPECT_THAT(terminal.written, SizeIs(10));
}

TEST(Progress, IsSilentWhereThereIsNoTerminal) {
  Terminal terminal;
  Progress progress = terminal.progress(false);
  progress.add(passed("a"));
  progress.finish();
  EXPECT_THAT(terminal.written, IsEmpty());
}

}  // namespace
}  // namespace plumbline::report
