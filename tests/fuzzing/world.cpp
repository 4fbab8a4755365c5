#include "fuzzing/world.h"

#include <atomic>
#include <chrono>

#include <fmt/format.h>

#include "package/sha256.h"
#include "service/endpoint.h"
#include "service/memory_store.h"
#include "service/uuid.h"
#include "spec/load.h"

namespace plumbline::fuzzing {
namespace {

/// No bucket at all in the place of S3.
class NoBucket final : public service::CodeSource {
 public:
  [[nodiscard]] Result<std::string, service::SourceError> fetch(const service::ObjectAddress&,
                                                                std::uint64_t) const override {
    return refused(service::SourceError::no_such_bucket);
  }
};

/// Passes requests on, and counts them.
class Counting final : public http::Peer {
 public:
  explicit Counting(http::Peer& peer) : peer_(peer) {}
  [[nodiscard]] http::Answer send(const http::Request& request) override {
    ++received;
    return peer_.send(request);
  }
  std::atomic<std::uint64_t> received{0};

 private:
  http::Peer& peer_;
};

const Seeds& seeds() {
  static const Seeds of_suite = seeds_of_suite(spec(), operation(), 100);
  return of_suite;
}

FuzzSettings settings_of(const Way& way) {
  FuzzSettings settings;
  settings.mode = way.mode;
  settings.seed = way.seed;
  settings.jobs = way.jobs;
  settings.profile.strict = way.strict;
  settings.functions.existing = way.existing;
  settings.functions.name_prefix = "plumbline-fuzzing";
  return settings;
}

}  // namespace

const spec::Spec& spec() {
  static const spec::Spec loaded = std::move(*spec::load(spec::embedded()));
  return loaded;
}

const spec::Operation& operation() { return spec().operations.front(); }

http::Handler reference() {
  service::Dependencies dependencies;
  dependencies.clock = std::chrono::system_clock::now;
  dependencies.ids = service::random_uuid;
  dependencies.code_source = std::make_shared<NoBucket>();
  dependencies.store =
      std::make_shared<service::MemoryStore>(service::Settings{}.limits.code_storage_bytes_max);
  const auto endpoint = std::make_shared<service::Endpoint>(service::Settings{}, std::move(dependencies));
  return [endpoint](const http::Request& request) { return endpoint->handle(request); };
}

Fuzzed fuzz_peer(http::Peer& peer, const Way& way) {
  Counting counting(peer);
  Allowance allowance(counting, way.requests_max);
  suite::Caller caller(allowance, {.wait = [](std::chrono::milliseconds) {}, .fetch = {}});
  Fuzzed fuzzed;
  FuzzSettings settings = settings_of(way);
  settings.keep = [&](const Kept& kept) { fuzzed.kept.push_back(kept); };
  std::atomic<bool> is_found{false};
  settings.is_over = [&] { return way.ends_at_finding && is_found; };
  const auto take = [&](const suite::Outcome& outcome) {
    if (outcome.defects.empty() && outcome.reason.empty()) return;
    is_found = true;
    fuzzed.wrong.push_back(outcome);
  };
  const auto summary = fuzz(seeds(), caller, allowance, spec(), operation(), settings, take);
  if (summary)
    fuzzed.summary = *summary;
  else
    fuzzed.refusal = summary.error();
  fuzzed.received = counting.received;
  return fuzzed;
}

Fuzzed fuzz_handler(const http::Handler& handler, const Way& way) {
  http::InProcess peer(handler);
  return fuzz_peer(peer, way);
}

std::vector<std::string> texts_of(const std::vector<suite::Outcome>& outcomes) {
  std::vector<std::string> texts;
  for (const suite::Outcome& outcome : outcomes) {
    std::string text = outcome.id + " " + std::string(name_of(outcome.verdict)) + " " + outcome.reason;
    for (const verdict::Defect& defect : outcome.defects)
      text += ": " + defect.clause + " " + defect.observed;
    if (outcome.exchange)
      text += " (" + outcome.exchange->request.target + " " + outcome.exchange->request.body + ")";
    texts.push_back(std::move(text));
  }
  return texts;
}

}  // namespace plumbline::fuzzing
