#include "http/body_room.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include <gtest/gtest.h>

namespace plumbline::http {
namespace {

TEST(MakeRoom, leaves_what_is_there_and_has_room_for_the_rest) {
  for (const std::size_t bytes :
       {std::size_t{0}, std::size_t{1}, std::size_t{64} << 10U, (std::size_t{2} << 20U) - 1,
        std::size_t{4} << 20U, (std::size_t{9} << 20U) + 7}) {
    std::string body = "begun";
    make_room(body, bytes);
    EXPECT_EQ(body, "begun");
    EXPECT_GE(body.capacity(), bytes);
    const char* place = body.data();
    const std::string rest(bytes - std::min(bytes, body.size()), 'x');
    body += rest;
    EXPECT_EQ(body.data(), place) << bytes;  // nothing had to move
    EXPECT_EQ(body, "begun" + rest);
  }
}

}  // namespace
}  // namespace plumbline::http
