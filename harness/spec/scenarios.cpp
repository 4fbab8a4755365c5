#include "spec/scenarios.h"

#include <algorithm>

#include "spec/fields.h"

namespace plumbline::spec {

bool is_scenario_file(std::string_view name) { return name.starts_with("scenarios/"); }

Result<std::vector<std::string>, SpecError> scenario_ids(
    const std::vector<std::pair<std::string, json::Value>>& files, const Schema& schema) {
  std::vector<std::string> ids;
  for (const auto& [name, file] : files) {
    const Where where{name};
    if (auto wrong = schema.check("plumbline#Scenarios", file, where)) return refused(*wrong);
    const json::Array& scenarios = items_of(value_at(file, "scenarios"));
    for (std::size_t i = 0; i < scenarios.size(); ++i) {
      std::string id = text_at(scenarios[i], "id");
      if (std::ranges::find(ids, id) != ids.end())
        return refused((where / "scenarios" / i / "id").says("is the id of another scenario"));
      ids.push_back(std::move(id));
    }
  }
  return ids;
}

}  // namespace plumbline::spec
