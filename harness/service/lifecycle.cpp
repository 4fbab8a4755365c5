#include "service/lifecycle.h"

#include <algorithm>

#include <fmt/format.h>

#include "service/function_target.h"

namespace plumbline::service {
namespace {

bool is_due(const Version& version, Time now) { return version.progress && version.progress->ends <= now; }

void settle(Version& version) {
  version.revision_id = version.progress->revision_id;
  version.progress.reset();
}

}  // namespace

std::shared_ptr<const Function> settled(std::shared_ptr<const Function> function, Time now) {
  if (function == nullptr) return function;
  const auto due = [now](const auto& version) { return is_due(*version, now); };
  if (!is_due(function->latest, now) && std::ranges::none_of(function->published, due)) return function;
  auto next = std::make_shared<Function>(*function);
  if (is_due(next->latest, now)) settle(next->latest);
  for (auto& version : next->published) {
    if (!due(version)) continue;
    auto done = std::make_shared<Version>(*version);
    settle(*done);
    version = std::move(done);
  }
  return next;
}

std::optional<Fault> check_idle(const Function& function) {
  if (!function.latest.progress) return std::nullopt;
  constexpr std::string_view refusal = "The operation cannot be performed at this time.";
  if (function.latest.progress->kind == Progress::Kind::creating) {
    return Fault{FaultType::resource_conflict,
                 fmt::format("{} The function is currently in the following state: Pending", refusal)};
  }
  return Fault{FaultType::resource_conflict,
               fmt::format("{} An update is in progress for resource: {}", refusal,
                           arn_of(function.name, std::nullopt, function.home))};
}

}  // namespace plumbline::service
