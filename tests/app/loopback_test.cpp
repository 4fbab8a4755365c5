#include "app/loopback.h"

#include <gtest/gtest.h>

namespace plumbline::app {
namespace {

TEST(Loopback, IsThisMachineAlone) {
  for (const char* host : {"localhost", "127.0.0.1", "127.1", "127.255.255.254", "::1"})
    EXPECT_TRUE(is_loopback(host)) << host;
  for (const char* host :
       {"", "0.0.0.0", "::", "10.0.0.1", "127.example.org", "1127.0.0.1", "localhost.example", "fe80::1"})
    EXPECT_FALSE(is_loopback(host)) << host;
}

}  // namespace
}  // namespace plumbline::app
