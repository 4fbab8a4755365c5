#include "suite/macro.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "package/base64.h"
#include "package/sha256.h"
#include "suite/packages.h"
#include "verdict/select.h"

namespace plumbline::suite {
namespace {

constexpr std::size_t repeated_bytes_max = 256U << 20U;
constexpr std::size_t package_bytes_max = 128U << 20U;

std::optional<std::size_t> number(std::string_view text, std::size_t max) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || value > max) return std::nullopt;
  return value;
}

/// The text before the first ':' and what follows it.
std::pair<std::string_view, std::string_view> split(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos) return {text, {}};
  return {text.substr(0, colon), text.substr(colon + 1)};
}

std::optional<std::string> repeated(std::string_view argument) {
  const auto [count_text, text] = split(argument);
  const auto count = number(count_text, repeated_bytes_max);
  if (!count || text.size() * *count > repeated_bytes_max) return std::nullopt;
  std::string result;
  result.reserve(text.size() * *count);
  for (std::size_t i = 0; i < *count; ++i) result += text;
  return result;
}

/// The package that a macro's argument names: by label, by "bytes:N", or by the case's own label.
std::optional<std::string> package_named(std::string_view argument, const Bindings& bindings) {
  const auto [first, rest] = split(argument);
  if (first == "bytes" && !rest.empty()) {
    const auto bytes = number(rest, package_bytes_max);
    return bytes && *bytes >= 200 ? std::optional(package_of_size(*bytes)) : std::nullopt;
  }
  if (!argument.empty()) return package_of(argument);
  const auto own = bindings.find("label");
  return package_of(own != bindings.end() && own->second.string() != nullptr ? *own->second.string() : "");
}

using Function = std::optional<json::Value> (*)(std::string_view argument, const Bindings& bindings);

template <auto of_package>
std::optional<json::Value> from_package(std::string_view argument, const Bindings& bindings) {
  const auto package = package_named(argument, bindings);
  return package ? std::optional<json::Value>(of_package(*package)) : std::nullopt;
}

constexpr std::array<std::pair<std::string_view, Function>, 6> functions = {{
    {"zip", from_package<[](const std::string& p) { return json::Value(package::encode_base64(p)); }>},
    {"sha256", from_package<[](const std::string& p) { return json::Value(package::sha256_base64(p)); }>},
    {"size",
     from_package<[](const std::string& p) { return json::Value(static_cast<std::int64_t>(p.size())); }>},
    {"base64", [](std::string_view argument,
                  const Bindings&) { return std::optional<json::Value>(package::encode_base64(argument)); }},
    {"repeat",
     [](std::string_view argument, const Bindings&) -> std::optional<json::Value> {
       auto text = repeated(argument);
       return text ? std::optional<json::Value>(std::move(*text)) : std::nullopt;
     }},
    {"dollar", [](std::string_view, const Bindings&) { return std::optional<json::Value>("$"); }},
}};

/// A binding by its whole name, else a member of one: "before.Code.Location".
std::optional<json::Value> bound(std::string_view name, const Bindings& bindings) {
  if (const auto whole = bindings.find(name); whole != bindings.end()) return whole->second;
  for (auto dot = name.rfind('.'); dot != std::string_view::npos && dot > 0; dot = name.rfind('.', dot - 1)) {
    const auto base = bindings.find(name.substr(0, dot));
    if (base == bindings.end()) continue;
    std::string pointer(name.substr(dot));
    std::ranges::replace(pointer, '.', '/');
    return verdict::select(base->second, pointer);
  }
  return std::nullopt;
}

Result<json::Value, std::string> value_of(std::string_view macro, const Bindings& bindings) {
  if (auto value = bound(macro, bindings)) return *std::move(value);
  const auto [name, argument] = split(macro);
  for (const auto& [known, function] : functions) {
    if (name != known) continue;
    if (auto value = function(argument, bindings)) return *std::move(value);
    break;
  }
  return refused("${" + std::string(macro) +
                 "} stands for nothing: no fixture gives it, and no answer before held it");
}

/// Text of a scalar as it reads inside a longer text.
std::optional<std::string> inline_text(const json::Value& value) {
  if (const auto* text = value.string()) return *text;
  if (const auto* figure = value.number()) return figure->text;
  if (const auto* flag = value.boolean()) return *flag ? "true" : "false";
  return std::nullopt;
}

/// Whether the text is one macro and nothing else, and not one that needs to see the whole text.
bool is_one_macro(std::string_view text) {
  return text.starts_with("${") && !text.starts_with("${fill:") && text.find('}') == text.size() - 1;
}

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Where a text is to be made longer, and by what.
struct Fill {
  std::size_t at = 0;
  std::size_t length = 0;
  std::string text;
};

std::optional<Fill> fill_of(std::string_view macro, std::size_t at) {
  const auto [name, argument] = split(macro);
  if (name != "fill") return std::nullopt;
  const auto [length_text, text] = split(argument);
  if (code_points(text) != 1) return std::nullopt;
  const auto length = number(length_text, repeated_bytes_max / text.size());
  if (!length) return std::nullopt;
  return Fill{at, *length, std::string(text)};
}

void fill_up(std::string& text, const Fill& fill) {
  std::string filling;
  for (std::size_t have = code_points(text); have < fill.length; ++have) filling += fill.text;
  text.insert(fill.at, filling);
}

}  // namespace

Result<std::string, std::string> expand_text(std::string_view text, const Bindings& bindings) {
  std::string result;
  std::optional<Fill> fill;
  for (auto start = text.find("${"); start != std::string_view::npos; start = text.find("${")) {
    const auto end = text.find('}', start);
    if (end == std::string_view::npos) return refused(std::string(text.substr(start, 60)) + " has no end");
    const std::string_view macro = text.substr(start + 2, end - start - 2);
    if (auto found = fill_of(macro, result.size() + start)) {
      fill = std::move(found);
      result.append(text.substr(0, start));
      text.remove_prefix(end + 1);
      continue;
    }
    const auto value = value_of(macro, bindings);
    if (!value) return refused(value.error());
    const auto inlined = inline_text(*value);
    if (!inlined) return refused("${" + std::string(macro) + "} is no text, number or boolean");
    result.append(text.substr(0, start)).append(*inlined);
    text.remove_prefix(end + 1);
  }
  result.append(text);
  if (fill) fill_up(result, *fill);
  return result;
}

Result<json::Value, std::string> expand(const json::Value& value, const Bindings& bindings) {
  if (const auto* text = value.string()) {
    if (is_one_macro(*text)) return value_of(std::string_view(*text).substr(2, text->size() - 3), bindings);
    auto expanded = expand_text(*text, bindings);
    if (!expanded) return refused(expanded.error());
    return json::Value(*std::move(expanded));
  }
  if (const auto* items = value.array()) {
    json::Array result;
    for (const json::Value& item : *items) {
      auto expanded = expand(item, bindings);
      if (!expanded) return expanded;
      result.push_back(*std::move(expanded));
    }
    return json::Value(std::move(result));
  }
  if (const auto* members = value.object()) {
    json::Object result;
    for (const json::Member& member : *members) {
      auto expanded = expand(member.value, bindings);
      if (!expanded) return expanded;
      result.push_back({member.name, *std::move(expanded)});
    }
    return json::Value(std::move(result));
  }
  return value;
}

std::string literal(std::string_view text) {
  if (text.find("${") == std::string_view::npos) return std::string(text);
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i)
    result += text.substr(i).starts_with("${") ? "${dollar}" : std::string(1, text[i]);
  return result;
}

}  // namespace plumbline::suite
