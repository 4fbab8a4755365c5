#include "spec/outline.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "spec/fields.h"

namespace plumbline::spec {
namespace {

constexpr std::size_t value_bytes = 64;

/// The placeholder that the text starts with, brackets and all; empty where it starts with none.
std::string_view placeholder_of(std::string_view text) {
  if (!text.starts_with('<')) return {};
  const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", 1);
  const bool closed = end != std::string_view::npos && end > 1 && text[end] == '>';
  return closed ? text.substr(0, end + 1) : std::string_view{};
}

/// What a value takes of the room.
std::size_t bytes_of(const json::Value& value) {
  std::size_t bytes = value_bytes + text_of(value).size();
  for (const json::Value& item : items_of(value)) bytes += bytes_of(item);
  for (const json::Member& member : members_of(value)) bytes += member.name.size() + bytes_of(member.value);
  return bytes;
}

class Filler {
 public:
  Filler(const json::Value& example, std::size_t& room) : example_(example), room_(room) {}

  Result<json::Value, SpecError> value(const json::Value& outline, const Where& where) {
    if (!take(value_bytes)) return refused(where.says(too_large));
    if (outline.array() != nullptr) return list(*outline.array(), where);
    if (outline.object() != nullptr) return object(*outline.object(), where);
    if (outline.string() == nullptr) return outline;
    const std::string_view written = *outline.string();
    if (!written.empty() && placeholder_of(written) == written) return whole(written, where);
    return text(written, where).map([](std::string filled) { return json::Value(std::move(filled)); });
  }

  /// Wrong where a value of the example stands for no placeholder.
  [[nodiscard]] Wrong expect_all_used(const Where& where) const {
    for (const json::Member& member : members_of(example_))
      if (!used_.contains(member.name))
        return (where / member.name).says(fmt::format("no <{}> is in the outline", member.name));
    return std::nullopt;
  }

 private:
  static constexpr const char* too_large = "the outlines make more than a spec may hold";

  Result<json::Value, SpecError> list(const json::Array& outline, const Where& where) {
    json::Array filled;
    for (std::size_t i = 0; i < outline.size(); ++i) {
      auto item = value(outline[i], where / i);
      if (!item) return item;
      const bool stood_for_items = outline[i].string() != nullptr && item->array() != nullptr;
      if (stood_for_items)
        std::ranges::move(*item->array(), std::back_inserter(filled));
      else
        filled.push_back(*std::move(item));
    }
    return json::Value(std::move(filled));
  }

  Result<json::Value, SpecError> object(const json::Object& outline, const Where& where) {
    json::Object filled;
    for (const json::Member& member : outline) {
      const Where inside = where / member.name;
      auto name = text(member.name, inside);
      if (!name) return refused(name.error());
      auto content = value(member.value, inside);
      if (!content) return content;
      filled.push_back({*std::move(name), *std::move(content)});
    }
    return json::Value(std::move(filled));
  }

  Result<json::Value, SpecError> whole(std::string_view placeholder, const Where& where) {
    const auto meant = value_of(placeholder, where);
    if (!meant) return refused(meant.error());
    if (!take(bytes_of(**meant))) return refused(where.says(too_large));
    return **meant;
  }

  Result<std::string, SpecError> text(std::string_view outline, const Where& where) {
    std::string filled;
    while (!outline.empty()) {
      const std::string_view placeholder = placeholder_of(outline);
      std::string_view part = outline.substr(0, outline.find('<', 1));
      if (placeholder.empty()) {
        outline.remove_prefix(part.size());
      } else {
        const auto meant = value_of(placeholder, where);
        if (!meant) return refused(meant.error());
        if (!(*meant)->is(json::Kind::string))
          return refused(where.says(fmt::format("{} is part of a text and must stand for one", placeholder)));
        part = *(*meant)->string();
        outline.remove_prefix(placeholder.size());
      }
      if (!take(part.size())) return refused(where.says(too_large));
      filled += part;
    }
    return filled;
  }

  Result<const json::Value*, SpecError> value_of(std::string_view placeholder, const Where& where) {
    const std::string_view name = placeholder.substr(1, placeholder.size() - 2);
    const json::Value* meant = example_.find(name);
    if (meant == nullptr) return refused(where.says(fmt::format("the example has no '{}'", name)));
    used_.insert(name);
    return meant;
  }

  bool take(std::size_t bytes) {
    if (bytes > room_) return false;
    room_ -= bytes;
    return true;
  }

  const json::Value& example_;
  std::size_t& room_;
  std::set<std::string_view> used_;  ///< names, of placeholders in the outline
};

}  // namespace

Result<json::Value, SpecError> fill(const json::Value& outline, const Where& outline_where,
                                    const json::Value& example, const Where& example_where,
                                    std::size_t& room) {
  Filler filler(example, room);
  auto filled = filler.value(outline, outline_where);
  if (!filled) return filled;
  if (auto wrong = filler.expect_all_used(example_where)) return refused(*wrong);
  return filled;
}

}  // namespace plumbline::spec
