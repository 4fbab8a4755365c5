#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "names/function_name.h"
#include "result.h"
#include "service/function_record.h"
#include "service/operation.h"
#include "service/violations.h"

namespace plumbline::service {

/// Which function, or which of its versions, a request is about.
///
///     GET /2015-03-31/functions/123456789012:function:my-function?Qualifier=7
///     gives name "my-function", account "123456789012", qualifier "7"
struct FunctionTarget {
  names::FunctionName name;
  std::optional<std::string> qualifier;  ///< from the name or from the Qualifier parameter
};

/// Reads the FunctionName of an operation that changes a function. Refuses what is not of the documented
/// pattern and length (ValidationException), and bare names of more than 64 (InvalidParameterValueException).
[[nodiscard]] Result<FunctionTarget, Fault> read_target_to_change(const Call& call);

/// Reads FunctionName and Qualifier of an operation that reads or deletes. A bare name of more than 64 is, as
/// recorded, the name of a function that does not exist. Refuses a name and a parameter that disagree.
[[nodiscard]] Result<FunctionTarget, Fault> read_target_to_look_up(const Call& call);

/// Checks the FunctionName of a function to be made, which cannot have a qualifier. Adds what it breaks.
[[nodiscard]] std::optional<names::FunctionName> read_name_to_create(const std::optional<std::string>& text,
                                                                     Violations& violations);

/// InvalidParameterValueException for a bare name of more than 64: no violation of the pattern, but no name.
[[nodiscard]] std::optional<Fault> check_bare_name(const names::FunctionName& name);

/// Why a name leads to no function that this endpoint could have: another region (404), account (403),
/// partition (404).
[[nodiscard]] std::optional<Fault> check_home(const names::FunctionName& name, const Home& home);

/// Why there is nothing at the target: no such home, no such function, no such version.
[[nodiscard]] std::optional<Fault> check_exists(const FunctionTarget& target, const Function* function,
                                                const Home& home);

/// Why the target cannot be changed: it is a published version.
[[nodiscard]] std::optional<Fault> check_is_latest(const FunctionTarget& target);

/// Why the RevisionId that a request insists on does not allow it: the function has another one.
[[nodiscard]] std::optional<Fault> check_revision(const std::optional<std::string>& wanted,
                                                  const Function& function);

/// ResourceNotFoundException for a function of this endpoint, or for one of its versions.
[[nodiscard]] Fault function_not_found(std::string_view name, const std::optional<std::string>& qualifier,
                                       const Home& home);

/// The ARN of a function of this endpoint; of one of its versions where a qualifier is given.
[[nodiscard]] std::string arn_of(std::string_view name, const std::optional<std::string>& qualifier,
                                 const Home& home);

}  // namespace plumbline::service
