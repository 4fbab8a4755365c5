#include "service/function_configuration.h"
#include "service/function_target.h"
#include "service/operation.h"

namespace plumbline::service {

Outcome get_function_configuration(const Call& call, const Context& context) {
  const auto target = read_target_to_look_up(call);
  if (!target) return refused(target.error());
  const auto function = context.find(target->name.name);
  if (const auto fault = check_exists(*target, function.get(), context.home)) return refused(*fault);
  const Version& version = *find_version(*function, target->qualifier.value_or(std::string(latest_version)));
  return configuration_answer(200, *function, version, target->qualifier);
}

}  // namespace plumbline::service
