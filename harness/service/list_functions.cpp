#include <memory>
#include <vector>

#include "http/uri.h"
#include "service/listing.h"
#include "service/operation.h"
#include "service/violations.h"

namespace plumbline::service {

Outcome list_functions(const Call& call, const Context& context) {
  const auto versions = http::query_value(call.request.target, "FunctionVersion");
  Violations violations;
  violations.one_of("functionVersion", versions, {"ALL"});
  if (const auto fault = violations.fault()) return refused(*fault);
  const auto wanted = read_page_wanted(call.request);
  if (!wanted) return refused(wanted.error());

  const std::vector<std::shared_ptr<const Function>> functions = context.functions();
  std::vector<Listed> list;
  for (const auto& function : functions) {
    if (versions) {
      list_versions_of(*function, list);
    } else {
      list.push_back({function.get(), &function->latest, std::nullopt});
    }
  }
  return answer_page(list, *wanted, "Functions");
}

}  // namespace plumbline::service
