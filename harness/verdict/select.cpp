#include "verdict/select.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace plumbline::verdict {
namespace {

/// RFC 6901, 4: "~1" stands for '/', "~0" for '~'.
std::string unescape(std::string_view token) {
  std::string text;
  for (std::size_t i = 0; i < token.size(); ++i) {
    const bool escaped =
        token[i] == '~' && i + 1 < token.size() && (token[i + 1] == '0' || token[i + 1] == '1');
    text += escaped ? (token[++i] == '0' ? '~' : '/') : token[i];
  }
  return text;
}

/// The first item whose member has that text.
const json::Value* item_with(const json::Array& items, std::string_view member, std::string_view text) {
  const auto has_it = [&](const json::Value& item) {
    const json::Value* found = item.find(member);
    return found != nullptr && found->string() != nullptr && *found->string() == text;
  };
  const auto found = std::ranges::find_if(items, has_it);
  return found == items.end() ? nullptr : &*found;
}

const json::Value* item(const json::Array& items, std::string_view token) {
  if (const auto sign = token.find('='); sign != token.npos)
    return item_with(items, token.substr(0, sign), token.substr(sign + 1));
  if (token.size() > 1 && token.front() == '0') return nullptr;  // RFC 6901, 4: no leading zeros
  std::size_t index = 0;
  const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), index);
  if (error != std::errc{} || end != token.data() + token.size() || index >= items.size()) return nullptr;
  return &items[index];
}

std::optional<json::Value> size_of(const json::Value& value) {
  if (const auto* items = value.array()) return json::Value(static_cast<std::int64_t>(items->size()));
  if (const auto* members = value.object()) return json::Value(static_cast<std::int64_t>(members->size()));
  return std::nullopt;
}

}  // namespace

std::optional<json::Value> select(const json::Value& root, std::string_view pointer) {
  const json::Value* value = &root;
  while (!pointer.empty()) {
    pointer.remove_prefix(1);
    const std::string_view raw = pointer.substr(0, pointer.find('/'));
    pointer.remove_prefix(raw.size());
    if (raw == "#" && pointer.empty()) return size_of(*value);
    const json::Array* items = value->array();
    value = items != nullptr ? item(*items, raw) : value->find(unescape(raw));
    if (value == nullptr) return std::nullopt;
  }
  return *value;
}

}  // namespace plumbline::verdict
