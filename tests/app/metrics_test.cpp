#include "app/metrics.h"

#include <thread>
#include <vector>

#include <gmock/gmock.h>

#include "app/exposition.h"

namespace plumbline::app {
namespace {

using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

void count(Metrics& metrics, std::string_view method, std::string_view target, const http::Response& response,
           std::chrono::nanoseconds took = {}) {
  metrics.count({"127.0.0.1:1", method, target, 10, response, true, took});
}

const http::Response ok{200, {}, "{}"};
const http::Response missing{404, {{"x-amzn-ErrorType", "ResourceNotFoundException"}}, "{}"};

TEST(Metrics, AreAnExpositionFromTheBeginning) {
  const Exposition read = read_exposition(Metrics().text({}, 512));
  EXPECT_THAT(read.faults, IsEmpty());
  EXPECT_EQ(read.value("plumbline_body_bytes_held_max"), 512);
  EXPECT_EQ(read.value("plumbline_request_duration_seconds_count"), 0);
  EXPECT_EQ(read.types.at("plumbline_requests_total"), "counter");
}

TEST(Metrics, CountRequestsByOperationAndStatus) {
  Metrics metrics;
  count(metrics, "PUT", "/2015-03-31/functions/f/code", ok);
  count(metrics, "PUT", "/2015-03-31/functions/g/code?x", ok);
  count(metrics, "PUT", "/2015-03-31/functions/g/code", missing);
  count(metrics, "GET", "/nowhere", missing);
  count(metrics, "", "", {400, {}, {}});
  count(metrics, "GET", "/_plumbline/metrics", ok);
  count(metrics, "GET", "/2015-03-31/functions", {299, {}, {}});
  count(metrics, "GET", "/2015-03-31/functions", {600, {}, {}});
  const Exposition read = read_exposition(metrics.text({}, 0));
  EXPECT_THAT(read.faults, IsEmpty());
  const auto requests = [&](const char* operation, const char* status) {
    return read.value("plumbline_requests_total", {{"operation", operation}, {"status", status}});
  };
  EXPECT_EQ(requests("UpdateFunctionCode", "200"), 2);
  EXPECT_EQ(requests("UpdateFunctionCode", "404"), 1);
  EXPECT_EQ(requests("none", "404"), 1);
  EXPECT_EQ(requests("none", "400"), 1);
  EXPECT_EQ(requests("Metrics", "200"), 1);
  EXPECT_EQ(requests("ListFunctions", "other"), 2);
  EXPECT_EQ(read.value("plumbline_errors_total", {{"type", "ResourceNotFoundException"}}), 2);
  EXPECT_EQ(read.value("plumbline_errors_total", {{"type", "none"}}), 2);
  EXPECT_EQ(read.value("plumbline_request_body_bytes_total"), 80);
}

TEST(Metrics, CountEveryOperationByItsName) {
  const std::pair<const char*, const char*> rows[] = {{"POST", "/2015-03-31/functions"},
                                                      {"DELETE", "/2015-03-31/functions/f"},
                                                      {"GET", "/_plumbline/code/t"},
                                                      {"GET", "/2015-03-31/functions/f"},
                                                      {"GET", "/2015-03-31/functions/f/configuration"},
                                                      {"GET", "/_plumbline/health"},
                                                      {"GET", "/2015-03-31/functions/"},
                                                      {"GET", "/2015-03-31/functions/f/versions"},
                                                      {"GET", "/_plumbline/metrics"},
                                                      {"POST", "/2015-03-31/functions/f/versions"},
                                                      {"PUT", "/2015-03-31/functions/f/code"},
                                                      {"PUT", "/2015-03-31/functions/f/configuration"}};
  Metrics metrics;
  for (const auto& [method, target] : rows) count(metrics, method, target, ok);
  const Exposition read = read_exposition(metrics.text({}, 0));
  for (const Sample& sample : read.samples) {
    if (sample.name != "plumbline_requests_total") continue;
    EXPECT_EQ(sample.value, 1) << sample.labels.at("operation");
    EXPECT_NE(sample.labels.at("operation"), "none");
  }
}

TEST(Metrics, CountDurationsCumulatively) {
  Metrics metrics;
  using std::chrono::microseconds;
  for (const auto took : {microseconds(50), microseconds(100), microseconds(101), microseconds(60'000'000)})
    count(metrics, "GET", "/", ok, took);
  const Exposition read = read_exposition(metrics.text({}, 0));
  const auto up_to = [&](const char* bound) {
    return read.value("plumbline_request_duration_seconds_bucket", {{"le", bound}});
  };
  EXPECT_EQ(up_to("0.0001"), 2);
  EXPECT_EQ(up_to("0.0003"), 3);
  EXPECT_EQ(up_to("10"), 3);
  EXPECT_EQ(up_to("+Inf"), 4);
  EXPECT_EQ(read.value("plumbline_request_duration_seconds_count"), 4);
  EXPECT_NEAR(read.value("plumbline_request_duration_seconds_sum"), 60.000251, 1e-9);
}

TEST(Metrics, CountWhatLimitsRefused) {
  Metrics metrics;
  for (const int status : {413, 429, 429, 431, 503, 503, 503}) count(metrics, "GET", "/", {status, {}, {}});
  const Exposition read = read_exposition(metrics.text({}, 0));
  EXPECT_EQ(read.value("plumbline_refused_total", {{"limit", "body"}}), 1);
  EXPECT_EQ(read.value("plumbline_refused_total", {{"limit", "rate"}}), 2);
  EXPECT_EQ(read.value("plumbline_refused_total", {{"limit", "header"}}), 1);
  EXPECT_EQ(read.value("plumbline_refused_total", {{"limit", "memory"}}), 3);
}

TEST(Metrics, DoNotGrowWithWhatTheyAreTold) {
  Metrics metrics;
  for (int i = 0; i < 1'000; ++i)
    count(metrics, "GET", "/", {400, {{"x-amzn-ErrorType", "T\"\\" + std::to_string(i)}}, {}});
  const Exposition read = read_exposition(metrics.text({}, 0));
  EXPECT_THAT(read.faults, IsEmpty());
  EXPECT_LT(read.samples.size(), 100U);
  EXPECT_GT(read.value("plumbline_errors_total", {{"type", "other"}}), 900);
}

TEST(Metrics, LoseNothingToThreads) {
  Metrics metrics;
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([&] {
      for (int i = 0; i < 1'000; ++i) count(metrics, "GET", "/", missing);
    });
  }
  for (auto& thread : threads) thread.join();
  const Exposition read = read_exposition(metrics.text({}, 0));
  EXPECT_EQ(read.value("plumbline_requests_total", {{"operation", "none"}, {"status", "404"}}), 4'000);
  EXPECT_EQ(read.value("plumbline_errors_total", {{"type", "ResourceNotFoundException"}}), 4'000);
}

TEST(Exposition, FindsWhatBreaksTheFormat) {
  for (const char* text :
       {"a 1", "# TYPE a counter\na\n", "# TYPE a counter\na{b=\"c} 1\n", "# TYPE a counter\na x\n",
        "# TYPE a counter\na 1\na 1\n", "a 1\n", "# TYPE a counter\n# TYPE a gauge\n",
        "# TYPE a counter\nb 1\n", "# TYPE a counter\na{b=\"c\",b=\"d\"} 1\n", "# TYPE a size\n"})
    EXPECT_THAT(read_exposition(text).faults, Not(IsEmpty())) << text;
  EXPECT_THAT(read_exposition("# TYPE a gauge\na{b=\"\\\"c\\\\\",d=\"\"} 1.5e-3\n").samples, SizeIs(1));
}

}  // namespace
}  // namespace plumbline::app
