#pragma once

#include <string_view>

/// Who may include whom in harness/: the plan of the house as a table.
///
///     may_include("service", "json")   // true
///     may_include("service", "spec")   // false: service and suite read the documentation independently
namespace plumbline::house {

/// Whether the table has a row for this folder of harness/.
[[nodiscard]] bool is_known_folder(std::string_view folder);

/// Whether a file in harness/`from` may include one in harness/`to`. A folder may always include itself.
[[nodiscard]] bool may_include(std::string_view from, std::string_view to);

}  // namespace plumbline::house
