#include "suite/leftovers.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "spec/load.h"
#include "suite/peers.h"

namespace plumbline::suite {
namespace {

using ::testing::ElementsAre;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

std::vector<std::string> sent_to(ScriptedPeer& peer, std::uint64_t removed) {
  Caller caller(peer, {});
  EXPECT_EQ(remove_leftovers(caller, spec(), "plumbline-7-"), removed);
  std::vector<std::string> sent;
  for (const http::Request& request : peer.requests) sent.push_back(request.method + " " + request.target);
  return sent;
}

TEST(Leftovers, OfTheRunAloneAreRemoved) {
  ScriptedPeer peer([](const http::Request& request) -> http::Answer {
    if (request.method == "DELETE") return http::Response{204, {}, ""};
    if (request.target.find("Marker=m") == std::string::npos)
      return json_answer(200, R"({"Functions":[{"FunctionName":"plumbline-7-1"},{"FunctionName":"mine"},{}],)"
                              R"("NextMarker":"m"})");
    return json_answer(
        200, R"({"Functions":[{"FunctionName":"plumbline-7-2"},{"FunctionName":"plumbline-8-1"}]})");
  });
  EXPECT_THAT(sent_to(peer, 2), ElementsAre("GET /2015-03-31/functions", "GET /2015-03-31/functions?Marker=m",
                                            "DELETE /2015-03-31/functions/plumbline-7-1",
                                            "DELETE /2015-03-31/functions/plumbline-7-2"));
}

TEST(Leftovers, AreLeftWhereTheTargetDoesNotListThem) {
  for (const http::Answer& answer : {http::Answer(json_answer(404, "{}")),
                                     http::Answer(http::Response{200, {}, "nonsense"}), no_answer()}) {
    ScriptedPeer peer([&](const http::Request&) { return answer; });
    EXPECT_THAT(sent_to(peer, 0), ElementsAre("GET /2015-03-31/functions"));
  }
}

/// A target whose pages never end is asked no more once a page is followed by itself.
TEST(Leftovers, AreLookedForWithinBounds) {
  ScriptedPeer peer([](const http::Request&) -> http::Answer {
    return json_answer(200, R"({"Functions":[],"NextMarker":"again"})");
  });
  EXPECT_EQ(sent_to(peer, 0).size(), 2U);
}

}  // namespace
}  // namespace plumbline::suite
