#include "fuzzing/seeds.h"

#include <algorithm>
#include <optional>

#include "fuzzing/plain.h"
#include "fuzzing/stand_in.h"
#include "http/uri.h"
#include "json/parse.h"
#include "package/base64.h"
#include "package/zip.h"
#include "suite/generate.h"
#include "suite/request.h"
#include "suite/strategy_pattern.h"

namespace plumbline::fuzzing {
namespace {

/// Bodies past this size say little that small ones do not, and take long to send.
constexpr std::size_t body_bytes_max = 16 * 1024;

/// A plain request: nothing of it but its path and its body is out of the ordinary, and it is not made to be
/// large.
bool is_plain(const suite::Case& made, const spec::Operation& operation) {
  if (made.steps.size() != 1 || suite::has_need(made, suite::Need::bandwidth)) return false;
  const suite::Step& step = made.steps.front();
  return step.operation == operation.name && !step.wire.method && !step.wire.uri &&
         step.wire.headers.size() == 0;
}

std::optional<Input> input_of(const suite::Case& made, const spec::Operation& operation) {
  if (!is_plain(made, operation)) return std::nullopt;
  suite::Bindings bindings = example_bindings();
  bindings["label"] = made.id;
  const auto request = suite::request_of(made.steps.front(), operation, bindings);
  if (!request || request->body.size() > body_bytes_max) return std::nullopt;
  const auto input =
      input_of_file(request->method + " " + request->target + "\n\n" + request->body, operation);
  return input ? std::optional(*input) : std::nullopt;
}

std::vector<std::string> sorted(std::vector<std::string> texts) {
  std::ranges::sort(texts);
  texts.erase(std::unique(texts.begin(), texts.end()), texts.end());
  return texts;
}

}  // namespace

Seeds seeds_of_suite(const spec::Spec& spec, const spec::Operation& operation,
                     std::size_t pattern_cases_max) {
  Seeds seeds;
  const auto add = [&](const suite::Case& made) {
    if (auto input = input_of(made, operation)) seeds.push_back({made.id, *std::move(input)});
  };
  if (const auto cases = suite::generate(spec))
    for (const suite::Case& made : *cases) add(made);
  const auto stream = suite::pattern_cases(spec, {.depth = 0, .budget = pattern_cases_max});
  while (const auto made = pattern_cases_max > 0 ? stream() : std::nullopt) add(*made);
  return seeds;
}

std::vector<std::string> names_in(const Seeds& seeds) {
  std::vector<std::string> names;
  for (const Seed& seed : seeds) names.push_back(seed.input.name);
  return sorted(std::move(names));
}

std::vector<std::string> blobs_in(const Seeds& seeds, const spec::Operation& operation) {
  std::vector<std::string> blobs;
  for (const Seed& seed : seeds) {
    const auto body = json::parse(seed.input.body);
    if (!body) continue;
    for (const spec::Member& member : operation.input->members) {
      if (member.shape->kind != spec::ShapeKind::blob) continue;
      const json::Value* value = body->find(member.wire_name);
      if (value != nullptr && value->string() != nullptr) blobs.push_back(*value->string());
    }
  }
  return sorted(std::move(blobs));
}

suite::KnownPackages packages_in(const Seeds& seeds, const spec::Operation& operation) {
  Seeds all = seeds;
  all.push_back({"", {"", false, plain_bodies(operation).simple}});
  suite::KnownPackages packages;
  for (const std::string& blob : blobs_in(all, operation))
    if (const auto bytes = package::decode_base64(blob); bytes && package::inspect_zip(*bytes))
      packages.insert(package::sha256(*bytes));
  return packages;
}

}  // namespace plumbline::fuzzing
