#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "spec/load.h"
#include "spec/model.h"
#include "suite/case.h"

namespace plumbline::suite {

/// A made-up spec of one operation, Shelve: PUT /shelves/{Shelf}/book, whose input has a member of every
/// kind, with ends that lie close together. What the suite makes of it, it makes of the spec alone.
[[nodiscard]] const spec::Spec& shelf_spec();

/// Its files, to be changed.
[[nodiscard]] spec::Files shelf_files();

/// Its operation.
[[nodiscard]] const spec::Operation& shelve();

/// The scenarios file with this as its one list, beside the rest of the spec; gives up where it does not
/// load.
[[nodiscard]] spec::Spec with_scenarios(std::string_view scenarios_json);

/// A mark for what a case does and its id: "+" accepted, "-" refused, "~" accepted or refused without
/// touching anything.
[[nodiscard]] std::vector<std::string> marked_ids(const Cases& cases);

}  // namespace plumbline::suite
