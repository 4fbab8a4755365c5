#include "service/context.h"

#include <utility>

namespace plumbline::service {

std::shared_ptr<const Function> Context::find(std::string_view name) const {
  return settled(store.find(home, name), clock());
}

std::vector<std::shared_ptr<const Function>> Context::functions() const {
  std::vector<std::shared_ptr<const Function>> all = store.all(home);
  const Time now = clock();
  for (auto& function : all) function = settled(std::move(function), now);
  return all;
}

Hold Context::hold(std::string name) const { return Hold(store, home, std::move(name), clock); }

}  // namespace plumbline::service
