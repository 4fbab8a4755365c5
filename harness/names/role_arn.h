#pragma once

#include <string_view>

namespace plumbline::names {

/// Whether the text is the ARN of an execution role as the page has it (FunctionConfiguration, "Role"):
///
///     arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z_0-9+=,.@\-_/]+
///
///     is_role_arn("arn:aws:iam::123456789012:role/service-role/my-role")
[[nodiscard]] bool is_role_arn(std::string_view text);

}  // namespace plumbline::names
