#include "pattern/compile.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace plumbline::pattern {
namespace {

using std::string_literals::operator""s;

struct Row {
  const char* pattern;
  std::vector<std::string> accepted;
  std::vector<std::string> refused;
};

void check(const std::vector<Row>& rows, Anchoring anchoring = Anchoring::whole) {
  for (const Row& row : rows) {
    SCOPED_TRACE(row.pattern);
    const auto dfa = compile(row.pattern, {}, anchoring);
    ASSERT_TRUE(dfa.has_value()) << dfa.error().position << ": " << dfa.error().reason;
    for (const std::string& text : row.accepted) EXPECT_TRUE(matches(*dfa, text)) << "'" << text << "'";
    for (const std::string& text : row.refused) EXPECT_FALSE(matches(*dfa, text)) << "'" << text << "'";
  }
}

TEST(Compile, ReadsLiteralsAndEscapes) {
  check({
      {"", {""}, {"a"}},
      {"abc", {"abc"}, {"", "ab", "abcd", "ABC"}},
      {R"(\.\-\_\@\/\$\\)", {R"(.-_@/$\)"}, {R"(x-_@/$\)"}},
      {R"(\t\n\r\f\v\a\e)", {"\t\n\r\f\v\a\x1b"}, {"tnrfvae"}},
      {R"(\x41\u0042\u{43}\x{44})", {"ABCD"}, {"abcd"}},
      {R"(\0)", {"\0"s}, {"0", ""}},
      {R"(\0101\077)", {"A?"}, {}},
      {R"([\101\0])", {"A", "\0"s}, {"1"}},
      {R"(\cA\cz)", {"\x01\x1a"}, {}},
      {R"(\uD83D\uDE00)", {"\xF0\x9F\x98\x80"}, {"\xEF\xBF\xBD"}},
      {R"(\ud800)", {}, {"", "\xED\xA0\x80"}},
      {"\xC3\xA9", {"\xC3\xA9"}, {"e", "\xC3"}},
      {R"(\Qa.b*\E+)", {"a.b*", "a.b**"}, {"axb*", "a.b"}},
      {R"(\Q(|)\E|\Qx)", {"(|)", "x"}, {""}},
      {"a]b}c{d{e", {"a]b}c{d{e"}, {}},
      {"a{,3}", {"a{,3}"}, {"", "aaa"}},
      {R"(\${[a-z]+})", {"${name}"}, {"name"}},
      {"#%&~'\"`<>=!:;,", {"#%&~'\"`<>=!:;,"}, {}},
  });
}

TEST(Compile, ReadsClasses) {
  check({
      {"[a-c]", {"a", "b", "c"}, {"", "d", "`", "ab"}},
      {"[^a-c]", {"d", "\n", "\xF0\x9F\x98\x80"}, {"a", "c", ""}},
      {"[a-zA-Z0-9-_]", {"a", "-", "_", "9"}, {".", ",", ":", "^"}},
      {"[-a]", {"-", "a"}, {"b"}},
      {"[a-]", {"-", "a"}, {"b"}},
      {"[a-c-e]", {"a", "b", "c", "-", "e"}, {"d"}},
      {R"([\w-.])", {"a", "-", "."}, {"/", ","}},
      {R"([.-\w])", {".", "-", "z"}, {"/"}},
      {R"([+--])", {"+", ",", "-"}, {".", "*"}},
      {"[a-z0-9-.]", {"-", ".", "q"}, {"/", ","}},
      {R"([\]\[\\^-])", {"]", "[", "\\", "^", "-"}, {"a"}},
      {"[[]", {"["}, {"]"}},
      {"[!-/:-@[-`{-~]", {"!", "/", "[", "`", "~"}, {"a", "Z", "0"}},
      {"[]", {}, {"", "a"}},
      {"[^]", {"a", "\n", "]"}, {""}},
      {R"([\d\s])", {"7", " ", "\xC2\xA0", "\xE2\x80\xA8"}, {"a", "\xD9\xA0"}},
      {R"([\D])", {"a", "\xD9\xA0"}, {"7"}},
      {R"([^\W_])", {"a", "Z", "0"}, {"_", "-"}},
      {R"([\b])", {"\b"}, {"b"}},
      {"[[:alpha:][:digit:]_]", {"a", "5", "_"}, {"-", ":", "["}},
      {"[[:^space:]]", {"a"}, {" ", "\t"}},
      {R"([\w&&[^_]])", {"a", "0"}, {"_", "&"}},
      {"[a-z&&[aeiou]]", {"a", "u"}, {"b"}},
      {"[a&&b]", {"a", "b", "&"}, {"c"}},
      {R"([\Q^-]\E])", {"^", "-", "]"}, {"a", "\\"}},
      {R"([\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t])",
       {"a", "\n", "\xEF\xBF\xBD", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"},
       {"\x01", "\xEF\xBF\xBE"}},
      {R"([\uD800-\uDFFF])", {}, {"a", "\xED\xA0\x80", "\xEE\x80\x80"}},
      {R"([\u10000-\u10FFFF])", {"0", "F", "\xE1\x80\x80", "\xE1\x83\xBF"}, {"\xF0\x90\x80\x80", "\x2F"}},
      {R"([^\x00-\x1F\x7F])", {" ", "~", "\xC2\x80"}, {"\0"s, "\x1f", "\x7f"}},
      {"[a-a]", {"a"}, {"b"}},
      {R"(\s)", {"\t", "\v", " ", "\xEF\xBB\xBF", "\xE3\x80\x80"}, {"\xC2\x85", "\xE2\x80\x8B", "s"}},
      {R"(\h)", {"\t", " ", "\xC2\xA0"}, {"\n"}},
      {".", {"a", "\xC2\x85", "\xF0\x9F\x98\x80", "\0"s}, {"", "\n", "\r", "\xE2\x80\xA8", "\xE2\x80\xA9"}},
  });
}

TEST(Compile, ReadsUnicodeProperties) {
  check({
      {R"(\p{L})", {"a", "\xC3\xA9", "\xE6\xBC\xA2"}, {"1", "_"}},
      {R"(\pL\PL)", {"a1"}, {"1a"}},
      {R"(\p{Lu}\p{Letter}\p{IsL}\p{gc=Ll}\p{General_Category=Lowercase_Letter})", {"AbCde"}, {"abcde"}},
      {R"([\p{L}\p{M}\p{Z}\p{S}\p{N}\p{P}]*)", {"a 1+.\xCC\x81", ""}, {"\n", "\0"s}},
      {R"([\P{C}])", {"a", " "}, {"\n", "\xEE\x80\x80"}},
      {R"(\p{^L}[^\P{L}])", {"1a"}, {"a1"}},
      {R"(\p{Nd}\p{N})", {"\xD9\xA0\xC2\xBD"}, {"\xC2\xBD\xD9\xA0"}},
      {R"(\p{Alnum}\p{Punct}\p{XDigit}\p{Blank}\p{ASCII})", {"a!F\t\x7f"}, {"\xC3\xA9!F\t\x7f"}},
      {R"(\p{IsAlphabetic}\p{Alphabetic})", {"\xC3\xA9\xE6\xBC\xA2"}, {"1a"}},
      {R"(\p{IsLatin}\p{Han}\p{script=Greek})",
       {"\xC3\xA9\xE6\xBC\xA2\xCE\xB1"},
       {"\xCE\xB1\xE6\xBC\xA2\xC3\xA9"}},
      {R"(\p{White_Space}\p{Any}\p{Assigned})", {" \na"}, {"a\na"}},
      {R"(\p{Cn}|\p{Co})", {"\xCD\xB8", "\xEE\x80\x80"}, {"a"}},
  });
}

TEST(Compile, ReadsGroupsAlternativesAndQuantifiers) {
  check({
      {"a|b||cd", {"a", "b", "", "cd"}, {"c", "ab"}},
      {"(a|b)c(?:d)(?<name>e)(?P<other>f)", {"acdef", "bcdef"}, {"abcdef"}},
      {"a*b+c?", {"b", "aabbc"}, {"", "a", "abcc"}},
      {"a*?b+?c??", {"b", "aabbc"}, {"", "a", "abcc"}},
      {"a{2}", {"aa"}, {"a", "aaa"}},
      {"a{2,}", {"aa", "aaaaa"}, {"a"}},
      {"a{2,3}?", {"aa", "aaa"}, {"a", "aaaa"}},
      {"a{0}b{0,1}", {"", "b"}, {"a"}},
      {"(a{1,2}){2,3}", {"aa", "aaaaaa"}, {"a", "aaaaaaa"}},
      {"(a{3}){2,3}", {"aaaaaa", "aaaaaaaaa"}, {"aaaaaaa", "aaaaaaaa"}},
      {"(a{2,3}){0,2}", {"", "aa", "aaa", "aaaaaa"}, {"a", "aaaaaaa"}},
      {"(a*)*(b|)*", {"", "ab"}, {"ba"}},
      {"a{2}{3}", {"aaaaaa"}, {"aaaaa"}},
      {"[a-c]*+c", {}, {"c", "abc", "ac"}},
      {"a?+a", {"aa"}, {"a"}},
      {"a{1,2}+a", {"aaa"}, {"a", "aa", "aaaa"}},
      {"(?i)aB[c-d](?-i)e", {"ABCe", "abde"}, {"abcE"}},
      {"(?i:a)b", {"Ab", "ab"}, {"aB"}},
      {"((?i)a)b|c", {"Ab", "c"}, {"aB", "C"}},
      {"(?i)[^a]", {"b"}, {"a", "A"}},
      {"(?s).", {"\n"}, {""}},
      {"(?s:.).", {"\na"}, {"a\n"}},
      {R"(\R)", {"\n", "\r\n", "\r", "\xC2\x85"}, {"\n\n"}},
  });
}

TEST(Compile, ReadsAnchorsWherePlaced) {
  check({
      {"^abc$", {"abc"}, {"abc\n", "xabc"}},
      {"^$|kafka", {"", "kafka"}, {"x"}},
      {"(^a)|b", {"a", "b"}, {"ab"}},
      {"a^b|c$d|e", {"e"}, {"ab", "cd", "a^b"}},
      {"x*^y$z*", {"y"}, {"xy", "yz"}},
      {"^ALL|[a-z]{2}$", {"ALL", "ab"}, {"ALLx", "xab"}},
      {"(^|a)b($|c)", {"b", "ab", "bc", "abc"}, {"cb"}},
      {R"(\Aab\z)", {"ab"}, {"ab\n"}},
      {R"(ab\Z\n?)", {"ab", "ab\n"}, {"ab\n\n"}},
      {"(?m)a$.?^b|a", {"a"}, {"ab", "a\n"}},
      {R"((?m)a$\n^b)", {"a\nb"}, {"ab"}},
      {R"(\bfoo\b.*)", {"foo", "foo bar"}, {"foobar"}},
      {R"(a\Bb|a\bc)", {"ab"}, {"ac"}},
      {R"(\w+\b\W+)", {"a-"}, {"a"}},
  });
}

TEST(Compile, SearchesWhereAskedTo) {
  check(
      {
          {"b", {"b", "abc"}, {"", "ac"}},
          {"^b", {"b", "bc"}, {"ab"}},
          {"b$", {"b", "ab"}, {"ba"}},
          {"^ALL|[a-z]{2}$", {"ALLx", "xab", "ab"}, {"xALL", "abX"}},
          {"(?<!a)b", {"b", "cb", "abb"}, {"ab"}},
          {"b(?!c)", {"b", "bcb"}, {"bc"}},
          {"", {"", "x"}, {}},
      },
      Anchoring::search);
}

TEST(Compile, ReadsLookAround) {
  check({
      {R"([0-9A-Za-z\.\-_]*(?<!\.))", {"", "a", "a.b", ".a"}, {".", "a."}},
      {"(?!aws:).*", {"", "aws", "x:aws:"}, {"aws:", "aws:x"}},
      {R"(^((?!^\d+$)^[0-9a-zA-Z-_]+$)$)", {"a", "1a", "-"}, {"", "1", "123"}},
      {R"(^(^(?!(system\x2e)))(^[_a-zA-Z0-9])([^$]*)$)", {"a", "system", "systemx"}, {"system.", "", "a$"}},
      {R"((?=.*[A-Z])(?=.*\d)[A-Za-z\d]{3,5})",
       {"A1b", "1bA", "aaa1A"},
       {"abc", "A1", "Aaa", "111", "A1bbbb"}},
      {"(?!-)[a-z-]{1,5}(?<!-)", {"a", "a-b"}, {"-a", "a-", "-"}},
      {"(?!.*--)[a-z-]+", {"a-b-c"}, {"a--b", "--"}},
      {"((?!-)[a-z-]+(?<!-)\\.?)+", {"a.b", "a-b.c"}, {"-a.b", "a-.b", "a.-b"}},
      {"a(?=b)b|a(?=c)d", {"ab"}, {"ad", "a"}},
      {"(?=(?!ab)a[a-c])[a-c]{2}", {"ac", "aa"}, {"ab", "bc"}},
      {"(?!(?!a).)[ab]", {"a"}, {"b"}},
      {"a*(?<=aa)b", {"aab", "aaab"}, {"ab", "b"}},
      {"(?<=^|,)a", {"a"}, {",a"}},
      {"x?(?<=(?<!y)x|^)z", {"xz", "z"}, {"yxz"}},
      {"(?=a(?<=a)b)ab", {"ab"}, {}},
      {"(?:(?!foo).)*", {"", "fo", "barfo"}, {"foo", "barfoo", "foobar"}},
      {"(?=a)*b|(?=a)+a", {"b", "a"}, {"ab"}},
      {"(?=.{3}$).*(?<!c.)", {"abc", "aac", "bbb"}, {"ab", "acb"}},
      {"(?<![ab]{2})c|ab(?<![ab]{2})c|b(?<![ab]{2})c", {"c", "bc"}, {"abc"}},
  });
}

TEST(Compile, RefusesTextThatIsNoUtf8) {
  const auto any = compile("[^]*");
  ASSERT_TRUE(any.has_value());
  for (const std::string& text :
       {"\x80"s, "\xFF"s, "a\xC3"s, "\xC0\xAF"s, "\xE0\x80\x80"s, "\xED\xA0\x80"s, "\xF4\x90\x80\x80"s,
        "\xF0\x9F\x98"s, "\xC3\xC3\xA9"s, "\xF8\x88\x80\x80\x80"s}) {
    EXPECT_FALSE(matches(*any, text));
  }
  EXPECT_TRUE(matches(*any, "\xF4\x8F\xBF\xBF\xED\x9F\xBF\xEE\x80\x80\0"s));
}

TEST(Compile, RefusesWithPositionAndReason) {
  struct Refusal {
    const char* pattern;
    std::size_t position;
    const char* reason;
  };
  const Refusal rows[] = {
      {R"((a)\1)", 3, "back reference"},
      {R"((?<x>a)\k<x>)", 7, "back reference"},
      {"a(?>b)", 1, "atomic"},
      {"(ab)++", 4, "possessive"},
      {"(a", 0, "without its )"},
      {"ab)", 2, "without its ("},
      {"x[a-z", 1, "without its ]"},
      {"[z-a]", 2, "out of order"},
      {"a{3,2}", 1, "out of order"},
      {"*a", 0, "nothing to repeat"},
      {"a|+", 2, "nothing to repeat"},
      {"{2}", 0, "nothing to repeat"},
      {"a\\", 1, "backslash"},
      {R"(\p{Klingon})", 0, "property"},
      {R"(\p{L)", 0, "without its }"},
      {R"([[:klingon:]])", 1, "POSIX"},
      {R"(a\y)", 1, "unknown escape"},
      {R"(\G)", 0, "unknown escape"},
      {R"(\x4)", 0, "hexadecimal"},
      {R"(\u{110000})", 0, "10FFFF"},
      {"(?x)a b", 0, "kind of group"},
      {"(?(1)a|b)", 0, "kind of group"},
      {"(?<=a(?=b))b", 5, "look-behind"},
      {"(?<=a$)b", 5, "look-behind"},
      {"\xFF", 0, "UTF-8"},
      {"ab{1,1000000000}", 1, "states"},
      {"((a{1,500}b){1,500}c){1,500}", 0, "states"},
  };
  for (const Refusal& row : rows) {
    SCOPED_TRACE(row.pattern);
    const auto dfa = compile(row.pattern);
    ASSERT_FALSE(dfa.has_value());
    EXPECT_EQ(dfa.error().position, row.position) << dfa.error().reason;
    EXPECT_NE(dfa.error().reason.find(row.reason), std::string::npos) << dfa.error().reason;
  }
}

TEST(Compile, RefusesNestingThatWouldOverflowTheStack) {
  const std::string deep = std::string(50'000, '(') + std::string(50'000, ')');
  EXPECT_FALSE(compile(deep).has_value());
  EXPECT_FALSE(compile(std::string(50'000, '(')).has_value());
  EXPECT_TRUE(compile(std::string(150, '(') + "a" + std::string(150, ')')).has_value());
}

}  // namespace
}  // namespace plumbline::pattern
