#include "service/function_configuration.h"

#include <string_view>
#include <utility>

#include "service/function_target.h"

namespace plumbline::service {
namespace {

json::Array strings(const std::vector<std::string>& items) { return {items.begin(), items.end()}; }

json::Object environment_of(const std::map<std::string, std::string>& variables) {
  json::Object object;
  for (const auto& [name, value] : variables) object.push_back({name, value});
  return {{"Variables", std::move(object)}};
}

json::Array layers_of(const std::vector<std::string>& arns) {
  json::Array layers;
  for (const std::string& arn : arns) layers.push_back(json::Object{{"Arn", arn}});
  return layers;
}

/// State and LastUpdateStatus with their reasons, which AWS words alike for creation and update.
void add_state(json::Value& object, const std::optional<Progress>& progress) {
  constexpr std::string_view reason = "The function is being created.";
  constexpr std::string_view code = "Creating";
  if (progress && progress->kind == Progress::Kind::creating) {
    object.set("State", "Pending");
    object.set("StateReason", reason);
    object.set("StateReasonCode", code);
    return;
  }
  object.set("State", "Active");
  object.set("LastUpdateStatus", progress ? "InProgress" : "Successful");
  if (!progress) return;
  object.set("LastUpdateStatusReason", reason);
  object.set("LastUpdateStatusReasonCode", code);
}

/// The members that are there only where somebody set them.
void add_optional_members(json::Value& object, const Configuration& configuration) {
  if (!configuration.dead_letter_target_arn.empty()) {
    object.set("DeadLetterConfig", json::Object{{"TargetArn", configuration.dead_letter_target_arn}});
  }
  if (configuration.environment) object.set("Environment", environment_of(*configuration.environment));
  if (!configuration.kms_key_arn.empty()) object.set("KMSKeyArn", configuration.kms_key_arn);
  if (!configuration.layers.empty()) object.set("Layers", layers_of(configuration.layers));
  if (configuration.vpc) {
    object.set("VpcConfig",
               json::Object{{"SubnetIds", strings(configuration.vpc->subnet_ids)},
                            {"SecurityGroupIds", strings(configuration.vpc->security_group_ids)}});
  }
}

}  // namespace

json::Value function_configuration(const Function& function, const Version& version,
                                   const std::optional<std::string>& qualifier, Detail detail) {
  const Configuration& configuration = version.configuration;
  json::Value object = json::Object{
      {"FunctionName", function.name},
      {"FunctionArn", arn_of(function.name, qualifier, function.home)},
      {"Runtime", configuration.runtime},
      {"Role", configuration.role},
      {"Handler", configuration.handler},
      {"CodeSize", version.code.bytes},
      {"Description", configuration.description},
      {"Timeout", configuration.timeout_seconds},
      {"MemorySize", configuration.memory_mb},
      {"LastModified", timestamp_text(version.last_modified)},
      {"CodeSha256", version.code.sha256},
      {"Version", version.version},
      {"TracingConfig", json::Object{{"Mode", configuration.tracing_mode}}},
      {"RevisionId", version.revision_id},
      {"PackageType", "Zip"},
      {"Architectures", strings(configuration.architectures)},
      {"EphemeralStorage", json::Object{{"Size", configuration.ephemeral_storage_mb}}},
  };
  if (detail == Detail::whole) add_state(object, version.progress);
  add_optional_members(object, configuration);
  return object;
}

}  // namespace plumbline::service
