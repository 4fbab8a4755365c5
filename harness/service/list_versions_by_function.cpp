#include <vector>

#include "service/function_target.h"
#include "service/listing.h"
#include "service/operation.h"

namespace plumbline::service {

Outcome list_versions_by_function(const Call& call, const Context& context) {
  const auto target = read_target_to_look_up(call);
  if (!target) return refused(target.error());
  const auto wanted = read_page_wanted(call.request);
  if (!wanted) return refused(wanted.error());
  const auto function = context.find(target->name.name);
  if (const auto fault = check_exists(*target, function.get(), context.home)) return refused(*fault);

  std::vector<Listed> list;
  list_versions_of(*function, list);
  return answer_page(list, *wanted, "Versions");
}

}  // namespace plumbline::service
