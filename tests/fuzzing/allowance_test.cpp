#include "fuzzing/allowance.h"

#include <gtest/gtest.h>

#include "suite/peers.h"

namespace plumbline::fuzzing {
namespace {

TEST(AllowanceTest, SendsSoManyRequestsAndNotOneMore) {
  suite::ScriptedPeer peer([](const http::Request&) { return suite::json_answer(200, "{}"); });
  Allowance allowance(peer, 2);
  EXPECT_EQ(allowance.left(), 2U);
  EXPECT_TRUE(allowance.send({}).has_value());
  EXPECT_TRUE(allowance.send({}).has_value());
  EXPECT_EQ(allowance.left(), 0U);
  const http::Answer answer = allowance.send({});
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().detail, "no more requests may be sent");
  EXPECT_EQ(peer.requests.size(), 2U);
  EXPECT_EQ(allowance.left(), 0U);
}

}  // namespace
}  // namespace plumbline::fuzzing
