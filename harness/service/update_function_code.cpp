#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "service/configuration_members.h"
#include "service/deployment_package.h"
#include "service/function_configuration.h"
#include "service/function_target.h"
#include "service/members.h"
#include "service/operation.h"
#include "service/versioning.h"

namespace plumbline::service {
namespace {

/// "Request Body" of the page, and Architectures of today's model.
struct Request {
  bool is_dry_run = false;
  bool is_to_publish = false;
  std::optional<std::string> revision_id;
  std::optional<std::vector<std::string>> architectures;
  CodeMembers code;
};

Result<Request, Fault> read_request(http::Request& request) {
  auto body = read_body(request);
  if (!body) return refused(body.error());
  std::optional<Fault> wrong;
  Members members(body->root(), wrong);
  Request read;
  read.is_dry_run = members.boolean("DryRun").value_or(false);
  read.is_to_publish = members.boolean("Publish").value_or(false);
  read.revision_id = members.string("RevisionId");
  read.architectures = members.strings("Architectures");
  read.code = read_code_members(members, *body);
  if (wrong) return refused(*wrong);

  Violations violations;
  check_code_members(read.code, "", violations);
  check_architectures(read.architectures, violations);
  if (const auto fault = violations.fault()) return refused(*fault);
  return read;
}

/// Gives the version other code, and leaves it its RevisionId.
void set_code(Version& version, const Request& request, CodePackage code) {
  version.code = std::move(code);
  if (request.architectures) version.configuration.architectures = *request.architectures;
}

}  // namespace

/// Updates a function's code: the order of the statements is the order of the checks. What is not checked
/// here: the size of the request and its path, which come before.
Outcome update_function_code(const Call& call, const Context& context) {
  const auto target = read_target_to_change(call);
  if (!target) return refused(target.error());
  auto request = read_request(call.request);
  if (!request) return refused(request.error());
  if (const auto fault = check_zip_file_size(request->code, context.settings.limits)) return refused(*fault);

  const Hold hold = context.hold(target->name.name);
  const Function* current = hold.function();
  if (const auto fault = check_exists(*target, current, context.home)) return refused(*fault);
  if (const auto fault = check_is_latest(*target)) return refused(*fault);
  if (const auto fault = check_idle(*current)) return refused(*fault);
  if (const auto fault = check_revision(request->revision_id, *current)) return refused(*fault);
  auto package = read_package(std::move(request->code), context);
  if (!package) return refused(package.error());

  const auto next = std::make_shared<Function>(*current);
  set_code(next->latest, *request, std::move(package->facts));
  const std::optional preview = request->is_dry_run ? std::optional(next->latest) : std::nullopt;
  renew_latest(*next, Progress::Kind::updating, context);
  if (request->is_to_publish) publish_latest(*next, std::nullopt, context);
  if (preview) {
    if (!hold.has_room_for(next)) return refused(code_storage_exceeded());
    return configuration_answer(200, *next, *preview, std::nullopt);
  }

  const Version& changed = request->is_to_publish ? *next->published.back() : next->latest;
  const auto qualifier = request->is_to_publish ? std::optional(changed.version) : std::nullopt;
  http::Response answer = configuration_answer(200, *next, changed, qualifier);
  if (const auto done = hold.commit(next, package->bytes); !done) return refused(fault_of(done.error()));
  return answer;
}

}  // namespace plumbline::service
