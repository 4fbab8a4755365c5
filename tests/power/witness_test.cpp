#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/one_package.h"
#include "http/in_process.h"
#include "http/uri.h"
#include "json/parse.h"
#include "package/base64.h"
#include "power/mutant.h"
#include "power/world.h"
#include "spec/load.h"
#include "suite/finding.h"
#include "suite/generate.h"
#include "suite/packages.h"
#include "suite/run.h"
#include "suite/strategy_pattern.h"

/// What findings on mutants show in the end: the smallest request of its kind.
namespace plumbline::power {
namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

std::string smallest_zip(std::size_t more = 0) {
  return package::encode_base64(suite::package_of_size(suite::package_bytes_min + more));
}

/// The finding of that clause, after the cases of the filter were run on the mutant; asked at most so much
/// for each cause.
class Witness {
 public:
  Witness(const std::string& mutant, const std::string& filter, std::string_view clause,
          int requests_max = 100)
      : Witness(chosen_mutants(mutant).at(0).make, filter, clause, requests_max) {}

  Witness(const Make& make, const std::string& filter, std::string_view clause, int requests_max = 100) {
    const auto clock = std::make_shared<Clock>();
    const http::Handler handler = make(new_reference(clock, std::make_shared<app::OnePackage>()));
    http::InProcess peer([&](const http::Request& request) {
      ++requests;
      return handler(request);
    });
    suite::Caller caller(peer, {.wait = [&](std::chrono::milliseconds time) { clock->wait(time); },
                                .fetch = [&](const std::string& url) { return follow(peer, url); }});
    suite::RunSettings settings;
    settings.profile.strict = true;
    settings.jobs = 1;
    settings.shrink.requests_max = requests_max;
    suite::Cases cases = suite::generate(spec()).value();
    std::erase_if(cases, [&](const suite::Case& made) { return !suite::is_chosen(made.id, filter); });
    suite::Findings findings(spec(), settings.profile);
    suite::PatternSettings patterns;
    patterns.budget = 0;
    (void)suite::run(std::move(cases), suite::chosen(suite::pattern_cases(spec(), patterns), filter), caller,
                     spec(), settings, [&](const suite::Outcome& outcome) { findings.add(outcome); });
    for (const suite::Finding& found : findings.ranked()) {
      all += found.clause + " " + std::string(name_of(found.kind)) + " " + found.observed + "; ";
      if (found.clause == clause && finding.clause.empty()) finding = found;
    }
  }

  [[nodiscard]] const http::Request& request() const {
    static const http::Request none;
    return finding.witness.exchange ? finding.witness.exchange->request : none;
  }
  [[nodiscard]] std::string body() const { return request().body; }
  [[nodiscard]] std::string name() const {
    const auto segments = http::segments_of(http::path_of(request().target));
    return segments.size() > 2 ? http::percent_decode(segments[2]).value_or("") : "";
  }

  suite::Finding finding;
  std::string all;  ///< findings in short
  int requests = 0;
};

TEST(Witness, CarriesTheSmallestPackage) {
  const Witness witness("size/in-kibibytes", "accept/*", "ZipFile.replaces-code");
  EXPECT_THAT(witness.body(), StartsWith(R"({"ZipFile":"UEsDB)")) << witness.all;
  EXPECT_LE(witness.body().size(), smallest_zip(2).size() + 14);
  const auto body = json::parse(witness.body()).value_or(json::Value(nullptr));
  ASSERT_NE(body.find("ZipFile"), nullptr);
  const auto package = package::decode_base64(*body.find("ZipFile")->string());
  ASSERT_TRUE(package);
  EXPECT_EQ(witness.finding.expected, std::to_string(package->size()) + ", not 1")
      << "told of the request that is shown";
  EXPECT_THAT(witness.finding.witness.about, HasSubstr("made smaller"));
}

TEST(Witness, KeepsTheDefectOfItsBase64) {
  const Witness witness("base64/junk-skipped", "ZipFile/base64/alphabet/at-first", "ZipFile.base64");
  EXPECT_EQ(witness.body(), R"({"ZipFile":"@)" + smallest_zip() + R"("})");
}

TEST(Witness, KeepsTheLengthThatIsTheCause) {
  const Witness name("name/length-141-accepted", "FunctionName/length/*", "FunctionName.length");
  EXPECT_EQ(name.name().size(), 141U) << name.name();
  EXPECT_LT(name.body().size(), 200U) << "but not the package";

  const Witness key("S3Key/longer-accepted", "S3Key/length/*", "S3Key.length");
  EXPECT_THAT(key.body(), HasSubstr(R"("S3Key":")" + std::string(1025, 'a') + "\""));
  EXPECT_THAT(key.body(), EndsWith("\"}"));
}

TEST(Witness, KeepsTheTextThatIsTheCause) {
  const Witness bucket("bucket-pattern/dot-last", "S3Bucket/pattern/*", "S3Bucket.pattern");
  const auto body = json::parse(bucket.body()).value_or(json::Value(nullptr));
  ASSERT_NE(body.find("S3Bucket"), nullptr) << bucket.all;
  const std::string name = *body.find("S3Bucket")->string();
  EXPECT_EQ(name, "aa.") << "shorter ones are wrong for another reason";

  const Witness word("Publish/text-coerced", "Publish/type/*", "Publish.type");
  EXPECT_THAT(word.body(), HasSubstr(R"("Publish":"true")"));

  const Witness comma("json/trailing-comma", "body/*", "protocol.malformed-json");
  EXPECT_THAT(comma.body(), HasSubstr(",}"));
  EXPECT_LT(comma.body().size(), 175U);
}

TEST(Witness, ShowsAChangeInTheSmallestRequest) {
  // What holds a '@' is refused, and another package taken in its place.
  const auto obey = [](http::Handler reference) -> http::Handler {
    return [reference = std::move(reference)](const http::Request& request) {
      http::Response answer = reference(request);
      const bool is_obeyed = answer.status == 400 && request.body.find('@') != std::string::npos;
      http::Request other = request;
      other.body = R"({"ZipFile":")" + smallest_zip(9) + R"("})";
      if (is_obeyed) (void)reference(other);
      return answer;
    };
  };
  const Witness witness(Make(obey), "ZipFile/base64/*", "ZipFile.base64");
  EXPECT_EQ(name_of(witness.finding.kind), name_of(verdict::DefectKind::state_changed)) << witness.all;
  EXPECT_EQ(witness.body(), R"({"ZipFile":"@"})");
  ASSERT_TRUE(witness.finding.witness.exchange);
  EXPECT_EQ(witness.finding.witness.exchange->response->status, 400);
}

TEST(Witness, TakesNoMoreRequestsThanItMay) {
  const auto asked = [](int requests_max) {
    return Witness("base64/junk-skipped", "ZipFile/base64/alphabet/at-first", "ZipFile.base64", requests_max);
  };
  const Witness none = asked(0);
  EXPECT_GT(none.body().size(), 300U);
  for (const int most : {1, 3, 20}) {
    const Witness some = asked(most);
    EXPECT_LE(some.requests, none.requests + most + 3) << "and a function, which is made, read and removed";
    EXPECT_LE(some.body().size(), none.body().size());
  }
}

}  // namespace
}  // namespace plumbline::power
