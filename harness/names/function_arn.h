#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace plumbline::names {

/// Where a function lives.
struct Home {
  std::string_view region;
  std::string_view account;
};

/// The ARN of a function (FunctionConfiguration, "FunctionArn"), in the partition of its region; of one of
/// its versions or aliases where a qualifier is given.
///
///     function_arn({"us-west-2", "123456789012"}, "my-function", "7")
///     == "arn:aws:lambda:us-west-2:123456789012:function:my-function:7"
[[nodiscard]] std::string function_arn(const Home& home, std::string_view name,
                                       std::optional<std::string_view> qualifier = std::nullopt);

}  // namespace plumbline::names
