#pragma once

#include <string_view>

namespace plumbline::service {

/// Whether the text is an ARN of any resource, or empty: KMSKeyArn and TargetArn of the page.
///
///     (arn:(aws[a-zA-Z-]*)?:[a-z0-9-.]+:.*)|()
[[nodiscard]] bool is_resource_arn_or_empty(std::string_view text);

/// Whether the text is the ARN of one version of a layer, as today's model has it.
///
///     arn:[a-zA-Z0-9-]+:lambda:[a-zA-Z0-9-]+:\d{12}:layer:[a-zA-Z0-9-_]+:[0-9]+
[[nodiscard]] bool is_layer_version_arn(std::string_view text);

}  // namespace plumbline::service
