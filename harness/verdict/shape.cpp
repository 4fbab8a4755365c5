#include "verdict/shape.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "pattern/dfa.h"
#include "verdict/date.h"

namespace plumbline::verdict {
namespace {

json::Kind json_kind_of(spec::ShapeKind kind) {
  switch (kind) {
    case spec::ShapeKind::boolean:
      return json::Kind::boolean;
    case spec::ShapeKind::integer:
    case spec::ShapeKind::long_integer:
      return json::Kind::number;
    case spec::ShapeKind::string:
    case spec::ShapeKind::blob:
      return json::Kind::string;
    case spec::ShapeKind::list:
      return json::Kind::array;
    case spec::ShapeKind::map:
    case spec::ShapeKind::structure:
      return json::Kind::object;
  }
  return json::Kind::null;
}

bool is_integer_shape(const spec::Shape& shape) {
  return shape.kind == spec::ShapeKind::integer || shape.kind == spec::ShapeKind::long_integer;
}

std::int64_t code_points(std::string_view text) {
  return std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

bool within(const std::optional<spec::Bounds>& bounds, std::int64_t number) {
  return !bounds || ((!bounds->min || number >= *bounds->min) && (!bounds->max || number <= *bounds->max));
}

std::string written(const spec::Bounds& bounds) {
  const std::string low = bounds.min ? std::to_string(*bounds.min) : "";
  const std::string high = bounds.max ? std::to_string(*bounds.max) : "";
  return low + ".." + high;
}

std::int64_t length_of(const json::Value& value) {
  if (const auto* text = value.string()) return code_points(*text);
  if (const auto* items = value.array()) return static_cast<std::int64_t>(items->size());
  if (const auto* members = value.object()) return static_cast<std::int64_t>(members->size());
  return 0;
}

/// One kind of constraint: its name in `spec::Member::clauses`, whether a value keeps it, and how it reads.
struct Constraint {
  std::string_view name;
  bool (*holds)(const spec::Shape&, const json::Value&);
  std::string (*text)(const spec::Shape&);
};

constexpr Constraint constraints[] = {
    {"length", [](const spec::Shape& s, const json::Value& v) { return within(s.length, length_of(v)); },
     [](const spec::Shape& s) { return "a length of " + written(*s.length); }},
    {"range",
     [](const spec::Shape& s, const json::Value& v) {
       return !s.range || within(s.range, v.integer().value_or(0));
     },
     [](const spec::Shape& s) { return "a number of " + written(*s.range); }},
    {"pattern",
     [](const spec::Shape& s, const json::Value& v) {
       return !s.pattern || (v.string() != nullptr && pattern::matches(*s.pattern->dfa, *v.string()));
     },
     [](const spec::Shape& s) { return "the pattern " + s.pattern->text; }},
    {"values",
     [](const spec::Shape& s, const json::Value& v) {
       return s.values.empty() ||
              (v.string() != nullptr && std::ranges::find(s.values, *v.string()) != s.values.end());
     },
     [](const spec::Shape&) { return std::string("one of the documented values"); }},
    {"format",
     [](const spec::Shape& s, const json::Value& v) {
       return s.format.empty() || (v.string() != nullptr && read_date(*v.string()).has_value());
     },
     [](const spec::Shape&) { return std::string("a date YYYY-MM-DDThh:mm:ss.sTZD that exists, in UTC"); }},
};

class Judge {
 public:
  Judge(const spec::Operation& operation, Defects& defects) : operation_(operation), defects_(defects) {}

  void structure(const spec::Shape& shape, const json::Value& value, const std::string& where) {
    for (const spec::Member& member : shape.members) {
      const std::string place = where.empty() ? member.name : where + "." + member.name;
      const json::Value* found = value.find(member.wire_name);
      if (found != nullptr && found->is(json::Kind::null))
        add(operation_.clause("no-null-members"), DefectKind::member, place + " is null",
            "the member with a value, or no member");
      else if (found != nullptr)
        this->member(member, *found, place);
      else if (member.required)
        add(member.clause("required"), DefectKind::member, place + " is missing", "the member");
    }
  }

 private:
  void member(const spec::Member& member, const json::Value& value, const std::string& place) {
    const spec::Shape& shape = *member.shape;
    const json::Kind wanted = json_kind_of(shape.kind);
    if (!value.is(wanted)) {
      add(member.clause("type"), DefectKind::member, place + " is JSON " + std::string(name_of(value.kind())),
          "JSON " + std::string(name_of(wanted)));
      return;
    }
    if (is_integer_shape(shape) && !value.integer()) {
      add(member.clause("type"), DefectKind::member, place + " is a number that is no 64-bit integer",
          "an integer");
      return;
    }
    constraints_of(member, value, place);
    inner(shape, value, place);
  }

  void constraints_of(const spec::Member& member, const json::Value& value, const std::string& place) {
    const spec::Shape& shape = *member.shape;
    for (const Constraint& constraint : constraints) {
      if (constraint.holds(shape, value)) continue;
      const bool todays = shape.today != nullptr && constraint.holds(*shape.today, value);
      add(member.clause(todays ? "today" : constraint.name), DefectKind::constraint,
          place + " breaks its " + std::string(constraint.name) + (todays ? " and keeps today's" : ""),
          constraint.text(shape));
    }
  }

  void inner(const spec::Shape& shape, const json::Value& value, const std::string& place) {
    if (shape.kind == spec::ShapeKind::structure) structure(shape, value, place);
    if (shape.kind == spec::ShapeKind::list)
      for (const json::Value& item : *value.array()) member(shape.members.front(), item, place + "[]");
    if (shape.kind == spec::ShapeKind::map)
      for (const json::Member& entry : *value.object())
        member(shape.members.front(), entry.value, place + "{}");
  }

  void add(std::string_view clause, DefectKind kind, std::string observed, std::string expected) {
    defects_.push_back({std::string(clause), kind, std::move(observed), std::move(expected)});
  }

  const spec::Operation& operation_;
  Defects& defects_;
};

}  // namespace

Defects judge_shape(const spec::Operation& operation, const json::Value& body) {
  Defects defects;
  if (operation.output != nullptr) Judge(operation, defects).structure(*operation.output, body, "");
  return defects;
}

}  // namespace plumbline::verdict
