#include "power/null_server.h"

#include <gtest/gtest.h>

namespace plumbline::power {
namespace {

const http::Request request{"PUT", "/2015-03-31/functions/f/code", {}, "{\"ZipFile\":\"\"}"};

TEST(NullServers, AnswerTheSameWhateverTheyAreAsked) {
  struct Row {
    std::string_view id;
    int status;
  };
  for (const Row& row : {Row{"always-200", 200}, Row{"always-200-empty", 200}, Row{"always-example", 200},
                         Row{"always-400", 400}, Row{"always-invalid", 400}, Row{"always-404", 404},
                         Row{"always-404-html", 404}, Row{"always-500", 500}, Row{"echo", 200}}) {
    bool is_there = false;
    for (const NullServer& server : null_servers()) {
      if (server.id != row.id) continue;
      is_there = true;
      EXPECT_TRUE(server.is_servable);
      EXPECT_EQ(server.answer(request)->status, row.status) << row.id;
      EXPECT_EQ(server.answer({"GET", "/", {}, {}})->status, row.status) << row.id;
    }
    EXPECT_TRUE(is_there) << row.id;
  }
}

TEST(NullServers, EchoAndSilence) {
  for (const NullServer& server : null_servers()) {
    if (server.id == "echo") {
      EXPECT_EQ(server.answer(request)->body, request.body);
    }
    if (server.id == "silence") {
      EXPECT_FALSE(server.is_servable);
      EXPECT_EQ(server.answer(request).error().kind, http::NoAnswer::Kind::closed);
    }
  }
}

}  // namespace
}  // namespace plumbline::power
