#pragma once

#include <functional>
#include <optional>
#include <string>

#include "result.h"
#include "wire/sigv4.h"

namespace plumbline::wire {

/// Where the AWS CLI would look for credentials and region: the environment, then the files that it names.
/// Single sign-on, roles, processes and instance metadata are not asked.
///
///     auto credentials = find_credentials(process_environment);

/// The value of a variable; nullopt where it is not set.
using Environment = std::function<std::optional<std::string>(const std::string& name)>;

[[nodiscard]] std::optional<std::string> process_environment(const std::string& name);

/// AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN; else the profile AWS_PROFILE
/// ("default") of AWS_SHARED_CREDENTIALS_FILE (~/.aws/credentials), then of AWS_CONFIG_FILE (~/.aws/config).
/// The error says what is missing, and where it was looked for.
[[nodiscard]] Result<Credentials, std::string> find_credentials(const Environment& environment);

/// AWS_REGION; else AWS_DEFAULT_REGION; else the profile's region in AWS_CONFIG_FILE.
[[nodiscard]] Result<std::string, std::string> find_region(const Environment& environment);

}  // namespace plumbline::wire
