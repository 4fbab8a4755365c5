#include "verdict/select.h"

#include <optional>
#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"

namespace plumbline::verdict {
namespace {

constexpr std::string_view document = R"({
  "a": {"b": [10, 20, {"c": null}], "": "empty name", "e": [], "o": {}},
  "m/n": 1, "m~n": 2, "~1": 3, "#": "hash", "0": "zero", "twice": 1, "twice": 2
})";

/// The value as JSON; "(nothing)" where there is none.
std::string selected(std::string_view pointer) {
  const auto value = select(*json::parse(document), pointer);
  return value ? json::write(*value) : "(nothing)";
}

struct Row {
  std::string_view pointer;
  std::string_view value;
};

TEST(Select, FindsWhatThePointerNames) {
  const Row rows[] = {
      {"/a/b", R"([10,20,{"c":null}])"},
      {"/a/b/0", "10"},
      {"/a/b/2/c", "null"},
      {"/a/", R"("empty name")"},
      {"/0", R"("zero")"},
      {"/m~1n", "1"},
      {"/m~0n", "2"},
      {"/~01", "3"},
      {"/twice", "2"},
      {"/a/b/#", "3"},
      {"/a/b/2/#", "1"},
      {"/a/e/#", "0"},
      {"/a/o/#", "0"},
      {"/#", "8"},
  };
  for (const Row& row : rows) EXPECT_EQ(selected(row.pointer), row.value) << row.pointer;
  EXPECT_EQ(selected(""), json::write(*json::parse(document)));
}

TEST(Select, FindsAnItemByAMember) {
  const json::Value root =
      *json::parse(R"({"F": [7, {"N": 1}, {"N": "a", "V": 1}, {"N": "a", "V": 2}, {"N": "b="}]})");
  EXPECT_EQ(select(root, "/F/N=a/V"), json::Value(1));
  EXPECT_EQ(select(root, "/F/N=b=/N"), json::Value("b="));
  EXPECT_EQ(select(root, "/F/N=1"), std::nullopt);
  EXPECT_EQ(select(root, "/F/M=a"), std::nullopt);
  EXPECT_EQ(select(root, "/N=a"), std::nullopt);
}

TEST(Select, FindsNothingElse) {
  const std::string pointers[] = {
      "/b",        // no such member
      "/A",        // another case
      "/a/b/3",    // past the end
      "/a/b/-1",   // before the start
      "/a/b/-",    // RFC 6901's item behind the last
      "/a/b/+1",   // a sign
      "/a/b/00",   // a leading zero (RFC 6901, 4)
      "/a/b/01",   //
      "/a/b/1x",   // text behind the number
      "/a/b/",     // no number at all
      "/a/b/0x1",  //
      "/a/b/0/c",  // into a number
      "/a/b/0/#",  // a number has no size
      "/m~1n/#",   //
      "/#/a",      // '#' is the last token or a name
      "//",        //
      "/a/b/99999999999999999999999999",
      "/" + std::string(100'000, '/'),
  };
  for (const std::string& pointer : pointers)
    EXPECT_EQ(selected(pointer), "(nothing)") << pointer.substr(0, 60);
}

TEST(Select, LooksIntoScalars) {
  EXPECT_EQ(select(json::Value(7), ""), json::Value(7));
  EXPECT_EQ(select(json::Value(7), "/0"), std::nullopt);
  EXPECT_EQ(select(json::Value(), "/a"), std::nullopt);
  EXPECT_EQ(select(json::Value("text"), "/#"), std::nullopt);
}

}  // namespace
}  // namespace plumbline::verdict
