#include "spec/model.h"

#include <algorithm>
#include <array>

namespace plumbline::spec {
namespace {

template <class Range, class Name>
auto find_named(const Range& range, Name Range::value_type::*name, std::string_view wanted) -> const
    typename Range::value_type* {
  const auto found = std::ranges::find_if(range, [&](const auto& one) { return one.*name == wanted; });
  return found == range.end() ? nullptr : &*found;
}

template <class Map>
std::string_view text_or_empty(const Map& map, std::string_view key) {
  const auto found = map.find(key);
  return found == map.end() ? std::string_view{} : std::string_view{found->second};
}

}  // namespace

std::string_view name_of(Tier tier) {
  static constexpr std::array<std::string_view, 4> names{"documented", "protocol", "observed", "inferred"};
  return names.at(static_cast<std::size_t>(tier));
}

std::string_view name_of(ShapeKind kind) {
  static constexpr std::array<std::string_view, 8> names{"boolean", "integer", "long", "string",
                                                         "blob",    "list",    "map",  "structure"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string_view Member::clause(std::string_view constraint) const {
  return text_or_empty(clauses, constraint);
}

const Member* Shape::member(std::string_view wanted) const {
  return find_named(members, &Member::name, wanted);
}

const Error* Operation::error(std::string_view type) const { return find_named(errors, &Error::type, type); }

std::string_view Operation::clause(std::string_view aspect) const { return text_or_empty(clauses, aspect); }

const Clause* Spec::clause(std::string_view id) const { return find_named(clauses, &Clause::id, id); }

const Operation* Spec::operation(std::string_view name) const {
  return find_named(operations, &Operation::name, name);
}

}  // namespace plumbline::spec
