#pragma once

#include <string>
#include <utility>
#include <vector>

#include "json/value.h"
#include "result.h"
#include "spec/schema.h"
#include "spec/where.h"

namespace plumbline::spec {

/// True for the files of scenarios. Their form is checked here; what stands in them is for suite to read.
[[nodiscard]] bool is_scenario_file(std::string_view name);

/// The ids of all scenarios. Every file is {"scenarios": [...]}, of the shape plumbline#Scenarios; every
/// scenario has an id that no other has.
[[nodiscard]] Result<std::vector<std::string>, SpecError> scenario_ids(
    const std::vector<std::pair<std::string, json::Value>>& files, const Schema& schema);

}  // namespace plumbline::spec
