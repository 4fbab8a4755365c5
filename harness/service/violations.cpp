#include "service/violations.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "json/parse.h"
#include "json/write.h"

namespace plumbline::service {
namespace {

constexpr std::size_t shown_bytes_max = 1024;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

/// The JSON reader is strict about UTF-8: what it takes back is UTF-8.
bool is_utf8(std::string_view text) { return json::parse(json::write(json::Value(text))).has_value(); }

/// "Value null at" for what is absent, "Value 'x' at" for what is there.
std::string violation_of(std::string_view member, std::string_view shown_value, std::string_view constraint) {
  return fmt::format("Value {} at '{}' failed to satisfy constraint: Member must {}", shown_value, member,
                     constraint);
}

std::string length_constraint(std::size_t length, names::LengthRange range) {
  return length < range.code_points_min
             ? fmt::format("have length greater than or equal to {}", range.code_points_min)
             : fmt::format("have length less than or equal to {}", range.code_points_max);
}

bool is_within(std::size_t length, names::LengthRange range) {
  return range.code_points_min <= length && length <= range.code_points_max;
}

}  // namespace

std::string shown(std::string_view text) {
  std::string result(text.substr(0, shown_bytes_max));
  if (text.size() > shown_bytes_max) {
    while (!result.empty() && !is_ascii(result.back())) result.pop_back();
    result += "...";
  }
  if (is_utf8(result)) return result;
  for (char& c : result) {
    if (!is_ascii(c)) c = '?';
  }
  return result;
}

std::string list_text(const std::vector<std::string_view>& items) {
  return fmt::format("[{}]", fmt::join(items, ", "));
}

std::string violation_text(std::string_view member, std::string_view value, std::string_view constraint) {
  return violation_of(member, fmt::format("'{}'", shown(value)), constraint);
}

void Violations::required(std::string_view member, bool is_present) {
  if (!is_present) broken_.push_back(violation_of(member, "null", "not be null"));
}

void Violations::length(std::string_view member, std::optional<std::string_view> value,
                        names::LengthRange range) {
  if (!value) return;
  const std::size_t length = names::count_code_points(*value);
  if (!is_within(length, range)) add(member, *value, length_constraint(length, range));
}

void Violations::items(std::string_view member, const std::optional<std::vector<std::string>>& list,
                       names::LengthRange range) {
  if (!list || is_within(list->size(), range)) return;
  add(member, list_text({list->begin(), list->end()}), length_constraint(list->size(), range));
}

void Violations::range(std::string_view member, std::optional<std::int64_t> value, std::int64_t min,
                       std::int64_t max) {
  if (!value || (min <= *value && *value <= max)) return;
  add(member, std::to_string(*value),
      *value < min ? fmt::format("have value greater than or equal to {}", min)
                   : fmt::format("have value less than or equal to {}", max));
}

void Violations::pattern(std::string_view member, std::string_view value, bool matches,
                         std::string_view pattern) {
  if (!matches) add(member, value, fmt::format("satisfy regular expression pattern: {}", pattern));
}

void Violations::one_of(std::string_view member, const std::optional<std::string>& value,
                        const std::vector<std::string_view>& values) {
  if (!value || std::find(values.begin(), values.end(), *value) != values.end()) return;
  add(member, *value, fmt::format("satisfy enum value set: {}", list_text(values)));
}

void Violations::add(std::string_view member, std::string_view value, std::string_view constraint) {
  broken_.push_back(violation_text(member, value, constraint));
}

std::optional<Fault> Violations::fault() const {
  if (broken_.empty()) return std::nullopt;
  return Fault{FaultType::validation, fmt::format("{} validation error{} detected: {}", broken_.size(),
                                                  broken_.size() == 1 ? "" : "s", fmt::join(broken_, "; "))};
}

}  // namespace plumbline::service
