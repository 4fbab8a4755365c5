#pragma once

#include <string_view>
#include <vector>

namespace plumbline::service {

/// The values of Runtime that the endpoint takes: the page's eleven, and those that AWS has added since, so
/// that today's clients can make today's functions. In the page's order, then by family.
[[nodiscard]] const std::vector<std::string_view>& runtimes();

}  // namespace plumbline::service
