#pragma once

#include <string>
#include <vector>

#include "json/value.h"
#include "result.h"
#include "spec/model.h"
#include "spec/schema.h"
#include "spec/where.h"

namespace plumbline::spec {

/// True for the files of scenarios. Their form is checked here; what stands in them is for suite to read.
[[nodiscard]] bool is_scenario_file(std::string_view name);

/// A file of scenarios as it was parsed.
struct ScenarioFile {
  std::string name;
  json::Value content;
};

/// All scenarios, in the order of the files. Every file is {"scenarios": [...]}; an item is a scenario, of
/// the shape plumbline#Scenario, or an outline with examples (plumbline#Outline), each of which makes one.
/// Every scenario has an id that no other has.
[[nodiscard]] Result<std::vector<Scenario>, SpecError> gather_scenarios(
    const std::vector<ScenarioFile>& files, const Schema& schema);

}  // namespace plumbline::spec
