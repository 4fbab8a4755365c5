#include "suite/macro.h"

#include <string>
#include <string_view>

#include <gtest/gtest.h>

#include "json/parse.h"
#include "json/write.h"
#include "package/base64.h"
#include "package/sha256.h"
#include "suite/packages.h"

namespace plumbline::suite {
namespace {

Bindings bindings() {
  return {
      {"label", "own"},
      {"name", "shelf"},
      {"name.odd", "longest name first"},
      {"size", 7},
      {"flag", true},
      {"gone", nullptr},
      {"answer", *json::parse(R"({"Id": "x7", "Items": [{"No": 1}, {"No": 2}], "Deep": {"Text": "t"}})")}};
}

/// The template's expansion as JSON, or "refused: why".
std::string expanded(std::string_view template_json) {
  const auto value = expand(*json::parse(template_json), bindings());
  return value ? json::write(*value) : "refused: " + value.error();
}

struct Row {
  std::string_view from;
  std::string to;
};

TEST(Macros, AreReplaced) {
  const std::string own = package_of("own");
  const std::string a = package_of("A");
  const Row rows[] = {
      {R"("no macro")", R"("no macro")"},
      {R"("")", R"("")"},
      {R"("$ and { and }")", R"("$ and { and }")"},
      {"7", "7"},
      {"null", "null"},
      {R"("${name}")", R"("shelf")"},
      {R"("a ${name} b ${name}")", R"("a shelf b shelf")"},
      {R"("${name}${size}${flag}")", R"("shelf7true")"},
      {R"("${size}")", "7"},
      {R"("${flag}")", "true"},
      {R"("${gone}")", "null"},
      {R"("${answer.Id}")", R"("x7")"},
      {R"("${answer.Items.1.No}")", "2"},
      {R"("${answer.Items.#}")", "2"},
      {R"("${answer.Deep}")", R"({"Text":"t"})"},
      {R"("in ${answer.Deep.Text}")", R"("in t")"},
      {R"("${name.odd}")", R"("longest name first")"},
      {R"(["${size}", {"a": ["${name}"]}])", R"([7,{"a":["shelf"]}])"},
      {R"({"${name}": "${name}"})", R"({"${name}":"shelf"})"},
      {R"("${zip:A}")", json::write(json::Value(package::encode_base64(a)))},
      {R"("${zip}")", json::write(json::Value(package::encode_base64(own)))},
      {R"("${sha256:A}")", json::write(json::Value(package::sha256_base64(a)))},
      {R"("${sha256}")", json::write(json::Value(package::sha256_base64(own)))},
      {R"("${size:A}")", std::to_string(a.size())},
      {R"("${size:bytes:200}")", "200"},
      {R"("${base64:ab}")", R"("YWI=")"},
      {R"("${base64:}")", R"("")"},
      {R"("${base64:a:b}")", R"("YTpi")"},
      {R"("${repeat:3:ab}")", R"("ababab")"},
      {R"("${repeat:0:ab}")", R"("")"},
      {R"("${repeat:2:a:b}")", R"("a:ba:b")"},
      {R"("${repeat:2:}")", R"("")"},
      {R"("${dollar}{name}")", R"("${name}")"},
      {R"("${other-case:name}")", R"("SHELF")"},
      {R"("${without-first:name}")", R"("helf")"},
      {R"("${without-last:name}")", R"("shel")"},
      {R"("${first-half:name}")", R"("sh")"},
      {R"("${last-half:name}")", R"("elf")"},
      {R"("${turned:name}!")", R"("flehs!")"},
      {R"("${without:e:name}")", R"("shlf")"},
      {R"("${exchange:e3:name}")", R"("sh3lf")"},
      {R"("${other-case:answer.Id}")", R"("X7")"},
      {R"("${fill:3:a}")", R"("aaa")"},
      {R"("x${fill:5:a}y")", R"("xaaay")"},
      {R"("${name}-${fill:8:a}")", R"("shelf-aa")"},
      {R"("${fill:8:a}-${name}")", R"("aa-shelf")"},
      {R"("${fill:2:a}longer")", R"("longer")"},
      {R"("${fill:0:a}")", R"("")"},
      {"\"x${fill:3:\xC3\xA9}\"", "\"x\xC3\xA9\xC3\xA9\""},
      {"\"\xF0\x9F\x98\x80${fill:3:a}\"",
       "\"\xF0\x9F\x98\x80"
       "aa\""},
  };
  for (const Row& row : rows) EXPECT_EQ(expanded(row.from), row.to) << row.from;
}

TEST(Macros, ThatStandForNothingAreRefused) {
  const std::string_view templates[] = {
      "${nothing}",
      "${Name}",
      "${}",
      "a ${nothing} b",
      "${name.length}",
      "${answer.Missing}",
      "${answer.Items.2}",
      "${answer.}",
      "${.Id}",
      "${dollars}",
      "a ${answer.Deep} b",
      "a ${gone} b",
      "${${name}}",
      "${repeat}",
      "${repeat:3}x${nothing}",
      "${repeat:x:a}",
      "${repeat:-1:a}",
      "${repeat:+1:a}",
      "${repeat: 1:a}",
      "${repeat:1.5:a}",
      "${repeat:18446744073709551616:a}",
      "${repeat:18446744073709551615:ab}",
      "${repeat:268435457:a}",
      "${repeat:268435456:ab}",
      "${zip:bytes:199}",
      "${zip:bytes:x}",
      "${zip:bytes:134217729}",
      "${sha256:bytes:18446744073709551616}",
      "${turned:size}",
      "${turned:nothing}",
      "${turned}",
      "${without:z:name}",
      "${without::name}",
      "${exchange:e:name}",
      "${zip:with:nothing}",
      "x${fill:3}",
      "x${fill:3:ab}",
      "x${fill:x:a}",
      "x${fill:18446744073709551615:a}",
      "x${fill:268435457:a}",
      "${repeat:1:a}x${fill:268435456:a}",
  };
  for (const std::string_view text : templates)
    EXPECT_TRUE(expanded(json::write(json::Value(text))).starts_with("refused: ")) << text;
}

TEST(Macros, AreRefusedWhereverTheyStand) {
  const std::string why =
      "refused: ${nothing} stands for nothing: no fixture gives it, and no answer before held it";
  for (const std::string_view text : {R"("${nothing}")", R"("a ${nothing}")", R"(["${nothing}"])",
                                      R"({"a": "${nothing}"})", R"([[{"a": ["${name}", "${nothing}"]}]])"})
    EXPECT_EQ(expanded(text), why) << text;
}

TEST(Macros, SayWhatTheyWant) {
  EXPECT_EQ(expanded(R"("${zip:bytes:1}")"),
            "refused: ${zip:bytes:1} stands for nothing: a package has 200 to 134217728 bytes");
  EXPECT_EQ(expanded(R"(["${repeat:67108864:aaaa}", "${repeat:2:a}"])"),
            "refused: ${repeat:2:a} stands for nothing: repeat wants a number and a text; the macros of one "
            "template may stand for 0 bytes more");
}

TEST(Macros, WithoutAnEndAreRefused) {
  for (const std::string_view text : {"${name", "a ${", "${name} ${name", "${"})
    EXPECT_FALSE(expand_text(text, bindings())) << text;
  EXPECT_EQ(expand_text("a ${name", bindings()).error(), "${name has no end");
}

TEST(Macros, StayTextInTexts) {
  EXPECT_EQ(expand_text("${size}", bindings()), "7");
  EXPECT_EQ(expand_text("${name}", bindings()), "shelf");
  EXPECT_FALSE(expand_text("${answer}", bindings()));
}

TEST(Macros, AreReplacedOnce) {
  const Bindings hostile = {{"name", "${zip:A}"}, {"a", "${name}"}};
  EXPECT_EQ(expand_text("${name} ${a}", hostile), "${zip:A} ${name}");
  EXPECT_EQ(expand(json::Value("${a}"), hostile), json::Value("${name}"));
}

TEST(Literal, ExpandsToItself) {
  const std::string texts[] = {
      "",        "plain",         "$",   "${",  "${name}", "${dollar}",      "$${name}",
      "${${a}}", "a${fill:9:a}b", "{$}", "$$$", "${zip",   "\xC3\xA9${\xFF", std::string("a\0${b}", 6)};
  for (const std::string& text : texts) {
    EXPECT_EQ(expand(json::Value(literal(text)), bindings()), json::Value(text)) << text;
    EXPECT_EQ(expand_text(literal(text), bindings()), text) << text;
  }
}

}  // namespace
}  // namespace plumbline::suite
