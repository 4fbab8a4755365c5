#include "spec/scenarios.h"

#include <cstddef>
#include <set>

#include <fmt/format.h>

#include "spec/fields.h"
#include "spec/outline.h"

namespace plumbline::spec {
namespace {

/// What outlines may make: many times what we have, and no burden.
constexpr std::size_t outlined_bytes_max = 64U << 20U;

class Gathering {
 public:
  explicit Gathering(const Schema& schema) : schema_(schema) {}

  Wrong add_file(const json::Value& file, const Where& where) {
    if (auto wrong = schema_.check("plumbline#Scenarios", file, where)) return wrong;
    const json::Array& items = items_of(value_at(file, "scenarios"));
    for (std::size_t i = 0; i < items.size(); ++i) {
      const Where item = where / "scenarios" / i;
      auto wrong = items[i].find("outline") == nullptr ? add(items[i], item) : add_outline(items[i], item);
      if (wrong) return wrong;
    }
    return std::nullopt;
  }

  std::vector<Scenario> gathered;

 private:
  Wrong add_outline(const json::Value& value, const Where& where) {
    if (auto wrong = schema_.check("plumbline#Outline", value, where)) return wrong;
    const json::Array& examples = items_of(value_at(value, "examples"));
    if (examples.empty()) return (where / "examples").says("wants one or more");
    for (std::size_t i = 0; i < examples.size(); ++i) {
      const Where example = where / "examples" / i;
      Where outline = where / "outline";
      outline.remark = fmt::format(" (with {})", example.pointer);
      auto filled = fill(value_at(value, "outline"), outline, examples[i], example, room_);
      if (!filled) return filled.error();
      if (auto wrong = expect_no_duplicates(*filled, outline)) return wrong;
      if (auto wrong = add(*std::move(filled), outline)) return wrong;
    }
    return std::nullopt;
  }

  Wrong add(json::Value scenario, const Where& where) {
    if (auto wrong = schema_.check("plumbline#Scenario", scenario, where)) return wrong;
    std::string id = text_at(scenario, "id");
    if (!ids_.insert(id).second) return (where / "id").says("is the id of another scenario");
    gathered.push_back({std::move(id), where, std::move(scenario)});
    return std::nullopt;
  }

  const Schema& schema_;
  std::set<std::string> ids_;
  std::size_t room_ = outlined_bytes_max;
};

}  // namespace

bool is_scenario_file(std::string_view name) { return name.starts_with("scenarios/"); }

Result<std::vector<Scenario>, SpecError> gather_scenarios(const std::vector<ScenarioFile>& files,
                                                          const Schema& schema) {
  Gathering gathering(schema);
  for (const ScenarioFile& file : files)
    if (auto wrong = gathering.add_file(file.content, Where{file.name})) return refused(*wrong);
  return std::move(gathering.gathered);
}

}  // namespace plumbline::spec
