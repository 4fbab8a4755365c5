#include "suite/smaller_package.h"

#include <algorithm>
#include <array>

#include "package/base64.h"
#include "suite/packages.h"

namespace plumbline::suite {
namespace {

/// How a text differs from another: something in the place of `removed` characters behind the first `before`.
struct Edit {
  std::size_t before = 0;
  std::size_t removed = 0;
  std::size_t behind = 0;
  std::string_view put;
};

Edit edit_between(std::string_view from, std::string_view to) {
  const std::size_t shorter = std::min(from.size(), to.size());
  Edit edit;
  while (edit.before < shorter && from[edit.before] == to[edit.before]) ++edit.before;
  const std::size_t left = shorter - edit.before;
  while (edit.behind < left && from[from.size() - 1 - edit.behind] == to[to.size() - 1 - edit.behind])
    ++edit.behind;
  edit.removed = from.size() - edit.before - edit.behind;
  edit.put = to.substr(edit.before, to.size() - edit.before - edit.behind);
  return edit;
}

/// Whether the text is the package's base64 but for something small.
bool is_small(const Edit& edit) { return edit.before + edit.behind > edit.removed + edit.put.size(); }

/// Where the edit goes in a text of another length; nullopt where it does not fit.
std::optional<std::size_t> place_in(std::string_view text, const Edit& edit) {
  constexpr std::size_t quantum = 4;
  const auto fits = [&](std::size_t at) {
    return at + edit.removed <= text.size() ? std::optional(at) : std::nullopt;
  };
  if (edit.before < 2 * quantum) return fits(edit.before);
  if (edit.behind >= 2 * quantum) return fits(text.size() / (2 * quantum) * quantum + edit.before % quantum);
  if (edit.behind + edit.removed > text.size()) return std::nullopt;
  return text.size() - edit.behind - edit.removed;
}

}  // namespace

std::optional<std::string> with_package(std::string_view text, std::string_view package,
                                        std::string_view other) {
  const std::string from = package::encode_base64(package);
  std::string result = package::encode_base64(other);
  const Edit edit = edit_between(from, text);
  if (!is_small(edit)) return std::nullopt;
  const auto at = place_in(result, edit);
  if (!at) return std::nullopt;
  return result.replace(*at, edit.removed, edit.put);
}

std::optional<std::string> package_in(std::string_view text, const std::vector<std::string>& packages) {
  const std::string* best = nullptr;
  std::size_t most = 0;
  for (const std::string& package : packages) {
    const Edit edit = edit_between(package::encode_base64(package), text);
    if (!is_small(edit) || edit.before + edit.behind <= most) continue;
    most = edit.before + edit.behind;
    best = &package;
  }
  return best != nullptr ? std::optional(*best) : std::nullopt;
}

std::vector<std::string> smallest_packages(std::size_t like_bytes) {
  std::array<std::size_t, 3> sizes = {package_bytes_min, package_bytes_min + 1, package_bytes_min + 2};
  std::stable_partition(sizes.begin(), sizes.end(),
                        [&](std::size_t bytes) { return bytes % 3 == like_bytes % 3; });
  std::vector<std::string> packages;
  for (const std::size_t bytes : sizes) packages.push_back(package_of_size(bytes));
  return packages;
}

}  // namespace plumbline::suite
