#include "spec/where.h"

#include <set>

#include <fmt/format.h>

namespace plumbline::spec {

std::string SpecError::text() const { return fmt::format("{}#{}: {}", file, pointer, reason); }

Where Where::operator/(std::string_view member) const {
  Where deeper{file, pointer + '/', remark};
  for (const char c : member) {
    if (c == '~')
      deeper.pointer += "~0";
    else if (c == '/')
      deeper.pointer += "~1";
    else
      deeper.pointer += c;
  }
  return deeper;
}

Where Where::operator/(std::size_t item) const { return {file, fmt::format("{}/{}", pointer, item), remark}; }

SpecError Where::says(std::string reason) const { return {file, pointer, std::move(reason) + remark}; }

Wrong expect(const json::Value& value, json::Kind kind, const Where& where) {
  if (value.is(kind)) return std::nullopt;
  const auto article = [](json::Kind one) {
    return one == json::Kind::array || one == json::Kind::object ? "an" : "a";
  };
  return where.says(fmt::format("wants {} {}, found {} {}", article(kind), json::name_of(kind),
                                article(value.kind()), json::name_of(value.kind())));
}

Wrong expect_no_duplicates(const json::Value& value, const Where& where) {
  if (const auto* items = value.array()) {
    for (std::size_t i = 0; i < items->size(); ++i)
      if (auto wrong = expect_no_duplicates((*items)[i], where / i)) return wrong;
  }
  if (const auto* members = value.object()) {
    std::set<std::string_view> names;
    for (const json::Member& member : *members) {
      if (!names.insert(member.name).second) return (where / member.name).says("is there twice");
      if (auto wrong = expect_no_duplicates(member.value, where / member.name)) return wrong;
    }
  }
  return std::nullopt;
}

}  // namespace plumbline::spec
