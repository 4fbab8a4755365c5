#include "report/reproduction.h"

#include <array>
#include <cstdio>
#include <memory>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/text.h"
#include "report/world.h"

namespace plumbline::report {
namespace {

using ::testing::AllOf;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;
using namespace std::string_literals;

/// What a shell prints when it runs the script, which stands in an argument by itself.
std::string output_of(const std::string& script) {
  std::string quoted = "sh -c '";
  for (const char c : script) quoted += c == '\'' ? "'\\''" : std::string(1, c);
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen((quoted + "'").c_str(), "r"), pclose);
  std::string output;
  std::array<char, 4096> part{};
  while (const std::size_t bytes = std::fread(part.data(), 1, part.size(), pipe.get()))
    output.append(part.data(), bytes);
  return output;
}

/// The command with a function in curl's place that prints each word behind a '|', and then its input where
/// the body comes that way.
std::string words_of(const std::string& command) {
  return output_of(
      "curl() { for word; do printf '|%s' \"$word\"; done; case \" $* \" in *' @- '*) printf '<'; cat;; "
      "esac; }\n" +
      command);
}

constexpr std::string_view base = "http://h:1";

struct Row {
  http::Request request;
  std::string words;
};

TEST(Curl, SaysTheRequestInShellWords) {
  const Row rows[] = {
      {{"GET", "/a?b=c", {}, ""}, "-X|GET|http://h:1/a?b=c"},
      {{"HEAD", "/a", {}, ""}, "-I|http://h:1/a"},
      {{"PUT", "/a/../b%2F", {{"A", "it's \"$x\" `y`"}}, ""},
       "-X|PUT|-H|A: it's \"$x\" `y`|-H|Content-Type:|--data-binary||http://h:1/a/../b%2F"},
      {{"PUT", "/a", {{"Content-Type", "application/json"}, {"content-length", "14"}}, "{\"a\":\"$(id)'\"}"},
       "-X|PUT|-H|Content-Type: application/json|--data-binary|{\"a\":\"$(id)'\"}|http://h:1/a"},
      {{"PUT", "/a", {{"Content-Type", "x"}, {"Content-Length", "9"}}, "{}"},
       "-X|PUT|-H|Content-Type: x|-H|Content-Length: 9|--data-binary|{}|http://h:1/a"},
      {{"GET", "/", {{"Empty", ""}}, ""}, "-X|GET|-H|Empty;|http://h:1/"},
      {{"GET", "/", {{"A", "\x1b[2J%s\\n'-\xFF"}}, ""}, "-X|GET|-H|A: \x1b[2J%s\\n'-\xFF|http://h:1/"},
      {{"GET", "/a b#c", {}, ""}, "-X|GET|--request-target|/a b#c|http://h:1/"},
      {{"GET", "/\x01\xFF", {}, ""}, "-X|GET|--request-target|/\x01\xFF|http://h:1/"},
      {{"G'T", "*", {}, ""}, "-X|G'T|--request-target|*|http://h:1/"},
      {{"GET", "https://s3/k?a=b&c", {}, ""}, "-X|GET|https://s3/k?a=b&c"},
      {{"PUT", "/a", {{"Content-Type", "x"}}, "\0\x80'\n"s},
       "-X|PUT|-H|Content-Type: x|--data-binary|@-|http://h:1/a<\0\x80'\n"s},
      {{"PUT", "/a", {{"Content-Type", "x"}}, "@/etc/hostname"},
       "-X|PUT|-H|Content-Type: x|--data-binary|@-|http://h:1/a<@/etc/hostname"},
  };
  for (const Row& row : rows) {
    const std::string command = curl_of(row.request, base);
    EXPECT_TRUE(is_printable(command)) << command;
    EXPECT_EQ(words_of(command), "|-sSi|-g|--path-as-is|" + row.words) << command;
  }
}

TEST(Curl, KeepsEveryByteOfASmallBody) {
  std::string all(256, '\0');
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = static_cast<char>(i);
  EXPECT_THAT(words_of(curl_of({"PUT", "/", {}, all}, base)), EndsWith("<" + all));
}

TEST(Curl, JoinsTheEndpointAndTheTarget) {
  for (const std::string_view endpoint : {"http://h:1/p", "http://h:1/p/"})
    for (const auto& [target, end] :
         {std::pair{"/a", " http://h:1/p/a"}, std::pair{"/a b", " --request-target '/p/a b' http://h:1/p/"}})
      EXPECT_THAT(curl_of({"GET", target, {}, ""}, endpoint), EndsWith(end));
}

TEST(Curl, TellsTheSizeAndHashOfALongBody) {
  const std::string body(inline_body_bytes_max + 1, 'a');
  EXPECT_THAT(curl_of({"PUT", "/", {}, body}, base),
              AllOf(HasSubstr("--data-binary @body"), HasSubstr("2,049 bytes"),
                    HasSubstr("ba7bea600e8f3dfd3385b6bd01756500fc11dfff0a54b6b68af8cc4733b959e8"),
                    Not(HasSubstr("aaaa"))));
  EXPECT_THAT(curl_of({"PUT", "/", {}, body.substr(1)}, base), HasSubstr("aaaa"));
}

TEST(Curl, KeepsCredentialsOut) {
  EXPECT_THAT(curl_of({"GET", "/?X-Amz-Signature=hidden", {{"Authorization", "hidden"}}, ""}, base),
              AllOf(Not(HasSubstr("hidden")), HasSubstr("Authorization: REDACTED")));
}

TEST(Curl, SignsWhereTheRunDid) {
  RunFacts facts = small_facts();
  const suite::Exchange read{{"GET", "/a", {}, ""}, std::nullopt};
  EXPECT_EQ(curl_of_exchange(read, curl_target_of(facts)), curl_of(read.request, facts.endpoint));
  facts.settings = {{"sigv4", "yes"}};
  EXPECT_THAT(words_of("AWS_REGION=eu-west-1; AWS_ACCESS_KEY_ID=id; AWS_SECRET_ACCESS_KEY=key; " +
                       curl_of_exchange(read, curl_target_of(facts))),
              HasSubstr("|--aws-sigv4|aws:amz:eu-west-1:lambda|--user|id:key|"));
  EXPECT_THAT(words_of("AWS_SESSION_TOKEN='t t'; " + curl_of_exchange(read, curl_target_of(facts))),
              HasSubstr("|-H|X-Amz-Security-Token: t t|"));
  const suite::Exchange link{{"GET", "https://s3/k?a=b", {}, ""}, std::nullopt};
  EXPECT_THAT(curl_of_exchange(link, curl_target_of(facts)), Not(HasSubstr("sigv4")))
      << "it is signed already";
}

TEST(ShellWord, IsReadBackByAShell) {
  for (const std::string& word :
       {""s, "plain-1.2"s, "it's"s, "$(id) `id` \\ \"x\" *"s, "-e"s, "\x1b[0m\n%d."s})
    EXPECT_EQ(output_of("printf '%s' " + shell_word(word)), word);
}

TEST(Curl, SendsFirstWhatHasToBeThere) {
  suite::Outcome outcome;
  EXPECT_EQ(curl_of_outcome(outcome, {base}), "");
  outcome.exchange = suite::Exchange{{"GET", "/c", {}, ""}, std::nullopt};
  EXPECT_EQ(curl_of_outcome(outcome, {base}), curl_of({"GET", "/c", {}, ""}, base));
  outcome.before = {{{"POST", "/a", {}, "{}"}, std::nullopt}, {{"PUT", "/b", {}, "\n"}, std::nullopt}};
  EXPECT_EQ(curl_of_outcome(outcome, {base}), curl_of({"POST", "/a", {}, "{}"}, base) + "\n" +
                                                  curl_of({"PUT", "/b", {}, "\n"}, base) + "\n" +
                                                  curl_of({"GET", "/c", {}, ""}, base));
}

}  // namespace
}  // namespace plumbline::report
