#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace plumbline::pattern {

/// The pattern of FunctionName as documented: 62 states over 30 classes once minimal.
inline constexpr std::string_view function_name_pattern =
    R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?)"
    R"(([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)";

/// The distinct patterns of Lambda's public model, one a line in data/lambda_patterns.txt.
[[nodiscard]] std::vector<std::string> lambda_patterns();

}  // namespace plumbline::pattern
