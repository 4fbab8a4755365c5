#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "service/configuration_members.h"
#include "service/deployment_package.h"
#include "service/function_configuration.h"
#include "service/function_target.h"
#include "service/members.h"
#include "service/operation.h"
#include "service/versioning.h"

namespace plumbline::service {
namespace {

struct Request {
  names::FunctionName name;
  bool is_to_publish = false;
  std::optional<std::vector<std::string>> architectures;
  CodeMembers code;
  ConfigurationMembers configuration;
};

/// What CreateFunction asks for beyond the constraints of single members.
std::optional<Fault> check_rules(const Request& request, const std::optional<std::string>& package_type) {
  if (package_type == "Image") {
    return Fault{FaultType::invalid_parameter_value,
                 "Functions with packageType Image are not supported by this endpoint: use packageType Zip."};
  }
  if (const auto fault = check_bare_name(request.name)) return fault;
  if (!request.configuration.runtime || !request.configuration.handler) {
    return Fault{
        FaultType::invalid_parameter_value,
        "Runtime and Handler are mandatory parameters for functions created with deployment packages."};
  }
  return check_configuration_rules(request.configuration);
}

Result<Request, Fault> read_request(http::Request& request) {
  auto body = read_body(request);
  if (!body) return refused(body.error());
  std::optional<Fault> wrong;
  Members members(body->root(), wrong);
  Request read;
  const auto name = members.string("FunctionName");
  const auto package_type = members.string("PackageType");
  read.is_to_publish = members.boolean("Publish").value_or(false);
  read.architectures = members.strings("Architectures");
  read.configuration = read_configuration_members(members);
  auto code = members.object("Code");
  if (code) read.code = read_code_members(*code, *body);
  if (wrong) return refused(*wrong);

  Violations violations;
  auto function_name = read_name_to_create(name, violations);
  violations.required("role", read.configuration.role.has_value());
  violations.required("code", code.has_value());
  check_code_members(read.code, "code.", violations);
  check_architectures(read.architectures, violations);
  check_configuration_members(read.configuration, violations);
  violations.one_of("packageType", package_type, {"Zip", "Image"});
  if (const auto fault = violations.fault()) return refused(*fault);

  read.name = *std::move(function_name);
  if (const auto fault = check_rules(read, package_type)) return refused(*fault);
  return read;
}

}  // namespace

Outcome create_function(const Call& call, const Context& context) {
  auto request = read_request(call.request);
  if (!request) return refused(request.error());
  if (const auto fault = check_zip_file_size(request->code, context.settings.limits)) return refused(*fault);
  if (const auto fault = check_home(request->name, context.home)) return refused(*fault);

  const Hold hold = context.hold(request->name.name);
  if (hold.function() != nullptr) {
    return refused(
        Fault{FaultType::resource_conflict, fmt::format("Function already exist: {}", request->name.name)});
  }
  auto package = read_package(std::move(request->code), context);
  if (!package) return refused(package.error());

  const auto next = std::make_shared<Function>();
  next->home = context.home;
  next->name = request->name.name;
  next->latest.code = package->facts;
  apply(request->configuration, next->latest.configuration);
  if (request->architectures) next->latest.configuration.architectures = *request->architectures;
  renew_latest(*next, Progress::Kind::creating, context);
  const Version made = request->is_to_publish ? publish_latest(*next, std::nullopt, context) : next->latest;
  // The ARN is unqualified also where a version was published, as recorded.
  http::Response answer = configuration_answer(201, *next, made, std::nullopt);
  if (const auto done = hold.commit(next, package->bytes); !done) return refused(fault_of(done.error()));
  return answer;
}

}  // namespace plumbline::service
