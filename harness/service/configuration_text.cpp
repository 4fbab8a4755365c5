#include "service/configuration_text.h"

#include <cstdint>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "json/parse.h"
#include "json/write.h"

namespace plumbline::service {
namespace {

json::Value value_of(const std::string& text) { return text; }
json::Value value_of(std::int64_t number) { return number; }
json::Value value_of(const std::vector<std::string>& texts) {
  return json::Array(texts.begin(), texts.end());
}
json::Value value_of(const std::map<std::string, std::string>& texts) {
  json::Object object;
  for (const auto& [name, text] : texts) object.push_back({name, text});
  return object;
}

bool read(const json::Value& value, std::string& into) {
  if (value.string() == nullptr) return false;
  into = *value.string();
  return true;
}
bool read(const json::Value& value, std::int64_t& into) {
  const auto number = value.integer();
  into = number.value_or(0);
  return number.has_value();
}
bool read(const json::Value& value, std::vector<std::string>& into) {
  if (value.array() == nullptr) return false;
  into.clear();
  for (const json::Value& item : *value.array()) {
    if (!read(item, into.emplace_back())) return false;
  }
  return true;
}
bool read(const json::Value& value, std::map<std::string, std::string>& into) {
  if (value.object() == nullptr) return false;
  for (const json::Member& member : *value.object()) {
    if (!read(member.value, into[member.name])) return false;
  }
  return true;
}

/// Writes each setting that it is shown.
struct Writer {
  json::Value object = json::Object{};

  template <class Setting>
  void operator()(std::string_view name, const Setting& setting) {
    object.set(name, value_of(setting));
  }
  template <class Setting>
  void operator()(std::string_view name, const std::optional<Setting>& setting) {
    if (setting) object.set(name, value_of(*setting));
  }
};

/// Reads each setting that it is shown, and remembers the first that is not there or of another type.
struct Reader {
  const json::Value& object;
  std::string wrong;

  template <class Setting>
  void operator()(std::string_view name, Setting& setting) {
    const json::Value* value = object.find(name);
    if (value != nullptr && read(*value, setting)) return;
    if (wrong.empty()) wrong = name;
  }
  template <class Setting>
  void operator()(std::string_view name, std::optional<Setting>& setting) {
    if (object.find(name) != nullptr) (*this)(name, setting.emplace());
  }
};

/// Shows every setting to the visitor, by the name that it has in the text.
template <class SomeConfiguration, class Visitor>
void visit_settings(SomeConfiguration& configuration, Visitor& visit) {
  visit("description", configuration.description);
  visit("handler", configuration.handler);
  visit("runtime", configuration.runtime);
  visit("role", configuration.role);
  visit("tracing_mode", configuration.tracing_mode);
  visit("memory_mb", configuration.memory_mb);
  visit("timeout_seconds", configuration.timeout_seconds);
  visit("ephemeral_storage_mb", configuration.ephemeral_storage_mb);
  visit("layers", configuration.layers);
  visit("architectures", configuration.architectures);
  visit("environment", configuration.environment);
  visit("dead_letter_target_arn", configuration.dead_letter_target_arn);
  visit("kms_key_arn", configuration.kms_key_arn);
}

}  // namespace

std::string text_of(const Configuration& configuration) {
  Writer writer;
  visit_settings(configuration, writer);
  if (configuration.vpc) {
    writer("subnet_ids", configuration.vpc->subnet_ids);
    writer("security_group_ids", configuration.vpc->security_group_ids);
  }
  return json::write(writer.object);
}

Result<Configuration, std::string> configuration_of(std::string_view text) {
  const auto parsed = json::parse(text);
  if (!parsed) return refused("no JSON: " + parsed.error().reason);
  Configuration configuration;
  Reader reader{*parsed, {}};
  visit_settings(configuration, reader);
  if (parsed->find("subnet_ids") != nullptr) {
    VpcConfig& vpc = configuration.vpc.emplace();
    reader("subnet_ids", vpc.subnet_ids);
    reader("security_group_ids", vpc.security_group_ids);
  }
  if (!reader.wrong.empty()) return refused("no " + reader.wrong);
  return configuration;
}

}  // namespace plumbline::service
