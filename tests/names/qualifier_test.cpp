#include "names/qualifier.h"

#include <string>

#include <gtest/gtest.h>

namespace plumbline::names {
namespace {

using Kind = NameError::Kind;

TEST(Qualifier, is_a_version_an_alias_or_latest) {
  for (const char* text : {"$LATEST", "$latest", "1", "PROD-2_b", "$", "a$b"}) {
    EXPECT_TRUE(check_qualifier(text)) << text;
  }
  EXPECT_TRUE(check_qualifier(std::string(128, 'q')));
  EXPECT_TRUE(is_qualifier(""));

  EXPECT_EQ(check_qualifier("").error(), (NameError{Kind::too_short, 0}));
  EXPECT_EQ(check_qualifier("invalid!").error(), (NameError{Kind::pattern, 7}));
  EXPECT_EQ(check_qualifier("a.b").error(), (NameError{Kind::pattern, 1}));
  EXPECT_EQ(check_qualifier(std::string(129, 'q')).error(), (NameError{Kind::too_long, 128}));
}

}  // namespace
}  // namespace plumbline::names
