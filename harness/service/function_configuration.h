#pragma once

#include <optional>
#include <string>

#include "http/message.h"
#include "json/writer.h"
#include "service/function_record.h"

namespace plumbline::service {

/// How much of a configuration is answered: State and LastUpdateStatus stand in the answers about one
/// function, and were recorded to be missing in lists.
enum class Detail { whole, listed };

/// A version as FunctionConfiguration: the response of UpdateFunctionCode ("Response Elements") and of its
/// neighbours. What was never set is left out; nothing is null. `qualifier` is what FunctionArn ends with, if
/// anything.
///
///     write_configuration(json, function, function.latest, std::nullopt)
///     writes FunctionArn "arn:aws:lambda:us-west-2:123456789012:function:my-function", Version "$LATEST"
void write_configuration(json::Writer& json, const Function& function, const Version& version,
                         const std::optional<std::string>& qualifier, Detail detail = Detail::whole);

/// An answer that is nothing but that.
[[nodiscard]] http::Response configuration_answer(int status, const Function& function,
                                                  const Version& version,
                                                  const std::optional<std::string>& qualifier);

}  // namespace plumbline::service
