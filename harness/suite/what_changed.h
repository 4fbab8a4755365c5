#pragma once

#include <string>

#include "json/value.h"

namespace plumbline::suite {

/// What differs between two snapshots of a fixture (Fixtures::snapshot), for people: "CodeSha256, RevisionId
/// changed".
[[nodiscard]] std::string what_changed(const json::Value& before, const json::Value& after);

}  // namespace plumbline::suite
