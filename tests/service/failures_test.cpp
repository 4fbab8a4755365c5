#include "service/failures.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

#include "service/world.h"

namespace plumbline::service {
namespace {

/// Which of the first requests fail, as a text of 0 and 1.
std::string failures_of(double rate, std::uint64_t seed, int requests) {
  Failures failures(rate, seed);
  std::string text;
  for (int i = 0; i < requests; ++i) text += failures.strike() ? '1' : '0';
  return text;
}

TEST(Failures, AreTheSameForTheSameSeed) {
  EXPECT_EQ(failures_of(0.3, 7, 200), failures_of(0.3, 7, 200));
  EXPECT_NE(failures_of(0.3, 7, 200), failures_of(0.3, 8, 200));
}

TEST(Failures, StrikeAsOftenAsAsked) {
  for (const double rate : {0.0, 0.01, 0.3, 0.9, 1.0}) {
    const std::string text = failures_of(rate, 1, 100'000);
    const auto struck = static_cast<double>(std::count(text.begin(), text.end(), '1')) / 100'000;
    EXPECT_NEAR(struck, rate, 0.005);
    const bool is_certain = rate == 0.0 || rate == 1.0;
    EXPECT_TRUE(!is_certain || struck == rate);
  }
}

TEST(Failures, AreServiceExceptionsThatChangeNothing) {
  Settings settings;
  settings.failure_rate = 0.5;
  settings.failure_seed = 3;
  World world(settings);
  while (world.create("fn").status() != 201) {
  }
  int failed = 0;
  for (int i = 0; i < 50; ++i) {
    const std::string zip = zip_of(std::to_string(i));
    Reply updated = world.update_code("fn", zip);
    if (updated.status() == 200) continue;
    ++failed;
    EXPECT_EQ(updated.status(), 500);
    EXPECT_EQ(updated.error_type(), "ServiceException");
    Reply read = world.configuration_of("fn");
    while (read.status() != 200) read = world.configuration_of("fn");
    EXPECT_NE(read.text("CodeSha256"), hash_of(zip));
  }
  EXPECT_GT(failed, 10);
}

}  // namespace
}  // namespace plumbline::service
