#include "service/function_configuration.h"

#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "service/function_target.h"
#include "service/operation.h"

namespace plumbline::service {
namespace {

void write_strings(json::Writer& json, json::Name name, const std::vector<std::string>& items) {
  json.name(name).open_array();
  for (const std::string& item : items) json.value(item);
  json.close_array();
}

/// State and LastUpdateStatus with their reasons, which AWS words alike for creation and update.
void write_state(json::Writer& json, const std::optional<Progress>& progress) {
  constexpr std::string_view reason = "The function is being created.";
  constexpr std::string_view code = "Creating";
  if (progress && progress->kind == Progress::Kind::creating) {
    json.member("State", "Pending").member("StateReason", reason).member("StateReasonCode", code);
    return;
  }
  json.member("State", "Active").member("LastUpdateStatus", progress ? "InProgress" : "Successful");
  if (!progress) return;
  json.member("LastUpdateStatusReason", reason).member("LastUpdateStatusReasonCode", code);
}

void write_environment(json::Writer& json, const std::map<std::string, std::string>& variables) {
  json.name("Environment").open_object().name("Variables").open_object();
  for (const auto& [name, value] : variables) json.named(name).value(value);
  json.close_object().close_object();
}

void write_layers(json::Writer& json, const std::vector<std::string>& arns) {
  json.name("Layers").open_array();
  for (const std::string& arn : arns) json.open_object().member("Arn", arn).close_object();
  json.close_array();
}

void write_vpc(json::Writer& json, const VpcConfig& vpc) {
  json.name("VpcConfig").open_object();
  write_strings(json, "SubnetIds", vpc.subnet_ids);
  write_strings(json, "SecurityGroupIds", vpc.security_group_ids);
  json.close_object();
}

/// A member that is an object with one member.
template <class Scalar>
void write_wrapped(json::Writer& json, json::Name name, json::Name inner, const Scalar& scalar) {
  json.name(name).open_object().member(inner, scalar).close_object();
}

/// The members that are there only where somebody set them.
void write_optional_members(json::Writer& json, const Configuration& configuration) {
  if (!configuration.dead_letter_target_arn.empty()) {
    write_wrapped(json, "DeadLetterConfig", "TargetArn", configuration.dead_letter_target_arn);
  }
  if (configuration.environment) write_environment(json, *configuration.environment);
  if (!configuration.kms_key_arn.empty()) json.member("KMSKeyArn", configuration.kms_key_arn);
  if (!configuration.layers.empty()) write_layers(json, configuration.layers);
  if (configuration.vpc) write_vpc(json, *configuration.vpc);
}

}  // namespace

void write_configuration(json::Writer& json, const Function& function, const Version& version,
                         const std::optional<std::string>& qualifier, Detail detail) {
  const Configuration& configuration = version.configuration;
  json.open_object()
      .member("FunctionName", function.name)
      .member("FunctionArn", arn_of(function.name, qualifier, function.home))
      .member("Runtime", configuration.runtime)
      .member("Role", configuration.role)
      .member("Handler", configuration.handler)
      .member("CodeSize", version.code.bytes)
      .member("Description", configuration.description)
      .member("Timeout", configuration.timeout_seconds)
      .member("MemorySize", configuration.memory_mb)
      .member("LastModified", timestamp_text(version.last_modified))
      .member("CodeSha256", version.code.sha256)
      .member("Version", version.version);
  write_wrapped(json, "TracingConfig", "Mode", configuration.tracing_mode);
  json.member("RevisionId", version.revision_id).member("PackageType", "Zip");
  write_strings(json, "Architectures", configuration.architectures);
  write_wrapped(json, "EphemeralStorage", "Size", configuration.ephemeral_storage_mb);
  if (detail == Detail::whole) write_state(json, version.progress);
  write_optional_members(json, configuration);
  json.close_object();
}

http::Response configuration_answer(int status, const Function& function, const Version& version,
                                    const std::optional<std::string>& qualifier) {
  json::Writer json;
  write_configuration(json, function, version, qualifier);
  return json_answer(status, std::move(json).text());
}

}  // namespace plumbline::service
