#include "http/peer.h"

#include <set>
#include <string_view>

#include <gtest/gtest.h>

namespace plumbline::http {
namespace {

TEST(NoAnswer, has_a_name_for_every_kind) {
  using Kind = NoAnswer::Kind;
  std::set<std::string_view> names;
  for (const Kind kind : {Kind::unresolved, Kind::unreachable, Kind::tls, Kind::closed, Kind::timeout,
                          Kind::malformed, Kind::too_large}) {
    EXPECT_FALSE(name_of(kind).empty());
    names.insert(name_of(kind));
  }
  EXPECT_EQ(names.size(), 7U);
  EXPECT_EQ(name_of(Kind::timeout), "timeout");
}

}  // namespace
}  // namespace plumbline::http
