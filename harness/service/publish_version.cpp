#include <optional>
#include <string>
#include <utility>

#include <fmt/format.h>

#include "service/function_configuration.h"
#include "service/function_target.h"
#include "service/members.h"
#include "service/operation.h"
#include "service/versioning.h"

namespace plumbline::service {
namespace {

struct Request {
  std::optional<std::string> code_sha256;
  std::optional<std::string> description;
  std::optional<std::string> revision_id;
};

Result<Request, Fault> read_request(http::Request& request) {
  auto body = read_body(request);
  if (!body) return refused(body.error());
  std::optional<Fault> wrong;
  Members members(body->root(), wrong);
  Request read{members.string("CodeSha256"), members.string("Description"), members.string("RevisionId")};
  if (wrong) return refused(*wrong);

  Violations violations;
  violations.length("description", read.description, {0, 256});
  if (const auto fault = violations.fault()) return refused(*fault);
  return read;
}

std::optional<Fault> check_code_sha256(const std::optional<std::string>& wanted, const Function& function) {
  const std::string& current = function.latest.code.sha256;
  if (!wanted || *wanted == current) return std::nullopt;
  return Fault{
      FaultType::invalid_parameter_value,
      fmt::format("CodeSHA256 ({}) is different from current CodeSHA256 in $LATEST ({}). Please try again "
                  "with the CodeSHA256 in $LATEST.",
                  shown(*wanted), current)};
}

/// The last version that was published, where $LATEST has not changed since and it is still there.
const Version* version_to_give_again(const Function& function) {
  if (function.is_changed_since_publish) return nullptr;
  return find_version(function, std::to_string(function.version_next - 1));
}

}  // namespace

Outcome publish_version(const Call& call, const Context& context) {
  const auto target = read_target_to_change(call);
  if (!target) return refused(target.error());
  const auto request = read_request(call.request);
  if (!request) return refused(request.error());

  const Hold hold = context.hold(target->name.name);
  const Function* current = hold.function();
  if (const auto fault = check_exists(*target, current, context.home)) return refused(*fault);
  if (const auto fault = check_is_latest(*target)) return refused(*fault);
  if (const auto fault = check_idle(*current)) return refused(*fault);
  if (const auto fault = check_revision(request->revision_id, *current)) return refused(*fault);
  if (const auto fault = check_code_sha256(request->code_sha256, *current)) return refused(*fault);

  const auto answer = [&](const Function& function, const Version& version) {
    return configuration_answer(201, function, version, version.version);
  };
  if (const Version* again = version_to_give_again(*current)) return answer(*current, *again);
  const auto next = std::make_shared<Function>(*current);
  http::Response published = answer(*next, publish_latest(*next, request->description, context));
  if (const auto done = hold.commit(next); !done) return refused(fault_of(done.error()));
  return published;
}

}  // namespace plumbline::service
