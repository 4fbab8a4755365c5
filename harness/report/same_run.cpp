#include "report/same_run.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "report/text.h"

namespace plumbline::report {
namespace {

std::string difference(std::string_view what, std::string_view then, std::string_view now) {
  return fmt::format("{} was '{}' and is '{}'", what, printable(then), printable(now));
}

}  // namespace

std::string setting_of(const RunFacts& facts, std::string_view name) {
  const auto found = std::ranges::find(facts.settings, name, &Setting::name);
  return found == facts.settings.end() ? std::string() : found->value;
}

bool is_signed(const RunFacts& facts) { return setting_of(facts, "sigv4") == "yes"; }

std::string what_differs(const RunFacts& then, const RunFacts& now) {
  struct Row {
    std::string_view what;
    const std::string& then;
    const std::string& now;
  };
  const std::string seed_then = std::to_string(then.seed);
  const std::string seed_now = std::to_string(now.seed);
  const Row rows[] = {{"plumbline's version", then.version, now.version},
                      {"the specification (by its SHA-256)", then.spec, now.spec},
                      {"the target", then.target, now.target},
                      {"the endpoint", then.endpoint, now.endpoint},
                      {"the profile", then.profile, now.profile},
                      {"--seed", seed_then, seed_now}};
  for (const Row& row : rows)
    if (row.then != row.now) return difference(row.what, row.then, row.now);
  std::set<std::string> names;
  for (const RunFacts* facts : {&then, &now})
    for (const Setting& setting : facts->settings) names.insert(setting.name);
  for (const std::string& name : names)
    if (setting_of(then, name) != setting_of(now, name))
      return difference("--" + name, setting_of(then, name), setting_of(now, name));
  return {};
}

}  // namespace plumbline::report
