#include "app/access_log.h"

#include <sstream>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <spdlog/sinks/ostream_sink.h>

#include "json/parse.h"

namespace plumbline::app {
namespace {

using spdlog::level::level_enum;
using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;

/// What a log of those settings writes of the exchange.
std::string line_of(const LogSettings& settings, const wire::Exchange& exchange) {
  std::ostringstream out;
  AccessLog log(settings, std::make_shared<spdlog::sinks::ostream_sink_mt>(out));
  log.write(exchange);
  return out.str();
}

const http::Response updated{200,
                             {{"Content-Type", "application/json"},
                              {"x-amzn-RequestId", "5b1c"},
                              {"x-plumbline-account", "111111111111"}},
                             "{}"};
const http::Response missing{404, {{"x-amzn-ErrorType", "ResourceNotFoundException"}}, "{}"};

wire::Exchange exchange_of(std::string_view target, const http::Response& response) {
  return {"127.0.0.1:50312", "PUT", target, 22, response, true, std::chrono::microseconds(1500)};
}

TEST(AccessLog, WritesALineOfText) {
  EXPECT_THAT(line_of({LogFormat::text, spdlog::level::info, "123456789012"},
                      exchange_of("/2015-03-31/functions/f/code", updated)),
              MatchesRegex("20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z info method=PUT "
                           "path=/2015-03-31/functions/f/code operation=UpdateFunctionCode status=200 "
                           "durationMs=1\\.500 requestBytes=22 responseBytes=2 requestId=5b1c "
                           "account=111111111111 remote=127\\.0\\.0\\.1:50312\n"));
}

TEST(AccessLog, WritesALineOfJson) {
  const std::string line = line_of({LogFormat::json, spdlog::level::info, "123456789012"},
                                   exchange_of("/2015-03-31/functions/f/code?X-Amz-Signature=5d67", missing));
  const auto read = json::parse(line);
  ASSERT_TRUE(read.has_value()) << line;
  const std::pair<const char*, json::Value> wanted[] = {
      {"level", "info"},
      {"method", "PUT"},
      {"path", "/2015-03-31/functions/f/code?X-Amz-Signature=***"},
      {"status", 404},
      {"error", "ResourceNotFoundException"},
      {"requestBytes", 22},
      {"account", "123456789012"},
      {"remote", "127.0.0.1:50312"}};
  for (const auto& [name, value] : wanted) {
    const json::Value* found = read->find(name);
    ASSERT_NE(found, nullptr) << name << ": " << line;
    EXPECT_TRUE(*found == value) << name << ": " << line;
  }
  EXPECT_EQ(read->find("requestId"), nullptr);
}

TEST(AccessLog, CannotBeForged) {
  for (const LogFormat format : {LogFormat::text, LogFormat::json}) {
    wire::Exchange exchange =
        exchange_of("/a\n2026-01-01T00:00:00.000Z info \"},{\"status\":200\x1b[2J", missing);
    exchange.method = "GET\nGET";
    const std::string line = line_of({format, spdlog::level::info, ""}, exchange);
    EXPECT_EQ(line.find('\n'), line.size() - 1) << line;
    EXPECT_THAT(line, AllOf(Not(HasSubstr("\x1b")), HasSubstr("%0A")));
  }
}

TEST(AccessLog, SaysWhatItsLevelAsksFor) {
  struct Row {
    int status;
    level_enum level;
  };
  const Row rows[] = {{200, spdlog::level::info}, {400, spdlog::level::info}, {429, spdlog::level::warn},
                      {413, spdlog::level::warn}, {431, spdlog::level::warn}, {503, spdlog::level::warn},
                      {500, spdlog::level::err}};
  for (const auto& [status, level] : rows) {
    const http::Response response{status, {}, {}};
    for (const level_enum wanted :
         {spdlog::level::info, spdlog::level::warn, spdlog::level::err, spdlog::level::off}) {
      const std::string line = line_of({LogFormat::text, wanted, ""}, exchange_of("/", response));
      EXPECT_EQ(!line.empty(), level >= wanted) << status << " at " << wanted;
    }
  }
}

TEST(AccessLog, TellsOfWhatCouldNotBeRead) {
  const http::Response refusal{400, {}, {}};
  wire::Exchange exchange = exchange_of("", refusal);
  exchange.method = "";
  exchange.was_handled = false;
  EXPECT_THAT(line_of({LogFormat::text, spdlog::level::info, ""}, exchange),
              HasSubstr(" info operation=none status=400 "));
}

}  // namespace
}  // namespace plumbline::app
