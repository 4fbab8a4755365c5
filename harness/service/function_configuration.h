#pragma once

#include <optional>
#include <string>

#include "json/value.h"
#include "service/function_record.h"

namespace plumbline::service {

/// How much of a configuration is answered: State and LastUpdateStatus stand in the answers about one
/// function, and were recorded to be missing in lists.
enum class Detail { whole, listed };

/// A version as FunctionConfiguration: the response of UpdateFunctionCode ("Response Elements") and of its
/// neighbours. What was never set is left out; nothing is null. `qualifier` is what FunctionArn ends with, if
/// anything.
///
///     function_configuration(function, function.latest, std::nullopt)
///     gives FunctionArn "arn:aws:lambda:us-west-2:123456789012:function:my-function", Version "$LATEST"
[[nodiscard]] json::Value function_configuration(const Function& function, const Version& version,
                                                 const std::optional<std::string>& qualifier,
                                                 Detail detail = Detail::whole);

}  // namespace plumbline::service
