#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "service/fault.h"
#include "service/function_record.h"
#include "service/members.h"
#include "service/violations.h"

namespace plumbline::service {

/// The members that CreateFunction and UpdateFunctionConfiguration share: a function's settings, each as
/// given or absent. "Response Elements" of the page has their constraints.
struct ConfigurationMembers {
  std::optional<std::string> description;
  std::optional<std::string> handler;
  std::optional<std::string> runtime;
  std::optional<std::string> role;
  std::optional<std::string> kms_key_arn;
  std::optional<std::string> tracing_mode;
  std::optional<std::string> dead_letter_target_arn;
  std::optional<std::int64_t> memory_mb;
  std::optional<std::int64_t> timeout_seconds;
  std::optional<std::int64_t> ephemeral_storage_mb;
  std::optional<std::vector<std::string>> layers;
  std::optional<std::map<std::string, std::string>> environment;
  std::optional<VpcConfig> vpc;
};

[[nodiscard]] ConfigurationMembers read_configuration_members(Members& members);

/// Adds what the members break of their constraints.
void check_configuration_members(const ConfigurationMembers& given, Violations& violations);

/// Adds what Architectures breaks: a list of exactly one of x86_64 and arm64.
void check_architectures(const std::optional<std::vector<std::string>>& architectures,
                         Violations& violations);

/// Why the service refuses settings that break no constraint of a member (InvalidParameterValueException): an
/// unknown runtime, too many bytes of environment variables.
[[nodiscard]] std::optional<Fault> check_configuration_rules(const ConfigurationMembers& given);

/// Puts what was given in the place of what was there.
void apply(const ConfigurationMembers& given, Configuration& configuration);

}  // namespace plumbline::service
