#include <ostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "fuzzing/world.h"
#include "power/mutant.h"

namespace plumbline::fuzzing {
namespace {

/// A wrong endpoint, and the mode in which it is found.
struct Row {
  std::string mutant;
  Mode mode;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.mutant; }

/// Twenty of the suite's mutants that are wrong about names, base64 and JSON.
std::vector<Row> rows() {
  return {{"name/length-141-accepted", Mode::name},
          {"name/length-140-refused", Mode::name},
          {"name/never-decoded", Mode::name},
          {"name/decoded-twice", Mode::name},
          {"name-pattern/account-of-13-digits", Mode::name},
          {"name-pattern/latest-in-any-case", Mode::name},
          {"name-pattern/line-feed-behind", Mode::name},
          {"name-pattern/empty-qualifier", Mode::name},
          {"name-pattern/no-gov-region", Mode::name},
          {"base64/padding-added", Mode::base64},
          {"base64/url-safe", Mode::base64},
          {"base64/space-skipped", Mode::base64},
          {"base64/junk-ends", Mode::base64},
          {"base64/odd-character-dropped", Mode::base64},
          {"json/trailing-comma", Mode::body},
          {"json/block-comment", Mode::body},
          {"json/bad-utf-8", Mode::body},
          {"json/rest-dropped", Mode::body},
          {"members/large-number-fails", Mode::body},
          {"members/any-case", Mode::body}};
}

/// An answer as far as it is the same for another function in the same state: of a success the status alone.
std::string short_of(const http::Response& answer) {
  return std::to_string(answer.status) + (answer.status < 400 ? std::string() : " " + answer.body);
}

/// The last answer of a new target that is sent what an outcome tells to send.
std::string shown_from_nothing(const http::Handler& target, const suite::Outcome& outcome) {
  for (const suite::Exchange& before : outcome.before) (void)target(before.request);
  return short_of(target(outcome.exchange->request));
}

class MutantsTest : public ::testing::TestWithParam<Row> {};

TEST_P(MutantsTest, IsFoundAndShowsAgainFromNothing) {
  const power::Mutants mutants = power::chosen_mutants(GetParam().mutant);
  ASSERT_EQ(mutants.size(), 1U);
  const Fuzzed fuzzed =
      fuzz_handler(mutants.front().make(reference()),
                   {.mode = GetParam().mode, .seed = 1, .requests_max = 30'000, .ends_at_finding = true});
  ASSERT_THAT(fuzzed.wrong, ::testing::Not(::testing::IsEmpty()));
  const suite::Outcome& finding = fuzzed.wrong.front();
  ASSERT_TRUE(finding.exchange) << ::testing::PrintToString(texts_of(fuzzed.wrong));
  // What is sent to find the smallest request may change the function: it once made all neighbours
  // untestable.
  EXPECT_EQ(fuzzed.summary.count(verdict::Verdict::untestable), 0U)
      << ::testing::PrintToString(texts_of(fuzzed.wrong));
  const std::string wanted = short_of(*finding.exchange->response);
  EXPECT_EQ(shown_from_nothing(mutants.front().make(reference()), finding), wanted);
  EXPECT_NE(shown_from_nothing(reference(), finding), wanted);
}

INSTANTIATE_TEST_SUITE_P(Twenty, MutantsTest, ::testing::ValuesIn(rows()), [](const auto& row) {
  std::string name = row.param.mutant;
  for (char& c : name)
    if (c == '/' || c == '-') c = '_';
  return name;
});

}  // namespace
}  // namespace plumbline::fuzzing
