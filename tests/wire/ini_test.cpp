#include "wire/ini.h"

#include <gtest/gtest.h>

namespace plumbline::wire {
namespace {

constexpr std::string_view text =
    "stray = 0\n"
    "[default]\r\n"
    "region=eu-west-1\r\n"
    "# key = comment\n"
    "; key = comment\n"
    "s3 =\n"
    "  key = nested\n"
    "[ profile a b ] # remark\n"
    "key = one\n"
    "key =  two = 2 \n"
    "no equals sign\n"
    "[unclosed\n"
    "late = 1\n"
    "[default]\n"
    "more = yes";

TEST(IniValue, IsReadAsTheAwsCliReadsIt) {
  struct Row {
    std::string_view section;
    std::string_view key;
    std::optional<std::string> value;
  };
  const Row rows[] = {{"default", "region", "eu-west-1"},
                      {"default", "key", std::nullopt},
                      {"default", "s3", ""},
                      {"default", "more", "yes"},
                      {"profile a b", "key", "two = 2"},
                      {"profile a b", "late", "1"},
                      {"profile a b", "region", std::nullopt},
                      {"", "stray", std::nullopt},
                      {"none", "key", std::nullopt}};
  for (const auto& [section, key, value] : rows)
    EXPECT_EQ(ini_value(text, section, key), value) << section << "/" << key;
  EXPECT_EQ(ini_value("", "", ""), std::nullopt);
}

}  // namespace
}  // namespace plumbline::wire
