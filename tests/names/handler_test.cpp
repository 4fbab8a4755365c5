#include "names/handler.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::names {
namespace {

using Kind = NameError::Kind;

TEST(Handler, is_one_word_of_at_most_128) {
  EXPECT_TRUE(check_handler("index.handler"));
  EXPECT_TRUE(check_handler("com.example.Handler::handle"));
  EXPECT_TRUE(check_handler("\xE2\x82\xAC"));
  EXPECT_TRUE(check_handler(std::string(128, 'h')));

  EXPECT_EQ(check_handler("").error(), (NameError{Kind::pattern, 0}));
  EXPECT_EQ(check_handler("index handler").error(), (NameError{Kind::pattern, 5}));
  EXPECT_EQ(check_handler("index.handler\n").error(), (NameError{Kind::pattern, 13}));
  EXPECT_EQ(check_handler("a\xC2\xA0z").error(), (NameError{Kind::pattern, 1}));  // a no-break space is of \s
  EXPECT_EQ(check_handler(std::string(129, 'h')).error(), (NameError{Kind::too_long, 128}));
}

}  // namespace
}  // namespace plumbline::names
