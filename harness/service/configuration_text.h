#pragma once

#include <string>
#include <string_view>

#include "result.h"
#include "service/function_record.h"

namespace plumbline::service {

/// A configuration as a text of JSON, as the durable store keeps it, and read back. Every setting is in it
/// but those that were never set; reading refuses a text that lacks one, with the member's name.
///
///     configuration_of(text_of(configuration)) == configuration
[[nodiscard]] std::string text_of(const Configuration& configuration);
[[nodiscard]] Result<Configuration, std::string> configuration_of(std::string_view text);

}  // namespace plumbline::service
