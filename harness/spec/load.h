#pragma once

#include <map>
#include <string>

#include "result.h"
#include "spec/error.h"
#include "spec/model.h"

namespace plumbline::spec {

/// The texts of a spec folder by path relative to it: "clauses.json", "scenarios/dry-run.json".
using Files = std::map<std::string, std::string, std::less<>>;

/// Reads a spec: every trait known, every target there, every constraint tied to a clause that exists, every
/// pattern compiled, every rule's members and scenarios there. The first thing wrong is the answer.
[[nodiscard]] Result<Spec, SpecError> load(const Files& files);

/// The files of a spec folder on disk (*.json, and scenarios/*.json below it).
[[nodiscard]] Result<Files, SpecError> read_folder(const std::string& folder);

/// The files that the program carries: `specs/` as it was when it was built.
[[nodiscard]] const Files& embedded();

}  // namespace plumbline::spec
