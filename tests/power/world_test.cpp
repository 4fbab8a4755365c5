#include "power/world.h"

#include <gtest/gtest.h>

namespace plumbline::power {
namespace {

TEST(Clock, MovesWhenSomebodyLooksOrWaits) {
  Clock clock;
  const auto first = clock.look();
  EXPECT_EQ(clock.look() - first, std::chrono::milliseconds(1));
  clock.wait(std::chrono::seconds(60));
  EXPECT_EQ(clock.look() - first, std::chrono::milliseconds(60'002));
}

TEST(NewReference, IsEmptyAndTheSameEachTime) {
  const auto answer = [] {
    const auto source = std::make_shared<service::NoBuckets>();
    return new_reference(std::make_shared<Clock>(), source)({"GET", "/2015-03-31/functions/", {}, {}});
  };
  EXPECT_EQ(answer().body, "{\"Functions\":[]}");
  EXPECT_EQ(answer(), answer());
}

TEST(Follow, AsksTheEndpointForWhatTheLinkNames) {
  http::InProcess peer([](const http::Request& request) {
    return http::Response{200, {}, request.method + " " + request.target};
  });
  EXPECT_EQ(follow(peer, "http://localhost/a/b?c=d")->body, "GET /a/b?c=d");
  EXPECT_EQ(follow(peer, "not a link").error().kind, http::NoAnswer::Kind::malformed);
}

}  // namespace
}  // namespace plumbline::power
