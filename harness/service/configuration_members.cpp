#include "service/configuration_members.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "json/write.h"
#include "names/characters.h"
#include "names/handler.h"
#include "names/role_arn.h"
#include "service/resource_arn.h"
#include "service/runtimes.h"

namespace plumbline::service {
namespace {

constexpr std::size_t environment_bytes_max = 4096;
constexpr names::LengthRange layers_items{0, 5};
constexpr names::LengthRange subnets_items{0, 16};
constexpr names::LengthRange security_groups_items{0, 5};
constexpr names::LengthRange layer_arn_length{1, 140};

/// `[a-zA-Z]([a-zA-Z0-9_])+`: the name of an environment variable, by AWS's model.
bool is_variable_name(std::string_view text) {
  const auto is_name_character = [](char c) { return names::is_letter(c) || names::is_digit(c) || c == '_'; };
  return text.size() >= 2 && names::is_letter(text[0]) && std::ranges::all_of(text, is_name_character);
}

void check_arn(std::string_view member, const std::optional<std::string>& arn, Violations& violations) {
  if (!arn) return;
  violations.pattern(member, *arn, is_resource_arn_or_empty(*arn),
                     R"((arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|())");
}

void check_variable_names(const std::map<std::string, std::string>& variables, Violations& violations) {
  for (const auto& [name, value] : variables) {
    violations.pattern("environment.variables", name, is_variable_name(name), "[a-zA-Z]([a-zA-Z0-9_])+");
  }
}

void check_layers(const std::vector<std::string>& layers, Violations& violations) {
  for (const std::string& layer : layers) {
    violations.length("layers", layer, layer_arn_length);
    violations.pattern("layers", layer, is_layer_version_arn(layer),
                       R"(arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+)");
  }
}

}  // namespace

ConfigurationMembers read_configuration_members(Members& members) {
  ConfigurationMembers given;
  given.description = members.string("Description");
  given.handler = members.string("Handler");
  given.runtime = members.string("Runtime");
  given.role = members.string("Role");
  given.kms_key_arn = members.string("KMSKeyArn");
  given.memory_mb = members.integer("MemorySize");
  given.timeout_seconds = members.integer("Timeout");
  given.layers = members.strings("Layers");
  if (auto tracing = members.object("TracingConfig")) given.tracing_mode = tracing->string("Mode");
  if (auto storage = members.object("EphemeralStorage"))
    given.ephemeral_storage_mb = storage->integer("Size");
  if (auto queue = members.object("DeadLetterConfig")) {
    given.dead_letter_target_arn = queue->string("TargetArn").value_or("");
  }
  if (auto environment = members.object("Environment")) {
    given.environment = environment->string_map("Variables").value_or(std::map<std::string, std::string>{});
  }
  if (auto vpc = members.object("VpcConfig")) {
    using Strings = std::vector<std::string>;
    given.vpc = VpcConfig{vpc->strings("SubnetIds").value_or(Strings{}),
                          vpc->strings("SecurityGroupIds").value_or(Strings{})};
  }
  return given;
}

void check_configuration_members(const ConfigurationMembers& given, Violations& violations) {
  violations.length("description", given.description, {0, 256});
  violations.length("handler", given.handler, {0, 128});
  if (given.handler) {
    const auto checked = names::check_handler(*given.handler);
    const bool matches = checked || checked.error().kind != names::NameError::Kind::pattern;
    violations.pattern("handler", *given.handler, matches, R"([^\s]+)");
  }
  if (given.role) {
    violations.pattern("role", *given.role, names::is_role_arn(*given.role),
                       R"(arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+)");
  }
  violations.range("memorySize", given.memory_mb, 128, 10240);
  violations.range("timeout", given.timeout_seconds, 1, 900);
  violations.range("ephemeralStorage.size", given.ephemeral_storage_mb, 512, 10240);
  violations.one_of("tracingConfig.mode", given.tracing_mode, {"Active", "PassThrough"});
  check_arn("kMSKeyArn", given.kms_key_arn, violations);
  check_arn("deadLetterConfig.targetArn", given.dead_letter_target_arn, violations);
  violations.items("layers", given.layers, layers_items);
  if (given.layers) check_layers(*given.layers, violations);
  if (given.environment) check_variable_names(*given.environment, violations);
  if (given.vpc) {
    violations.items("vpcConfig.subnetIds", given.vpc->subnet_ids, subnets_items);
    violations.items("vpcConfig.securityGroupIds", given.vpc->security_group_ids, security_groups_items);
  }
}

void check_architectures(const std::optional<std::vector<std::string>>& architectures,
                         Violations& violations) {
  if (!architectures) return;
  violations.items("architectures", architectures, {1, 1});
  const bool all_known = std::ranges::all_of(
      *architectures, [](const std::string& item) { return item == "x86_64" || item == "arm64"; });
  if (all_known) return;
  violations.add(
      "architectures", list_text({architectures->begin(), architectures->end()}),
      "satisfy constraint: [Member must satisfy enum value set: [x86_64, arm64], Member must not be "
      "null]");
}

std::optional<Fault> check_configuration_rules(const ConfigurationMembers& given) {
  if (given.runtime && std::ranges::find(runtimes(), *given.runtime) == runtimes().end()) {
    return Fault{
        FaultType::invalid_parameter_value,
        violation_text("runtime", *given.runtime,
                       fmt::format("satisfy enum value set: {} or be a valid ARN", list_text(runtimes())))};
  }
  if (given.environment) {
    json::Object variables;
    for (const auto& [name, value] : *given.environment) variables.push_back({name, value});
    const std::string measured = json::write(variables);
    if (measured.size() > environment_bytes_max) {
      return Fault{
          FaultType::invalid_parameter_value,
          fmt::format("Lambda was unable to configure your environment variables because the environment "
                      "variables you have provided exceeded the 4KB limit. String measured: {}",
                      shown(measured))};
    }
  }
  return std::nullopt;
}

void apply(const ConfigurationMembers& given, Configuration& configuration) {
  const auto replace = [](const auto& value, auto& place) {
    if (value) place = *value;
  };
  replace(given.description, configuration.description);
  replace(given.handler, configuration.handler);
  replace(given.runtime, configuration.runtime);
  replace(given.role, configuration.role);
  replace(given.kms_key_arn, configuration.kms_key_arn);
  replace(given.tracing_mode, configuration.tracing_mode);
  replace(given.dead_letter_target_arn, configuration.dead_letter_target_arn);
  replace(given.memory_mb, configuration.memory_mb);
  replace(given.timeout_seconds, configuration.timeout_seconds);
  replace(given.ephemeral_storage_mb, configuration.ephemeral_storage_mb);
  replace(given.layers, configuration.layers);
  replace(given.environment, configuration.environment);
  replace(given.vpc, configuration.vpc);
}

}  // namespace plumbline::service
