#include "suite/macro_function.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "json/write.h"
#include "package/base64.h"
#include "package/sha256.h"
#include "suite/packages.h"

namespace plumbline::suite {
namespace {

using Answer = Result<json::Value, std::string>;

constexpr std::size_t sized_bytes_min = 200;
constexpr std::size_t sized_bytes_max = 128U << 20U;

/// The package that an argument names: of a size ("bytes:N"), with a trait ("with:TRAIT"), or small and of a
/// label.
struct Named {
  std::optional<std::size_t> bytes;
  std::string_view label;
  std::optional<std::string> with_trait = {};

  /// Where it is not of a size.
  [[nodiscard]] std::string small() const { return with_trait ? *with_trait : package_of(label); }
};

Result<Named, std::string> named(std::string_view argument, const MacroLimits& limits) {
  const auto [first, rest] = macro_call(argument);
  if (first == "with") {
    auto package = package_with_trait(rest);
    if (!package) return refused("there are no packages with the trait " + std::string(rest));
    return Named{{}, {}, *std::move(package)};
  }
  if (first != "bytes" || rest.empty()) return Named{{}, argument.empty() ? limits.own_label : argument};
  const auto bytes = macro_number(rest, sized_bytes_max);
  if (!bytes || *bytes < sized_bytes_min)
    return refused(fmt::format("a package has {} to {} bytes", sized_bytes_min, sized_bytes_max));
  return Named{bytes, {}};
}

Answer value_of(Result<std::string, std::string> text) {
  if (!text) return refused(std::move(text.error()));
  return json::Value(*std::move(text));
}

std::string too_long(std::size_t bytes_max) {
  return fmt::format("the macros of one template may stand for {} bytes more", bytes_max);
}

Answer zip(std::string_view argument, const MacroLimits& limits) {
  const auto package = named(argument, limits);
  if (!package) return refused(package.error());
  if (!package->bytes) return json::Value(package::encode_base64(package->small()));
  if (*package->bytes / 3 * 4 > limits.text_bytes_max) return refused(too_long(limits.text_bytes_max));
  return value_of(base64_of_package_of_size(*package->bytes));
}

Answer sha256(std::string_view argument, const MacroLimits& limits) {
  const auto package = named(argument, limits);
  if (!package) return refused(package.error());
  if (!package->bytes) return json::Value(package::sha256_base64(package->small()));
  return value_of(sha256_of_package_of_size(*package->bytes));
}

Answer size(std::string_view argument, const MacroLimits& limits) {
  const auto package = named(argument, limits);
  if (!package) return refused(package.error());
  return json::Value(static_cast<std::int64_t>(package->bytes ? *package->bytes : package->small().size()));
}

Answer base64(std::string_view argument, const MacroLimits&) {
  return json::Value(package::encode_base64(argument));
}

Answer repeat(std::string_view argument, const MacroLimits& limits) {
  const auto [count_text, text] = macro_call(argument);
  const auto count = macro_number(count_text, limits.text_bytes_max);
  if (!count || text.size() * *count > limits.text_bytes_max)
    return refused("repeat wants a number and a text; " + too_long(limits.text_bytes_max));
  std::string result;
  result.reserve(text.size() * *count + json::write_room);
  for (std::size_t i = 0; i < *count; ++i) result += text;
  return json::Value(std::move(result));
}

Answer dollar(std::string_view, const MacroLimits&) { return json::Value("$"); }

constexpr std::array<std::pair<std::string_view, decltype(&zip)>, 6> functions = {{{"zip", zip},
                                                                                   {"sha256", sha256},
                                                                                   {"size", size},
                                                                                   {"base64", base64},
                                                                                   {"repeat", repeat},
                                                                                   {"dollar", dollar}}};

}  // namespace

MacroCall macro_call(std::string_view macro) {
  const auto colon = macro.find(':');
  if (colon == std::string_view::npos) return {macro, {}};
  return {macro.substr(0, colon), macro.substr(colon + 1)};
}

std::optional<std::size_t> macro_number(std::string_view text, std::size_t max) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value > max) return std::nullopt;
  return value;
}

Result<json::Value, std::string> call_macro(const MacroCall& call, const MacroLimits& limits) {
  for (const auto& [name, function] : functions)
    if (name == call.name) return function(call.argument, limits);
  return refused(std::string());
}

}  // namespace plumbline::suite
