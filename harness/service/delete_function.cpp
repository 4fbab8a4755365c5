#include <algorithm>
#include <utility>

#include "service/function_target.h"
#include "service/operation.h"

namespace plumbline::service {

Outcome delete_function(const Call& call, const Context& context) {
  const auto target = read_target_to_look_up(call);
  if (!target) return refused(target.error());
  if (target->qualifier == latest_version) {
    return refused(Fault{FaultType::invalid_parameter_value,
                         "$LATEST version cannot be deleted without deleting the function."});
  }

  const Hold hold = context.hold(target->name.name);
  const Function* current = hold.function();
  if (const auto fault = check_home(target->name, context.home)) return refused(*fault);
  // Recorded: this message names the function without the qualifier, whichever of the two is missing.
  if (check_exists(*target, current, context.home)) {
    return refused(function_not_found(target->name.name, std::nullopt, context.home));
  }

  if (target->qualifier) {
    const auto next = std::make_shared<Function>(*current);
    std::erase_if(next->published,
                  [&](const auto& version) { return version->version == *target->qualifier; });
    if (const auto done = hold.commit(next); !done) return refused(fault_of(done.error()));
  } else {
    if (const auto done = hold.erase(); !done) return refused(fault_of(done.error()));
  }
  return http::Response{204, {{"Content-Type", "application/json"}}, ""};
}

}  // namespace plumbline::service
