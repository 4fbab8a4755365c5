#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "http/in_process.h"
#include "http/uri.h"
#include "package/sha256.h"
#include "service/endpoint.h"
#include "service/memory_store.h"
#include "spec/load.h"
#include "suite/generate.h"
#include "suite/packages.h"
#include "suite/peers.h"
#include "suite/run.h"
#include "suite/strategy_pattern.h"

namespace plumbline::suite {
namespace {

using std::chrono::milliseconds;
using ::testing::IsEmpty;
using verdict::Verdict;

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

/// Two versions of one package in the place of S3.
class Bucket final : public service::CodeSource {
 public:
  [[nodiscard]] Result<std::string, service::SourceError> fetch(const service::ObjectAddress& address,
                                                                std::uint64_t) const override {
    if (address.bucket != "packages") return refused(service::SourceError::no_such_bucket);
    if (address.key != "package.zip") return refused(service::SourceError::no_such_key);
    const std::string version = address.version.value_or("2");
    if (version != "1" && version != "2") return refused(service::SourceError::no_such_version);
    return bytes(version);
  }

  static std::string bytes(std::string_view version) { return package_of(version); }

  static S3Object described() {
    const auto facts = [](std::string_view version) {
      return PackageFacts{package::sha256_base64(bytes(version)),
                          static_cast<std::int64_t>(bytes(version).size())};
    };
    return {"packages", "package.zip", facts("2"), "1", facts("1")};
  }
};

/// The reference endpoint in a world where time passes only when somebody waits.
class Reference {
 public:
  explicit Reference(milliseconds lifecycle_delay) : endpoint_(settings(lifecycle_delay), dependencies()) {}

  http::Response answer(http::Request request) {
    request.headers.set("Host", "localhost");
    return endpoint_.handle(request);
  }
  http::Answer fetch(const std::string& link) {
    const auto url = http::parse_url(link);
    if (!url) return no_answer(http::NoAnswer::Kind::malformed);
    return answer({"GET", url->path + (url->query.empty() ? "" : "?" + url->query), {}, ""});
  }
  void wait(milliseconds time) { now_ms_ += time.count(); }

 private:
  static service::Settings settings(milliseconds lifecycle_delay) {
    service::Settings settings;
    settings.lifecycle_delay = lifecycle_delay;
    return settings;
  }

  service::Dependencies dependencies() {
    service::Dependencies dependencies;
    dependencies.clock = [this] {
      return service::Time(std::chrono::seconds(1'664'415'123)) + milliseconds(++now_ms_);
    };
    dependencies.ids = [this] { return fmt::format("c0de0000-0000-4000-8000-{:012}", ++ids_); };
    dependencies.code_source = std::make_shared<Bucket>();
    dependencies.store =
        std::make_shared<service::MemoryStore>(service::Settings{}.limits.code_storage_bytes_max);
    return dependencies;
  }

  std::atomic<std::int64_t> now_ms_ = 0;
  std::atomic<std::uint64_t> ids_ = 0;
  service::Endpoint endpoint_;
};

struct WholeRun {
  std::string why_not_testable;
  RunSummary summary;
  std::vector<std::string> wrong;  ///< "id: verdict clause observed" of every outcome that is no pass
};

WholeRun run_whole(http::Peer& peer, Caller::Settings caller_settings, bool may_send_much) {
  RunSettings settings;
  settings.profile.strict = true;
  settings.jobs = 2;
  settings.functions.s3_object = Bucket::described();
  settings.functions.may_send_much = may_send_much;
  Caller caller(peer, std::move(caller_settings));
  WholeRun whole;
  whole.why_not_testable = why_not_testable(caller, spec(), settings);
  if (!whole.why_not_testable.empty()) return whole;
  whole.summary = run(generate(spec()).value_or(Cases{}), pattern_cases(spec(), {.depth = 0, .budget = 200}),
                      caller, spec(), settings, [&](const Outcome& outcome) {
                        if (outcome.verdict == Verdict::pass) return;
                        std::string text =
                            outcome.id + ": " + std::string(name_of(outcome.verdict)) + outcome.reason;
                        for (const verdict::Defect& defect : outcome.defects)
                          text += ", " + defect.clause + " " + defect.observed;
                        whole.wrong.push_back(std::move(text));
                      });
  return whole;
}

WholeRun run_reference(milliseconds lifecycle_delay) {
  Reference reference(lifecycle_delay);
  http::InProcess peer([&](const http::Request& request) { return reference.answer(request); });
  return run_whole(peer,
                   {.wait = [&](milliseconds time) { reference.wait(time); },
                    .fetch = [&](const std::string& link) { return reference.fetch(link); }},
                   true);
}

/// Two independent readings of one page agree: nothing is wrong, nothing is left out, nothing untestable.
TEST(WholeRun, FindsNothingWrongWithTheReference) {
  const WholeRun whole = run_reference(milliseconds(0));
  EXPECT_EQ(whole.why_not_testable, "");
  EXPECT_THAT(whole.wrong, IsEmpty());
  EXPECT_THAT(whole.summary.left_out, IsEmpty());
  EXPECT_EQ(whole.summary.given_up, "");
  EXPECT_GT(whole.summary.count(Verdict::pass), 600U);
}

TEST(WholeRun, FindsNothingWrongWithAReferenceThatTakesItsTime) {
  const WholeRun whole = run_reference(milliseconds(300));
  EXPECT_EQ(whole.why_not_testable, "");
  EXPECT_THAT(whole.wrong, IsEmpty());
  EXPECT_GT(whole.summary.count(Verdict::pass), 600U);
}

/// The text without long numbers, such as those in the RevisionIds that the reference made: whole or in part,
/// they tell how much it was asked before.
std::string without_numbers(const std::string& text) {
  constexpr std::size_t digits_min = 10;
  std::string rest;
  std::size_t digits = 0;
  for (const char c : text) {
    digits = c >= '0' && c <= '9' ? digits + 1 : 0;
    rest += c;
    if (digits >= digits_min) rest.resize(rest.size() - (digits == digits_min ? digits_min : 1));
  }
  return rest;
}

/// What a run sends to a fresh reference, in its order, as texts.
std::vector<std::string> sent_with(std::uint64_t seed, unsigned jobs) {
  Reference reference(milliseconds(0));
  ScriptedPeer peer([&](const http::Request& request) { return reference.answer(request); });
  RunSettings settings;
  settings.jobs = jobs;
  settings.functions.name_prefix = fmt::format("plumbline-{:08x}", seed);
  settings.functions.s3_object = Bucket::described();
  settings.sequences = {seed, 5, ""};
  Caller caller(peer, {.wait = [&](milliseconds time) { reference.wait(time); },
                       .fetch = [&](const std::string& link) { return reference.fetch(link); }});
  EXPECT_EQ(why_not_testable(caller, spec(), settings), "");
  (void)run(generate(spec()).value_or(Cases{}), pattern_cases(spec(), {.depth = 0, .budget = 200}), caller,
            spec(), settings, [](const Outcome&) {});
  std::vector<std::string> sent;
  for (const http::Request& request : peer.requests) {
    std::string text = request.method + " " + request.target + "\n";
    for (const http::Header& line : request.headers) text += line.name + ": " + line.value + "\n";
    sent.push_back(without_numbers(text + request.body));
  }
  return sent;
}

TEST(WholeRun, SendsTheSameBytesForTheSameSeed) {
  const std::vector<std::string> first = sent_with(7, 1);
  const std::vector<std::string> again = sent_with(7, 1);
  ASSERT_GT(first.size(), 1000U);
  ASSERT_EQ(first.size(), again.size());
  for (std::size_t i = 0; i < first.size(); ++i) ASSERT_EQ(first[i], again[i]) << "request " << i;
  EXPECT_NE(first, sent_with(8, 1)) << "the seed changes nothing";
}

TEST(WholeRun, SendsTheSameBytesWhateverTheJobs) {
  std::vector<std::string> one = sent_with(7, 1);
  std::vector<std::string> many = sent_with(7, 9);
  std::ranges::sort(one);
  std::ranges::sort(many);
  ASSERT_EQ(one.size(), many.size());
  for (std::size_t i = 0; i < one.size(); ++i) ASSERT_EQ(one[i], many[i]) << "request " << i;
}

struct NullServer {
  std::string_view name;
  ScriptedPeer::Script script;
  bool is_testable;
};

void PrintTo(const NullServer& server, std::ostream* out) { *out << server.name; }

/// A server that understands nothing passes nothing: no function can be made on it, which ends the run before
/// it begins, or its answers fail.
class NullServers : public ::testing::TestWithParam<NullServer> {};

TEST_P(NullServers, PassNothing) {
  ScriptedPeer peer(GetParam().script);
  const WholeRun whole = run_whole(
      peer, {.wait = [](milliseconds) {}, .fetch = [](const std::string&) { return no_answer(); }}, false);
  EXPECT_EQ(whole.why_not_testable.empty(), GetParam().is_testable) << whole.why_not_testable;
  EXPECT_EQ(whole.summary.count(Verdict::pass), 0U);
  EXPECT_EQ(whole.summary.count(Verdict::fail) > 0, GetParam().is_testable);
}

http::Answer always(int status, std::string body) { return http::Response{status, {}, std::move(body)}; }

INSTANTIATE_TEST_SUITE_P(
    OfEveryKind, NullServers,
    ::testing::Values(
        NullServer{"NotFound", [](const http::Request&) { return always(404, ""); }, false},
        NullServer{"LooksNotFound",
                   [](const http::Request&) -> http::Answer {
                     return json_answer(404, R"({"Type": "User", "Message": "Function not found"})",
                                        "ResourceNotFoundException");
                   },
                   false},
        NullServer{"Ok", [](const http::Request&) { return always(200, "{}"); }, false},
        NullServer{"OkAndEmpty", [](const http::Request&) { return always(200, ""); }, false},
        NullServer{"BadRequest",
                   [](const http::Request&) -> http::Answer {
                     return json_answer(400, R"({"Type": "User", "message": "No."})",
                                        "InvalidParameterValueException");
                   },
                   false},
        NullServer{"Fault", [](const http::Request&) { return always(500, "oops"); }, false},
        NullServer{"Silence", [](const http::Request&) { return no_answer(); }, false},
        NullServer{"Echo", [](const http::Request& request) { return always(200, request.body); }, false}),
    [](const auto& server) { return std::string(server.param.name); });

}  // namespace
}  // namespace plumbline::suite
