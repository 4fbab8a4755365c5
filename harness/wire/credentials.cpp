#include "wire/credentials.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>

#include "wire/ini.h"

namespace plumbline::wire {
namespace {

/// A variable that is set to nothing counts as not set, as in the AWS CLI.
std::string value_of(const Environment& environment, const std::string& name) {
  return environment(name).value_or(std::string());
}

std::string or_else(std::string value, const std::string& other) { return value.empty() ? other : value; }

/// A profile's place in one of the two files.
struct Profile {
  std::string path;
  std::string section;
  std::string text;  ///< of the whole file; empty where it cannot be read

  [[nodiscard]] std::string value(std::string_view key) const {
    return ini_value(text, section, key).value_or(std::string());
  }
};

Profile profile_in(std::string path, std::string section) {
  std::ifstream file(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  return {std::move(path), std::move(section), std::move(text)};
}

std::string profile_name(const Environment& environment) {
  return or_else(value_of(environment, "AWS_PROFILE"), "default");
}

Profile credentials_profile(const Environment& environment) {
  const std::string usual = value_of(environment, "HOME") + "/.aws/credentials";
  return profile_in(or_else(value_of(environment, "AWS_SHARED_CREDENTIALS_FILE"), usual),
                    profile_name(environment));
}

Profile config_profile(const Environment& environment) {
  const std::string usual = value_of(environment, "HOME") + "/.aws/config";
  const std::string name = profile_name(environment);
  // In this file every profile but the default has a section that says what it is.
  return profile_in(or_else(value_of(environment, "AWS_CONFIG_FILE"), usual),
                    name == "default" ? name : "profile " + name);
}

}  // namespace

std::optional<std::string> process_environment(const std::string& name) {
  const char* value = std::getenv(name.c_str());
  if (value == nullptr) return std::nullopt;
  return std::string(value);
}

Result<Credentials, std::string> find_credentials(const Environment& environment) {
  Credentials found{value_of(environment, "AWS_ACCESS_KEY_ID"),
                    value_of(environment, "AWS_SECRET_ACCESS_KEY"),
                    value_of(environment, "AWS_SESSION_TOKEN")};
  if (!found.access_key_id.empty()) {
    if (!found.secret_access_key.empty()) return found;
    return refused(std::string("AWS_ACCESS_KEY_ID is set, AWS_SECRET_ACCESS_KEY is not"));
  }
  const Profile profiles[] = {credentials_profile(environment), config_profile(environment)};
  for (const Profile& profile : profiles) {
    found = {profile.value("aws_access_key_id"), profile.value("aws_secret_access_key"),
             profile.value("aws_session_token")};
    if (found.access_key_id.empty()) continue;
    if (!found.secret_access_key.empty()) return found;
    return refused("[" + profile.section + "] of " + profile.path + " has no aws_secret_access_key");
  }
  return refused("no credentials: AWS_ACCESS_KEY_ID is not set, and neither [" + profiles[0].section +
                 "] of " + profiles[0].path + " nor [" + profiles[1].section + "] of " + profiles[1].path +
                 " has an aws_access_key_id");
}

Result<std::string, std::string> find_region(const Environment& environment) {
  for (const char* const name : {"AWS_REGION", "AWS_DEFAULT_REGION"}) {
    if (std::string region = value_of(environment, name); !region.empty()) return region;
  }
  const Profile profile = config_profile(environment);
  if (std::string region = profile.value("region"); !region.empty()) return region;
  return refused("no region: AWS_REGION and AWS_DEFAULT_REGION are not set, and [" + profile.section +
                 "] of " + profile.path + " has none");
}

}  // namespace plumbline::wire
