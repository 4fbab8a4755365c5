#include "json/document.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::json {
namespace {

using namespace std::string_view_literals;

std::string long_text(std::string_view end = "") { return std::string(40'000, 'A').append(end); }

std::string in_quotes(std::string_view text) { return std::string("\"").append(text).append("\""); }

TEST(Document, shows_every_kind_of_value) {
  const auto document =
      parse_in_place(R"({"a":null,"b":true,"c":-12,"d":"\u0041\n","e":[1,[],"x"],"f":{"g":{}}})");
  ASSERT_TRUE(document);
  const Node root = document->root();
  EXPECT_EQ(root.kind(), Kind::object);
  EXPECT_EQ(root.find("a")->kind(), Kind::null);
  EXPECT_EQ(root.find("b")->boolean(), true);
  EXPECT_EQ(root.find("c")->number(), "-12");
  EXPECT_EQ(root.find("c")->integer(), -12);
  EXPECT_EQ(root.find("d")->string(), "A\n");
  EXPECT_EQ(root.find("d")->name(), "d");
  EXPECT_EQ(root.find("f")->find("g")->kind(), Kind::object);
  EXPECT_FALSE(root.find("g"));
  EXPECT_FALSE(root.find("e")->find("x"));
  EXPECT_FALSE(root.find("d")->boolean());
  EXPECT_FALSE(root.find("b")->string());
  EXPECT_FALSE(root.find("d")->integer());

  std::vector<std::string_view> names;
  for (const Node member : root) names.push_back(member.name());
  EXPECT_EQ(names, (std::vector{"a"sv, "b"sv, "c"sv, "d"sv, "e"sv, "f"sv}));
  std::vector<Kind> kinds;
  const Node list = *root.find("e");
  for (const Node item : list) kinds.push_back(item.kind());
  EXPECT_EQ(kinds, (std::vector{Kind::number, Kind::array, Kind::string}));
}

TEST(Document, finds_the_last_member_of_a_name) {
  const auto document = parse_in_place(R"({"a":1,"b":{"a":2},"a":3})");
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().find("a")->integer(), 3);
}

TEST(Document, has_values_wherever_it_is_moved) {
  auto document = parse_in_place(R"(["x"])");  // so short that its text moves along
  ASSERT_TRUE(document);
  const Document moved = *std::move(document);
  EXPECT_EQ((*moved.root().begin()).string(), "x");
}

TEST(Document, copies_no_text_that_has_room) {
  std::string text = "{\"ZipFile\":" + in_quotes(long_text()) + "}";
  text.reserve(text.size() + padding_bytes);
  const char* memory = text.data();
  const std::size_t bytes = text.size();
  auto document = parse_in_place(std::move(text));
  ASSERT_TRUE(document);
  const Node zip = *document->root().find("ZipFile");
  EXPECT_EQ(zip.string()->data(), memory + zip.offset());
  const std::string released = std::move(*document).release();
  EXPECT_EQ(released.data(), memory);
  EXPECT_EQ(released.size(), bytes);
}

TEST(Document, holds_no_bytes_that_are_no_utf8) {
  const std::string bad = in_quotes(long_text("\xFF"));
  const std::string good = in_quotes(long_text("\xC3\xA9"));
  const std::string rows[] = {
      bad,
      "[" + bad + "]",
      "{\"ZipFile\":" + bad + "}",
      "{\"ZipFile\":" + good + ",\"Other\":" + bad + "}",
      "{\"ZipFile\":" + bad + ",\"ZipFile\":" + good + "}",
      "{\"ZipFile\":" + good + "," + bad + ":1}",
      "{\"ZipFile\":\"\\n\xFF\"}",
  };
  for (const std::string& row : rows) {
    const auto document = parse_in_place(row);
    ASSERT_FALSE(document) << row.substr(0, 30);
    EXPECT_EQ(document.error().reason, "a string holds bytes that are no UTF-8");
    EXPECT_EQ(document.error().offset, row.find('\xFF')) << row.substr(0, 30);
  }
}

TEST(Document, tells_control_characters_from_their_escapes) {
  const std::string_view escapes[] = {"\\u0000", "\\u0001", "\\u0019", "\\u001a", "\\u001b",
                                      "\\u001F", "\\b",     "\\n",     "\\u007f", "\\u0020"};
  for (const std::string_view escape : escapes) {
    for (const std::size_t before : {0U, 1U, 15U, 16U, 17U, 64U, 20'000U}) {
      const std::string fill(before, 'a');
      const std::string text = fill + std::string(escape) + fill + "\\u001a" + fill;
      EXPECT_TRUE(parse_in_place(in_quotes(text))) << escape << ' ' << before;
      for (int byte = 0; byte < 0x20; ++byte) {
        const std::string raw(1, static_cast<char>(byte));
        EXPECT_FALSE(parse_in_place(in_quotes(raw + text))) << escape << ' ' << before << ' ' << byte;
        EXPECT_FALSE(parse_in_place(in_quotes(text + raw))) << escape << ' ' << before << ' ' << byte;
        EXPECT_FALSE(parse_in_place("[\"\\u001f\"," + in_quotes(fill + raw) + "]")) << byte;
        EXPECT_FALSE(parse_in_place("[" + in_quotes(fill + raw) + ",\"\\u001f\"]")) << byte;
      }
    }
  }
  EXPECT_FALSE(parse_in_place("\"\\u001a\\x\""));
  EXPECT_FALSE(parse_in_place(in_quotes(std::string(20, 'a') + "\x1A")));  // what the refused one had escaped
}

TEST(Document, becomes_a_value) {
  const std::string_view text = R"({"a":[1,{"b":[]},"x"],"a":{},"c":[[[]],false,null]})";
  const auto document = parse_in_place(std::string(text));
  ASSERT_TRUE(document);
  EXPECT_EQ(document->root().to_value(), (Object{{"a", Array{1, Object{{"b", Array{}}}, "x"}},
                                                 {"a", Object{}},
                                                 {"c", Array{Array{Value(Array{})}, false, nullptr}}}));
  EXPECT_EQ((*document->root().begin()).to_value(), (Array{1, Object{{"b", Array{}}}, "x"}));
}

}  // namespace
}  // namespace plumbline::json
