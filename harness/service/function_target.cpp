#include "service/function_target.h"

#include <fmt/format.h>

#include "http/uri.h"
#include "names/function_arn.h"
#include "names/partition.h"
#include "names/qualifier.h"

namespace plumbline::service {
namespace {

constexpr names::LengthRange name_length{1, 140};
constexpr names::LengthRange qualifier_length{1, 128};
constexpr std::size_t bare_name_max = 64;

constexpr std::string_view name_pattern =
    R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?)"
    R"(([a-zA-Z0-9-_]+)(:(\$LATEST|[a-zA-Z0-9-_]+))?)";
constexpr std::string_view unqualified_name_pattern =
    R"((arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\d{1}:)?(\d{12}:)?(function:)?)"
    R"(([a-zA-Z0-9-_]+))";
enum class NameForm { qualified_or_not, unqualified };

constexpr std::string_view qualifier_pattern = "(|[a-zA-Z0-9$_-]+)";

/// The name, or nullopt and what it breaks. A bare name of any length up to 140 is one here.
std::optional<names::FunctionName> read_name(const std::string& text, NameForm form, Violations& violations) {
  violations.length("functionName", text, name_length);
  auto name = names::parse_function_name(text);
  const bool is_too_qualified = form == NameForm::unqualified && name && name->qualifier;
  const bool is_of_pattern = name || names::is_function_name(text);
  violations.pattern("functionName", text, is_of_pattern && !is_too_qualified,
                     form == NameForm::unqualified ? unqualified_name_pattern : name_pattern);
  if (name) return *std::move(name);
  if (name.error().kind != names::NameError::Kind::bare_too_long) return std::nullopt;
  names::FunctionName bare;
  bare.name = text;
  return bare;
}

/// The label decoded once. One that is badly encoded stays as it is, and breaks the pattern with its '%'.
std::string name_in_path(const Call& call) {
  return http::percent_decode(call.label).value_or(std::string(call.label));
}

}  // namespace

Result<FunctionTarget, Fault> read_target_to_change(const Call& call) {
  Violations violations;
  auto name = read_name(name_in_path(call), NameForm::qualified_or_not, violations);
  if (const auto fault = violations.fault()) return refused(*fault);
  if (const auto fault = check_bare_name(*name)) return refused(*fault);
  std::optional<std::string> qualifier = name->qualifier;
  return FunctionTarget{*std::move(name), std::move(qualifier)};
}

Result<FunctionTarget, Fault> read_target_to_look_up(const Call& call) {
  Violations violations;
  auto name = read_name(name_in_path(call), NameForm::qualified_or_not, violations);
  const auto parameter = http::query_value(call.request.target, "Qualifier");
  violations.length("qualifier", parameter, qualifier_length);
  if (parameter) {
    violations.pattern("qualifier", *parameter, names::is_qualifier(*parameter), qualifier_pattern);
  }
  if (const auto fault = violations.fault()) return refused(*fault);
  if (name->qualifier && parameter && *name->qualifier != *parameter) {
    return refused(
        Fault{FaultType::invalid_parameter_value,
              "The derived qualifier from the function name does not match the specified qualifier."});
  }
  std::optional<std::string> qualifier = name->qualifier ? name->qualifier : parameter;
  return FunctionTarget{*std::move(name), std::move(qualifier)};
}

std::optional<names::FunctionName> read_name_to_create(const std::optional<std::string>& text,
                                                       Violations& violations) {
  violations.required("functionName", text.has_value());
  if (!text) return std::nullopt;
  return read_name(*text, NameForm::unqualified, violations);
}

std::optional<Fault> check_bare_name(const names::FunctionName& name) {
  if (!name.is_bare() || name.name.size() <= bare_name_max) return std::nullopt;
  Violations violations;
  violations.length("functionName", name.name, {1, bare_name_max});
  return Fault{FaultType::invalid_parameter_value, violations.fault()->message};
}

std::optional<Fault> check_home(const names::FunctionName& name, const Home& home) {
  if (name.region && *name.region != home.region) {
    return Fault{FaultType::resource_not_found,
                 fmt::format("Functions from '{}' are not reachable in this region ('{}')", *name.region,
                             home.region)};
  }
  // Recorded without any message that a client reads.
  if (name.account && *name.account != home.account) return Fault{FaultType::access_denied, ""};
  if (name.partition && *name.partition != names::partition_of_region(home.region)) {
    return Fault{FaultType::resource_not_found,
                 fmt::format("Function not found: arn:{}:lambda:{}:{}:function:{}", *name.partition,
                             home.region, home.account, name.name)};
  }
  return std::nullopt;
}

std::optional<Fault> check_exists(const FunctionTarget& target, const Function* function, const Home& home) {
  if (const auto fault = check_home(target.name, home)) return fault;
  if (function == nullptr || (target.qualifier && find_version(*function, *target.qualifier) == nullptr)) {
    return function_not_found(target.name.name, target.qualifier, home);
  }
  return std::nullopt;
}

std::optional<Fault> check_is_latest(const FunctionTarget& target) {
  if (!target.qualifier || *target.qualifier == latest_version) return std::nullopt;
  return Fault{FaultType::invalid_parameter_value,
               "Current operation does not support versions other than $LATEST"};
}

std::optional<Fault> check_revision(const std::optional<std::string>& wanted, const Function& function) {
  if (!wanted || *wanted == function.latest.revision_id) return std::nullopt;
  return Fault{FaultType::precondition_failed,
               "The Revision Id provided does not match the latest Revision Id. Call the "
               "GetFunction/GetAlias API to retrieve the latest Revision Id"};
}

Fault function_not_found(std::string_view name, const std::optional<std::string>& qualifier,
                         const Home& home) {
  return {FaultType::resource_not_found,
          fmt::format("Function not found: {}", arn_of(name, qualifier, home))};
}

std::string arn_of(std::string_view name, const std::optional<std::string>& qualifier, const Home& home) {
  return names::function_arn({home.region, home.account}, name, qualifier);
}

}  // namespace plumbline::service
