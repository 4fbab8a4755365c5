#include <functional>
#include <string>
#include <vector>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <gtest/gtest.h>
#include <pcre2.h>

#include "names/pcre2.h"
#include "pattern/algebra.h"
#include "pattern/compile.h"
#include "pattern/known_patterns.h"
#include "pattern/matcher.h"
#include "pattern/properties.h"
#include "pattern/random.h"
#include "pattern/sample.h"
#include "pattern/utf8.h"

namespace plumbline::pattern {
namespace {

using names::Pcre2;

constexpr std::uint32_t dialect = PCRE2_UTF | PCRE2_ALLOW_EMPTY_CLASS;

/// A pattern drawn from all constructs that both sides read alike; a look-behind is of one length for PCRE2's
/// sake.
class PatternSource {
 public:
  explicit PatternSource(std::uint64_t seed) : random_(seed) {}

  std::string draw(int depth) {
    std::string text = sequence(depth);
    while (random_.below(4) == 0) text += "|" + sequence(depth);
    return text;
  }

 private:
  std::string sequence(int depth) {
    std::string text;
    for (std::uint64_t i = random_.below(4); i > 0; --i) text += term(depth);
    return text;
  }

  std::string term(int depth) {
    switch (random_.below(depth > 0 ? 16 : 9)) {
      case 0:
        return "^";
      case 1:
        return "$";
      case 2:
        return random_.below(2) == 0 ? "\\b" : "\\B";
      case 3:
        return "(?<" + one_of({"=", "!"}) + single() + single() + ")";
      case 4:
        return "(?<" + one_of({"=", "!"}) + single() + ")";
      case 9:
      case 10:
        return "(?" + one_of({"=", "!"}) + draw(depth - 1) + ")";
      case 11:
      case 12:
      case 13:
        return one_of({"(", "(?:", "(?<n" + std::to_string(++groups_) + ">", "(?i:"}) + draw(depth - 1) +
               ")" + quantifier();
      default:
        return random_.below(30) == 0 ? "[]" : single() + quantifier();
    }
  }

  std::string single() {
    return one_of({"a", "b", "-", "\xC3\xA9", ".", "[ab]", "[^a]", "[a-]", "\\w", "\\W", "[\\w-]", "[^\\W_]",
                   "\\p{L}", "\\P{L}", "[^]", "\\x61", "[[:alpha:]]"});
  }

  std::string quantifier() {
    return one_of({"", "", "", "*", "+", "?", "*?", "{2}", "{1,2}", "{0,3}?", "{2,}", "{0}"});
  }

  std::string one_of(const std::vector<std::string>& choices) {
    return choices[random_.below(choices.size())];
  }

  Random random_;
  int groups_ = 0;
};

/// Every text of up to `length` of a few characters that the patterns above tell apart.
std::vector<std::string> short_texts(std::size_t length) {
  std::vector<std::string> texts{""};
  for (std::size_t begin = 0; length > 0; --length) {
    const std::size_t end = texts.size();
    for (std::size_t i = begin; i < end; ++i) {
      for (const char* next : {"a", "b", "-", "A", "\xC3\xA9"}) texts.push_back(texts[i] + next);
    }
    begin = end;
  }
  return texts;
}

TEST(Pcre2Agreement, OnRandomPatternsAndAllShortTexts) {
  const std::vector<std::string> texts = short_texts(4);
  std::size_t compared = 0;
  for (std::uint64_t seed = 0; seed < 600; ++seed) {
    const std::string pattern = PatternSource(seed).draw(3);
    SCOPED_TRACE(pattern);
    const auto dfa = compile(pattern);
    ASSERT_TRUE(dfa.has_value()) << dfa.error().position << ": " << dfa.error().reason;
    const Pcre2 reference(pattern, dialect);
    for (const std::string& text : texts) {
      ASSERT_EQ(matches(*dfa, text), reference.matches(text)) << "'" << text << "'";
      ++compared;
    }
  }
  EXPECT_EQ(compared, 600 * texts.size());
}

TEST(Pcre2Agreement, OnSearching) {
  const std::vector<std::string> texts = short_texts(3);
  for (std::uint64_t seed = 1000; seed < 1300; ++seed) {
    const std::string pattern = PatternSource(seed).draw(2);
    SCOPED_TRACE(pattern);
    const auto dfa = compile(pattern, {}, Anchoring::search);
    ASSERT_TRUE(dfa.has_value());
    const Pcre2 reference("(?s:.*?)(?:" + pattern + ")(?s:.*)", dialect);
    for (const std::string& text : texts)
      ASSERT_EQ(matches(*dfa, text), reference.matches(text)) << "'" << text << "'";
  }
}

/// Members, near misses and refused texts of a pattern, of lengths from 0 to about `length`.
std::vector<std::string> telling_texts(const Dfa& dfa, std::size_t length) {
  std::vector<std::string> texts;
  Sampler members(dfa, 1);
  Sampler others(complement(dfa), 2);
  for (std::size_t i = 0; i < length; ++i) {
    if (auto text = others.member(i)) texts.push_back(*text);
    const auto member = members.member(i);
    if (!member) continue;
    texts.push_back(*member);
    for (std::string& miss : near_misses(dfa, *member, 4, i)) texts.push_back(std::move(miss));
  }
  return texts;
}

/// Whether both sides read `.` and `\s` alike there: PCRE2 takes \n for the only line end, and white space
/// for ASCII.
bool is_read_alike(const std::string& text) {
  static const CodePointSet read_otherwise{{'\r', '\r'},     {0xA0, 0xA0},     {0x1680, 0x1680},
                                           {0x2000, 0x200A}, {0x2028, 0x2029}, {0x202F, 0x202F},
                                           {0x205F, 0x205F}, {0x3000, 0x3000}, {0xFEFF, 0xFEFF}};
  for (std::size_t at = 0; at < text.size();) {
    const auto code_point = decode_one(text, at);
    if (!code_point || read_otherwise.contains(*code_point)) return false;
  }
  return true;
}

TEST(Pcre2Agreement, OnThePatternsOfLambda) {
  const std::vector<std::string> patterns = lambda_patterns();
  ASSERT_EQ(patterns.size(), 60U);
  std::size_t compared = 0;
  for (const std::string& pattern : patterns) {
    SCOPED_TRACE(pattern);
    const auto dfa = compile(pattern);
    ASSERT_TRUE(dfa.has_value()) << dfa.error().position << ": " << dfa.error().reason;
    const Matcher matcher(*dfa);
    const Pcre2 reference(pattern, dialect);
    for (const std::string& text : telling_texts(*dfa, 90)) {
      EXPECT_EQ(matcher(text), matches(*dfa, text));
      if (!is_read_alike(text)) continue;
      ASSERT_EQ(matches(*dfa, text), reference.matches(text)) << "'" << text << "'";
      ++compared;
    }
  }
  EXPECT_GT(compared, 9'000U);
}

/// Compares a property at the ends of all its ranges and beside them.
void expect_alike(const CodePointSet& set, const Pcre2& reference) {
  for (const CodePointRange& range : set.ranges()) {
    for (const std::uint32_t code_point :
         std::initializer_list<std::uint32_t>{range.first - 1, range.first, range.last, range.last + 1}) {
      if (code_point > code_point_last || (code_point >= 0xD800 && code_point <= 0xDFFF)) continue;
      std::string text;
      append_utf8(code_point, text);
      EXPECT_EQ(set.contains(code_point), reference.matches(text)) << code_point;
    }
  }
}

TEST(Pcre2Agreement, OnGeneralCategories) {
  for (const char* name : {"L",  "Lu", "Ll", "Lt", "Lm", "Lo", "M",  "Mn", "Mc", "Me", "N",  "Nd", "Nl",
                           "No", "P",  "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "S",  "Sm", "Sc", "Sk",
                           "So", "Z",  "Zs", "Zl", "Zp", "C",  "Cc", "Cf", "Co", "Cn", "L&"}) {
    SCOPED_TRACE(name);
    expect_alike(property(name).value(), Pcre2("\\p{" + std::string(name) + "}", dialect));
  }
}

TEST(Pcre2Agreement, OnScripts) {
  for (const char* name : {"Latin", "Greek", "Han", "Arabic", "Common", "Hiragana"}) {
    SCOPED_TRACE(name);
    expect_alike(property(name).value(), Pcre2("\\p{sc:" + std::string(name) + "}", dialect));
  }
}

TEST(Pcre2Agreement, OnPropertiesThatAreThereOrNot) {
  for (const char* name : {"Alphabetic", "Ideographic", "Lowercase", "Uppercase", "White_Space", "Any"}) {
    SCOPED_TRACE(name);
    expect_alike(property(name).value(), Pcre2("\\p{" + std::string(name) + "}", dialect));
  }
}

}  // namespace
}  // namespace plumbline::pattern
