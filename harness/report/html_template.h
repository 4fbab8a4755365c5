#pragma once

#include <string_view>

namespace plumbline::report {

/// The HTML report as a mustache template (mustache(5)): one file, no scripts, light or dark as the reader's
/// system is. What is filled in is escaped.
[[nodiscard]] std::string_view html_template();

}  // namespace plumbline::report
