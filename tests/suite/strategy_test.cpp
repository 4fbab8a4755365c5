#include "suite/strategy.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "json/parse.h"
#include "package/base64.h"
#include "package/zip.h"
#include "suite/generate.h"
#include "suite/macro.h"
#include "suite/request.h"
#include "suite/shelf_spec.h"

namespace plumbline::suite {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const Bindings bindings = {{"shelf", "abc"}, {"label", "own"}};

/// What a strategy makes of a member, on the sample that tries it.
Cases cases_of(Strategy strategy, std::string_view member) {
  Cases cases;
  for (const spec::Sample& sample : shelve().samples)
    if (std::ranges::find(sample.members, member) != sample.members.end())
      strategy({shelve(), sample, *shelve().input->member(member)}, cases);
  return cases;
}

std::vector<std::string> ids_of(Strategy strategy, std::string_view member) {
  return marked_ids(cases_of(strategy, member));
}

/// Case by id, of all that is made of the spec.
const Case& made(std::string_view id) {
  static const Cases all = generate(shelf_spec()).value_or(Cases{});
  static const Case none;
  const auto found = std::ranges::find(all, id, &Case::id);
  EXPECT_NE(found, all.end()) << id;
  return found != all.end() ? *found : none;
}

http::Request request_of_case(const Case& tested) {
  if (tested.steps.empty()) return {};
  const auto request = request_of(tested.steps.front(), shelve(), bindings);
  EXPECT_TRUE(request) << tested.id;
  return request.value_or(http::Request{});
}

std::string body_of_case(std::string_view id) { return request_of_case(made(id)).body; }

TEST(TryPresence, LeavesOutAndNulls) {
  EXPECT_THAT(ids_of(try_presence, "Pages"), ElementsAre("+Pages/absent", "+Pages/null", "+Pages/all-null"));
  EXPECT_THAT(ids_of(try_presence, "Cover"), ElementsAre("+Cover/absent", "+Cover/null", "+Cover/all-null"));
  EXPECT_THAT(ids_of(try_presence, "Shelf"), IsEmpty()) << "a label is always there";
  EXPECT_EQ(body_of_case("Pages/absent"), R"({"Title":"abc"})");
  EXPECT_EQ(body_of_case("Pages/null"), R"({"Title":"abc","Pages":null})");
  EXPECT_EQ(body_of_case("Title/all-null"),
            R"({"cover-image":"QQ==","Stamp":"abc","Title":null,"Pages":null,"Weight":null,"Genre":null,)"
            R"("Lent":null,"Tags":null,"Notes":null,"Author":null})");
  EXPECT_EQ(body_of_case("Title/absent"), R"({"cover-image":"QQ==","Stamp":"abc"})")
      << "on the sample that is valid without it";
  EXPECT_THAT(made("Pages/absent").clauses, ElementsAre("optional"));
  EXPECT_THAT(made("Pages/null").clauses, ElementsAre("null-is-absent"));
}

TEST(TrySpelling, WritesNamesAsOthersDo) {
  EXPECT_THAT(ids_of(try_spelling, "Pages"),
              ElementsAre("+Pages/spelling/%20Pages", "+Pages/spelling/PAGES", "+Pages/spelling/Pages%20",
                          "+Pages/spelling/pages"));
  EXPECT_THAT(ids_of(try_spelling, "Cover"), Contains("+Cover/spelling/cover_image").Times(0))
      << "it is the name on the wire that is written otherwise";
  EXPECT_THAT(ids_of(try_spelling, "Shelf"), IsEmpty());
  EXPECT_EQ(body_of_case("Pages/spelling/pages"), R"({"Title":"abc","pages":5})");
  EXPECT_EQ(body_of_case("Lent/spelling/LENT"), R"({"Title":"abc","LENT":"no boolean"})");
  EXPECT_THAT(made("Pages/spelling/pages").clauses, ElementsAre("unknown-members"));
}

TEST(TryCharacters, TriesTextsThatNoPatternBinds) {
  EXPECT_THAT(ids_of(try_characters, "Title"), Contains("+Title/characters/punctuation"));
  EXPECT_THAT(ids_of(try_characters, "Stamp"), IsEmpty()) << "its pattern has cases of its own";
  EXPECT_THAT(ids_of(try_characters, "Pages"), IsEmpty());
}

TEST(TryJsonType, TriesOtherTypes) {
  EXPECT_THAT(
      ids_of(try_json_type, "Title"),
      ElementsAre("-Title/type/number", "-Title/type/fraction", "-Title/type/true", "-Title/type/false",
                  "-Title/type/array", "-Title/type/array-of-string", "-Title/type/object"));
  EXPECT_THAT(ids_of(try_json_type, "Pages"),
              ElementsAre("-Pages/type/string", "-Pages/type/true", "-Pages/type/fraction",
                          "-Pages/type/array", "-Pages/type/object"));
  EXPECT_THAT(ids_of(try_json_type, "Tags"),
              ElementsAre("-Tags/type/string", "-Tags/type/number", "-Tags/type/true", "-Tags/type/object"));
  EXPECT_THAT(ids_of(try_json_type, "Notes"), ElementsAre("-Notes/type/string", "-Notes/type/number",
                                                          "-Notes/type/true", "-Notes/type/array"));
  EXPECT_THAT(ids_of(try_json_type, "Author"), ElementsAre("-Author/type/string", "-Author/type/number",
                                                           "-Author/type/true", "-Author/type/array"));
  EXPECT_THAT(ids_of(try_json_type, "Cover"),
              ElementsAre("-Cover/type/number", "-Cover/type/true", "-Cover/type/array-of-numbers",
                          "-Cover/type/array-of-strings", "-Cover/type/object", "-Cover/type/bare-word",
                          "-Cover/type/two-arrays", "-Cover/type/bare-base64url"));
  EXPECT_THAT(ids_of(try_json_type, "Shelf"), IsEmpty()) << "a label is text";
}

TEST(TryJsonType, TriesTheSpellingsOfBooleans) {
  const auto ids = ids_of(try_json_type, "Lent");
  EXPECT_EQ(ids.size(), 2U + 31U + 22U);
  EXPECT_THAT(ids, Contains("+Lent/type/true"));
  EXPECT_THAT(ids, Contains("+Lent/type/false"));
  EXPECT_THAT(ids, Contains("-Lent/type/string-true"));
  EXPECT_THAT(ids, Contains("-Lent/type/bare-True"));
}

TEST(TryJsonType, WritesTheLiteralUnderTheNameOnTheWire) {
  EXPECT_EQ(body_of_case("Pages/type/string"), R"({"Title":"abc","Pages":"128"})");
  EXPECT_EQ(body_of_case("Lent/type/bare-yes"), R"({"Title":"abc","Lent":yes})");
  EXPECT_EQ(body_of_case("Title/type/object"), R"({"Title":{"aaa":"aaa"}})");
  EXPECT_EQ(body_of_case("Cover/type/number"), R"({"cover-image":981081198,"Stamp":"abc"})");
}

TEST(TryLength, TriesBothEnds) {
  EXPECT_THAT(ids_of(try_length, "Title"),
              ElementsAre("-Title/length/0", "-Title/length/1", "-Title/length/5", "-Title/length/6",
                          "-Title/length/8", "+Title/length/2", "+Title/length/3", "+Title/length/4",
                          "+Title/length/4-of-2-bytes", "-Title/length/5-of-2-bytes",
                          "+Title/length/4-of-4-bytes", "-Title/length/5-of-4-bytes"));
  EXPECT_EQ(body_of_case("Title/length/1"), R"({"Title":"a"})");
  EXPECT_EQ(body_of_case("Title/length/4"), R"({"Title":"aaaa"})");
  EXPECT_EQ(body_of_case("Title/length/4-of-2-bytes"), "{\"Title\":\"\xC3\xA9\xC3\xA9\xC3\xA9\xC3\xA9\"}");
}

TEST(TryLength, TriesEndsThatMeetOnce) {
  EXPECT_THAT(ids_of(try_length, "Stamp"),
              ElementsAre("-Stamp/length/0", "-Stamp/length/1", "-Stamp/length/2", "-Stamp/length/4",
                          "-Stamp/length/5", "-Stamp/length/6", "+Stamp/length/3"))
      << "and no character that the pattern does not take";
}

TEST(TryLength, StretchesLabelsThatNameNothing) {
  EXPECT_THAT(ids_of(try_length, "Shelf"),
              ElementsAre("-Shelf/length/0", "-Shelf/length/6", "-Shelf/length/7", "-Shelf/length/10",
                          "~Shelf/length/4", "~Shelf/length/5"));
  const http::Request longest = request_of_case(made("Shelf/length/5"));
  EXPECT_EQ(longest.target, "/shelves/xaaaa/book");
  EXPECT_EQ(longest.body, R"({"Title":"abc","Lent":true})") << "and changes nothing that it may hit";
  EXPECT_EQ(request_of_case(made("Shelf/length/0")).target, "/shelves//book");
  EXPECT_THAT(ids_of(try_length, "Pages"), IsEmpty());
}

TEST(TryRange, TriesBothEnds) {
  EXPECT_THAT(ids_of(try_range, "Pages"),
              ElementsAre("-Pages/range/0", "+Pages/range/1", "+Pages/range/9", "-Pages/range/10"));
  EXPECT_THAT(ids_of(try_range, "Weight"),
              ElementsAre("-Weight/range/4", "+Weight/range/5", "-Weight/range/6"));
  EXPECT_THAT(ids_of(try_range, "Title"), IsEmpty());
  EXPECT_EQ(body_of_case("Pages/range/10"), R"({"Title":"abc","Pages":10})");
}

TEST(TryValueSet, TriesEachValueAndWhatStandsNextToIt) {
  EXPECT_THAT(ids_of(try_value_set, "Genre"),
              ElementsAre("+Genre/values/novel", "+Genre/values/poem", "-Genre/values/not-",
                          "-Genre/values/not-%20novel", "-Genre/values/not-%20poem",
                          "-Genre/values/not-NOVEL", "-Genre/values/not-POEM", "-Genre/values/not-nove",
                          "-Genre/values/not-novel%20", "-Genre/values/not-novelx", "-Genre/values/not-poe",
                          "-Genre/values/not-poem%20", "-Genre/values/not-poemx"));
  EXPECT_THAT(ids_of(try_value_set, "Title"), IsEmpty());
}

TEST(TryForms, WritesLabelsRawAndEncoded) {
  EXPECT_THAT(ids_of(try_forms, "Shelf"), ElementsAre("+Shelf/form/name-encoded", "+Shelf/form/name-raw",
                                                      "+Shelf/form/colon-encoded", "+Shelf/form/colon-raw"));
  EXPECT_EQ(request_of_case(made("Shelf/form/colon-encoded")).target, "/shelves/abc%3A1/book");
  EXPECT_EQ(request_of_case(made("Shelf/form/colon-raw")).target, "/shelves/abc:1/book");
  EXPECT_THAT(made("Shelf/form/name-raw").clauses, ElementsAre("Shelf.forms", "label-encoding"));
  EXPECT_THAT(ids_of(try_forms, "Title"), IsEmpty());
}

std::string blob_of_case(const Case& tested) {
  const auto body = json::parse(request_of_case(tested).body);
  const json::Value* blob = body ? body->find("cover-image") : nullptr;
  EXPECT_TRUE(blob != nullptr && blob->string() != nullptr) << tested.id;
  return blob != nullptr && blob->string() != nullptr ? *blob->string() : std::string();
}

TEST(TryBlob, TriesBase64ByKindAndPlaceOfDefect) {
  const auto ids = ids_of(try_blob, "Cover");
  EXPECT_EQ(ids.size(), 5U + 18U + 14U * 4U + 11U + 59U + 7U + 4U + 3U);
  for (const std::string_view id : {"+Cover/base64/valid/padding-0", "+Cover/base64/valid/padding-2",
                                    "+Cover/base64/valid/plus", "-Cover/base64/padding/missing-1",
                                    "-Cover/base64/alphabet/nul-middle", "-Cover/base64/open/line-break"})
    EXPECT_THAT(ids, Contains(id));
  EXPECT_THAT(ids_of(try_blob, "Title"), IsEmpty());
}

/// Strict base64 tells right from wrong as the cases do: a defect that is none would make every right decoder
/// fail, and one that leaves no valid package behind would hide a decoder that overlooks it.
TEST(TryBlob, MakesRightAndWrongBase64) {
  for (const Case& tested : cases_of(try_blob, "Cover")) {
    const auto bytes = package::decode_base64(blob_of_case(tested));
    EXPECT_EQ(bytes.has_value(), tested.effect != Effect::refusal) << tested.id;
    EXPECT_TRUE(!bytes || package::inspect_zip(*bytes)) << tested.id;
  }
}

std::vector<std::string> rule_ids() {
  Cases cases;
  try_rules(shelve(), cases);
  return marked_ids(cases);
}

TEST(TryRules, TriesEachRule) {
  EXPECT_THAT(rule_ids(),
              ElementsAre("~Shelf/length/bare-3", "~Shelf/length/bare-4", "~Shelf/length/bare-5",
                          "-Shelf/length/bare-6", "-rule/none-of-Title-Cover/empty-object",
                          "-rule/none-of-Title-Cover/no-body", "-rule/none-of-Title-Cover/only-Pages",
                          "-rule/none-of-Title-Cover/only-Lent", "-rule/none-of-Title-Cover/only-Stamp",
                          "-rule/none-of-Title-Cover/all-null", "-rule/none-of-Title-Cover/null-Title",
                          "-rule/none-of-Title-Cover/null-Cover", "-rule/Cover-Stamp/no-Cover",
                          "-rule/Cover-Stamp/no-Stamp", "-rule/Title-or-Cover", "-rule/Title-or-Pages"));
  EXPECT_EQ(body_of_case("rule/none-of-Title-Cover/no-body"), "");
  EXPECT_EQ(body_of_case("rule/none-of-Title-Cover/only-Lent"), R"({"Lent":true})");
  EXPECT_EQ(body_of_case("rule/none-of-Title-Cover/null-Cover"), R"({"cover-image":null})");
  EXPECT_EQ(body_of_case("rule/Cover-Stamp/no-Cover"), R"({"Stamp":"abc"})");
  EXPECT_EQ(body_of_case("rule/Title-or-Cover"), R"({"Title":"abc","cover-image":"QQ=="})");
  EXPECT_EQ(body_of_case("rule/Title-or-Pages"), R"({"Title":"abc","Pages":5})");
}

TEST(TryRules, LetsTooLongABareNameBeNotFound) {
  const Case& too_long = made("Shelf/length/bare-5");
  ASSERT_EQ(too_long.steps.size(), 1U);
  const auto& expect = too_long.steps[0].expect;
  ASSERT_EQ(expect.size(), 2U);
  EXPECT_EQ(expect[0].clause, "Shelf.bare-length");
  ASSERT_EQ(expect[0].answers.size(), 2U);
  EXPECT_THAT(expect[0].answers[0].statuses, ElementsAre(verdict::StatusRange{400, 400}));
  EXPECT_THAT(expect[0].answers[1].statuses, ElementsAre(verdict::StatusRange{404, 404}));
  EXPECT_EQ(expect[1].clause, "Shelf.bare-length.status");
  EXPECT_EQ(expect[1].answers.size(), 1U);
}

TEST(TryProtocol, MakesBodiesOfTheFirstSample) {
  EXPECT_EQ(body_of_case("body/truncated"), R"({"Title":"abc")");
  EXPECT_EQ(body_of_case("body/two-objects-comma"), R"({"Title":"abc"},{"Title":"abc"})");
  EXPECT_EQ(body_of_case("body/number-key"), R"({1:1,"Title":"abc"})");
  EXPECT_EQ(body_of_case("body/unknown-last"), R"({"Title":"abc","Unknown":1})");
  EXPECT_EQ(body_of_case("body/unknown-large-number"),
            R"({"Unknown":)" + std::string(60, '9') + R"(,"Title":"abc"})");
  EXPECT_EQ(request_of_case(made("route/longer")).target, "/shelves/abc/book/more");
}

/// RFC 8259 tells right from wrong as the cases do.
TEST(TryProtocol, MakesRightAndWrongJson) {
  Cases cases;
  try_protocol(shelve(), cases);
  int bodies = 0;
  for (const Case& tested : cases) {
    if (!tested.id.starts_with("body/")) continue;
    ++bodies;
    const auto body = json::parse(request_of_case(tested).body);
    const bool is_object = body && body->is(json::Kind::object);
    EXPECT_EQ(is_object, tested.effect != Effect::refusal) << tested.id;
  }
  EXPECT_GT(bodies, 100);
}

TEST(TryProtocol, WritesHeaderLinesAsTheyAre) {
  const auto has_line = [](const Case& tested, const http::Header& line) {
    const http::Headers headers = request_of_case(tested).headers;
    return std::ranges::find(headers, line) != headers.end();
  };
  EXPECT_TRUE(has_line(made("content-type/name-in-capitals"), {"CONTENT-TYPE", "application/json"}));
  EXPECT_FALSE(has_line(made("content-type/name-in-capitals"), {"Content-Type", "application/json"}));
  EXPECT_FALSE(request_of_case(made("accept/missing")).headers.contains("Accept"));
  EXPECT_TRUE(has_line(made("method/overridden"), {"X-HTTP-Method-Override", "PUT"}));
}

TEST(TryProtocol, LeadsElsewhere) {
  EXPECT_EQ(request_of_case(made("route/capitals")).target, "/shelves/abc/BOOK");
  EXPECT_EQ(request_of_case(made("route/slash-behind")).target, "/shelves/abc/book/");
  EXPECT_EQ(request_of_case(made("route/shorter-word")).target, "/shelves/abc/boo");
}

TEST(TryProtocol, DeletesNothingButWhatIsItsOwn) {
  for (const std::string_view method : {"GET", "HEAD", "POST", "PATCH", "DELETE"}) {
    const Case& tested = made("method/" + std::string(method));
    EXPECT_EQ(request_of_case(tested).method, method);
    EXPECT_THAT(tested.needs, ElementsAre(method == "DELETE" ? Need::fresh_function : Need::function));
  }
}

TEST(Strategies, MakeNothingOfAnOperationWithoutSamples) {
  const spec::Operation& look = *shelf_spec().operation("Look");
  Cases cases;
  try_rules(look, cases);
  try_protocol(look, cases);
  EXPECT_THAT(cases, IsEmpty());
}

/// What a case rests on, whatever it is made of: both specs, the made-up one and our own.
class EveryCase : public ::testing::TestWithParam<bool> {
 protected:
  void SetUp() override {
    auto spec = spec::load(GetParam() ? spec::embedded() : shelf_files());
    ASSERT_TRUE(spec) << spec.error().text();
    spec_ = *std::move(spec);
    auto cases = generate(spec_);
    ASSERT_TRUE(cases) << cases.error().text();
    cases_ = *std::move(cases);
    ASSERT_GT(cases_.size(), 200U);
  }

  spec::Spec spec_;
  Cases cases_;
};

TEST_P(EveryCase, HasAnIdOfItsOwn) {
  std::set<std::string> ids;
  for (const Case& tested : cases_) EXPECT_TRUE(ids.insert(tested.id).second) << tested.id;
}

TEST_P(EveryCase, RestsOnClausesThatThereAre) {
  for (const Case& tested : cases_) {
    EXPECT_FALSE(tested.clauses.empty()) << tested.id;
    for (const std::string& clause : tested.clauses) EXPECT_NE(spec_.clause(clause), nullptr) << tested.id;
    for (const Step& step : tested.steps)
      for (const verdict::Expectation& expectation : step.expect)
        EXPECT_NE(spec_.clause(expectation.clause), nullptr) << tested.id << " " << expectation.clause;
  }
}

TEST_P(EveryCase, SaysWhatItShowsAndExpectsSomething) {
  for (const Case& tested : cases_) {
    EXPECT_FALSE(tested.steps.empty()) << tested.id;
    for (const Step& step : tested.steps) EXPECT_FALSE(step.expect.empty()) << tested.id;
  }
}

TEST_P(EveryCase, ThatIsARefusalHasAControlThatIsNot) {
  const auto succeeds = [](const Step& step) {
    return std::ranges::any_of(step.expect, [](const auto& expectation) {
      return std::ranges::any_of(expectation.answers, [](const verdict::Alternative& answer) {
        return !answer.statuses.empty() && answer.statuses.front().first < 300;
      });
    });
  };
  for (const Case& tested : cases_) {
    if (tested.effect != Effect::refusal) continue;
    ASSERT_TRUE(tested.control) << tested.id;
    EXPECT_TRUE(succeeds(*tested.control)) << tested.id;
    EXPECT_FALSE(succeeds(tested.steps.front())) << tested.id;
    EXPECT_EQ(tested.control->operation, tested.steps.front().operation) << tested.id;
  }
}

TEST_P(EveryCase, IsMadeAgainTheSame) {
  const auto again = generate(spec_);
  ASSERT_TRUE(again);
  EXPECT_EQ(marked_ids(*again), marked_ids(cases_));
}

TEST_P(EveryCase, ThatIsARefusalComesFirst) {
  EXPECT_TRUE(std::ranges::is_partitioned(
      cases_, [](const Case& tested) { return tested.effect == Effect::refusal; }));
}

INSTANTIATE_TEST_SUITE_P(OfSpecs, EveryCase, ::testing::Bool(), [](const auto& spec_kind) {
  return std::string(spec_kind.param ? "Embedded" : "MadeUp");
});

TEST(IdText, IsAPathOfItsOwn) {
  EXPECT_EQ(id_text("a-B_9.~"), "a-B_9.~");
  EXPECT_EQ(id_text("a/b c*"), "a%2Fb%20c%2A");
  EXPECT_EQ(id_text(""), "");
}

}  // namespace
}  // namespace plumbline::suite
