#include "report/aws_cli.h"

#include <string>

#include <gtest/gtest.h>

#include "report/reproduction.h"
#include "report/world.h"
#include "spec/load.h"

namespace plumbline::report {
namespace {

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

constexpr std::string_view path = "/2015-03-31/functions/";

suite::Exchange update(std::string body, std::string name = "f") {
  return {
      {"PUT", std::string(path) + name + "/code", {{"Content-Type", "application/json"}}, std::move(body)},
      std::nullopt};
}

std::string command(const suite::Exchange& exchange, RunFacts facts = small_facts()) {
  return aws_cli_of(exchange, spec(), facts).value_or("none");
}

TEST(AwsCli, SendsWhatItCan) {
  const std::string begin = "aws lambda update-function-code --endpoint-url http://localhost:4566";
  const std::string unsigned_begin = begin + " --region us-west-2 --no-sign-request --cli-input-json ";
  EXPECT_EQ(command(update(R"({"ZipFile":"UEsFBg==","DryRun":true})")),
            unsigned_begin + R"('{"FunctionName":"f","ZipFile":"UEsFBg==","DryRun":true}')");
  EXPECT_EQ(command(update(R"({"S3Key":"it's"})", "arn%3Aaws")),
            unsigned_begin + R"('{"FunctionName":"arn:aws","S3Key":"it'\''s"}')");
  RunFacts is_signed = small_facts();
  is_signed.settings = {{"sigv4", "yes"}};
  EXPECT_EQ(command(update("{}"), is_signed), begin + R"( --cli-input-json '{"FunctionName":"f"}')");
  EXPECT_EQ(
      command({{"GET", std::string(path) + "f/configuration", {{"Accept", "application/json"}}, ""}, {}}),
      "aws lambda get-function-configuration --endpoint-url http://localhost:4566 --region us-west-2 "
      R"(--no-sign-request --cli-input-json '{"FunctionName":"f"}')");
}

TEST(AwsCli, SendsFirstWhatCurlSendsWhereItCannot) {
  suite::Outcome outcome = failed("a");
  outcome.exchange = update("{}");
  outcome.before = {update(R"({"DryRun":true})"), update("no JSON")};
  const std::string commands = aws_cli_of_outcome(outcome, spec(), small_facts()).value_or("none");
  EXPECT_EQ(commands, command(outcome.before[0]) + "\n" +
                          curl_of_exchange(outcome.before[1], curl_target_of(small_facts())) + "\n" +
                          command(*outcome.exchange));
  outcome.exchange = update("no JSON");
  EXPECT_EQ(aws_cli_of_outcome(outcome, spec(), small_facts()), std::nullopt);
  outcome.exchange.reset();
  EXPECT_EQ(aws_cli_of_outcome(outcome, spec(), small_facts()), std::nullopt);
}

TEST(AwsCli, IsNotShownForWhatItWouldNotSend) {
  suite::Exchange with_header = update("{}");
  with_header.request.headers.add("Expect", "100-continue");
  suite::Exchange cut = update("{}");
  cut.cut_body = {100'000, "00"};
  const suite::Exchange rows[] = {
      update("{"),                        // no JSON
      update("[]"),                       // no object
      update(R"({"DryRun":"true"})"),     // wrong types
      update(R"({"S3Key":1})"),           //
      update(R"({"ZipFile":"Zm9"})"),     // no base64: the CLI would decode it
      update(R"({"Nothing":1})"),         // unknown members
      update(R"({"FunctionName":"g"})"),  // a label's member in the body
      update(R"({"S3Bucket":"ab"})"),     // shorter than the CLI lets through
      update(R"({"DryRun":true,"DryRun":false})"),
      update(""),  // the CLI would send an object
      update("{}", ""),
      update("{}", "%"),
      update("{}", "%FF"),
      update("{}?a=b"),
      {{"PUT", "/2015-03-31/functions/f/code?Qualifier=1", {}, "{}"}, std::nullopt},
      {{"POST", "/2015-03-31/functions/f/code", {}, "{}"}, std::nullopt},
      {{"PUT", "/2016-01-01/functions/f/code", {}, "{}"}, std::nullopt},
      with_header,
      cut,
      update(R"({"S3Key":")" + std::string(100'000, 'x') + "\"}"),
  };
  for (const suite::Exchange& row : rows)
    EXPECT_EQ(command(row), "none") << row.request.target << row.request.body;
}

}  // namespace
}  // namespace plumbline::report
