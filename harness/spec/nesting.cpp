#include "spec/nesting.h"

#include <algorithm>

#include <fmt/format.h>

namespace plumbline::spec {
namespace {

/// The heights of shapes measured so far: 1 for a shape without members, 0 while it is being measured.
using Heights = std::map<const Shape*, int>;

/// Why the shape cannot be walked, or nullptr; its height is then in `heights`.
const char* measure(const Shape& shape, int above, Heights& heights) {
  if (above >= nesting_max) return "lies too deep in other shapes";
  const auto [there, added] = heights.try_emplace(&shape, 0);
  if (!added) {
    if (there->second == 0) return "holds itself";
    return above + there->second > nesting_max ? "lies too deep in other shapes" : nullptr;
  }
  int height = 1;
  for (const Member& member : shape.members) {
    if (const char* reason = measure(*member.shape, above + 1, heights)) return reason;
    height = std::max(height, 1 + heights[member.shape]);
  }
  heights[&shape] = height;
  return nullptr;
}

}  // namespace

Wrong check_nesting(const Source& source, const Shapes& shapes) {
  Heights heights;
  for (const auto& [id, one] : source) {
    const Shape* shape = shapes.find(id);
    if (shape == nullptr) continue;
    if (const char* reason = measure(*shape, 0, heights))
      return one.where.says(fmt::format("it, or a shape in it, {}", reason));
  }
  return std::nullopt;
}

}  // namespace plumbline::spec
