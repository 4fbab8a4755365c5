#include "app/run_facts.h"

#include <chrono>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "app/version.h"
#include "report/reproduction.h"

namespace plumbline::app {
namespace {

/// The command line that runs the same again, without what only says where reports go. A filter, to which
/// reports add the case, is left out.
std::string command_of(const RunOptions& options, std::uint64_t seed) {
  std::string command = "plumbline run";
  const auto add = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) command += fmt::format(" {} {}", name, report::shell_word(value));
  };
  add("--endpoint", options.target.endpoint);
  add("--function", options.function);
  add("--role-arn", options.role_arn);
  add("--s3-object", options.s3_object);
  add("--s3-version", options.s3_version);
  if (options.large) command += " --large";
  if (options.target.sigv4) command += " --sigv4";
  add("--region", options.target.region);
  add("--profile", options.target.profile);
  if (!options.target.verify_tls) command += " --no-verify-ssl";
  if (options.target.endpoint.starts_with("https:")) add("--ca-bundle", options.target.ca_bundle);
  add("--specs", options.specs);
  add("--scenarios", options.scenarios);
  if (options.pattern.depth != 0) add("--depth", std::to_string(options.pattern.depth));
  if (options.strict) command += " --strict";
  add("--seed", std::to_string(seed));
  return command;
}

bool is_shard(const RunOptions& options) { return !options.shard.ends_with("/1"); }

std::string yes_no(bool flag) { return flag ? "yes" : "no"; }

std::vector<report::Setting> settings_of(const RunOptions& options) {
  return {{"filter", options.filter},
          {"shard", is_shard(options) ? options.shard : ""},
          {"depth", std::to_string(options.pattern.depth)},
          {"budget", std::to_string(options.pattern.budget)},
          {"sequences", std::to_string(options.sequences)},
          {"function", options.function},
          {"role-arn", options.role_arn},
          {"s3-object", options.s3_object},
          {"s3-version", options.s3_version},
          {"large", yes_no(options.large)},
          {"sigv4", yes_no(options.target.sigv4)}};
}

}  // namespace

std::string now_text() {
  return fmt::format(
      "{:%Y-%m-%dT%H:%M:%SZ}",
      fmt::gmtime(std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now())));
}

report::RunFacts facts_of(const RunOptions& options, const Target& target, std::uint64_t seed,
                          const std::string& spec) {
  report::RunFacts facts;
  facts.target = target.name;
  facts.endpoint = target.base_url;
  facts.command = command_of(options, seed);
  facts.profile = options.strict ? "strict" : "documented";
  facts.selection = options.filter.empty() ? "all cases" : "cases " + options.filter;
  if (is_shard(options)) facts.selection += ", shard " + options.shard;
  facts.started = now_text();
  facts.seed = seed;
  facts.version = version;
  facts.spec = spec;
  facts.settings = settings_of(options);
  return facts;
}

}  // namespace plumbline::app
