#include <optional>
#include <string>
#include <utility>

#include "service/configuration_members.h"
#include "service/function_configuration.h"
#include "service/function_target.h"
#include "service/members.h"
#include "service/operation.h"
#include "service/versioning.h"

namespace plumbline::service {
namespace {

struct Request {
  std::optional<std::string> revision_id;
  ConfigurationMembers configuration;
};

Result<Request, Fault> read_request(http::Request& request) {
  auto body = read_body(request);
  if (!body) return refused(body.error());
  std::optional<Fault> wrong;
  Members members(body->root(), wrong);
  Request read{members.string("RevisionId"), read_configuration_members(members)};
  if (wrong) return refused(*wrong);

  Violations violations;
  check_configuration_members(read.configuration, violations);
  if (const auto fault = violations.fault()) return refused(*fault);
  if (const auto fault = check_configuration_rules(read.configuration)) return refused(*fault);
  return read;
}

}  // namespace

Outcome update_function_configuration(const Call& call, const Context& context) {
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

  const auto next = std::make_shared<Function>(*current);
  apply(request->configuration, next->latest.configuration);
  renew_latest(*next, Progress::Kind::updating, context);
  http::Response answer = configuration_answer(200, *next, next->latest, std::nullopt);
  if (const auto done = hold.commit(next); !done) return refused(fault_of(done.error()));
  return answer;
}

}  // namespace plumbline::service
