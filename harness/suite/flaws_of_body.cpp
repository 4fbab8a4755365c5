#include <algorithm>
#include <array>

#include "json/parse.h"
#include "suite/flaw.h"
#include "suite/flaws_of_blob.h"
#include "suite/json_leeway.h"
#include "suite/strategy.h"

namespace plumbline::suite {
namespace {

using spec::Rule;
using spec::ShapeKind;

/// The kind of JSON value that a shape is written as.
json::Kind json_kind_of(ShapeKind kind) {
  switch (kind) {
    case ShapeKind::boolean:
      return json::Kind::boolean;
    case ShapeKind::integer:
    case ShapeKind::long_integer:
      return json::Kind::number;
    case ShapeKind::string:
    case ShapeKind::blob:
      return json::Kind::string;
    case ShapeKind::list:
      return json::Kind::array;
    case ShapeKind::map:
    case ShapeKind::structure:
      return json::Kind::object;
  }
  return json::Kind::null;
}

bool is_in(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// Whether a name stands twice in one object, here or further inside.
bool holds_duplicates(const json::Value& value) {
  if (const json::Array* items = value.array()) return std::ranges::any_of(*items, holds_duplicates);
  if (value.object() == nullptr) return false;
  std::vector<std::string_view> names;
  for (const json::Member& member : *value.object()) {
    if (holds_duplicates(member.value)) return true;
    names.push_back(member.name);
  }
  std::ranges::sort(names);
  return std::ranges::adjacent_find(names) != names.end();
}

/// Reads one body that is a JSON object.
class Reader {
 public:
  Reader(const spec::Spec& spec, const spec::Operation& operation, const KnownPackages& packages)
      : spec_(spec), operation_(operation), packages_(packages) {}

  BodyReading read(const json::Value& body) {
    if (holds_duplicates(body)) add_open("duplicate-members");
    for (const spec::Member& member : operation_.input->members)
      if (member.in == spec::Member::In::body) read_member(member, body);
    for (const json::Member& member : *body.object()) read_unknown(member);
    for (const Rule& rule : operation_.rules) check_rule(rule);
    return std::move(reading_);
  }

 private:
  void add_premise(std::string_view clause) {
    if (!clause.empty()) reading_.premises.emplace_back(clause);
  }

  void add_open(std::string_view aspect) {
    reading_.is_open = true;
    reading_.flaws.push_back({std::string(operation_.clause(aspect)),
                              {answers_of(operation_.unreadable)},
                              Certainty::open,
                              std::nullopt});
  }

  Flaws flaws_of(const spec::Member& member, const json::Value& value) {
    if (value.is(json::Kind::null)) return {};
    const ShapeKind kind = member.shape->kind;
    if (!value.is(json_kind_of(kind)))
      return {{std::string(member.clause("type")),
               {answers_of(operation_.unreadable)},
               Certainty::certain,
               std::nullopt}};
    if (kind == ShapeKind::string) return flaws_of_text(operation_, member, *value.string());
    if (kind != ShapeKind::blob) return {};
    BlobReading blob = read_blob(spec_, operation_, member, *value.string(), packages_);
    reading_.package = std::move(blob.bytes);
    return std::move(blob.flaws);
  }

  /// Of a member that stands there twice it is open which one counts, and sure only what is wrong with all.
  void read_member(const spec::Member& member, const json::Value& body) {
    std::vector<Flaws> readings;
    for (const json::Member& there : *body.object())
      if (there.name == member.wire_name) readings.push_back(flaws_of(member, there.value));
    if (readings.empty()) return;
    const bool is_sure = readings.size() == 1 || std::ranges::all_of(readings, is_refused);
    for (Flaws& flaws : readings)
      for (Flaw& flaw : flaws) {
        if (!is_sure) flaw.certainty = Certainty::open;
        reading_.flaws.push_back(std::move(flaw));
      }
    note(member, *body.find(member.wire_name));
  }

  static bool is_refused(const Flaws& flaws) {
    return std::ranges::any_of(flaws, [](const Flaw& f) { return f.certainty == Certainty::certain; });
  }

  void note(const spec::Member& member, const json::Value& value) {
    add_premise(member.clause("type"));
    add_premise(member.clause("blob"));
    if (value.is(json::Kind::null))
      add_premise(operation_.clause("null-is-absent"));
    else
      reading_.members.push_back({member.name, value});
  }

  void read_unknown(const json::Member& member) {
    const auto is_known = [&](const spec::Member& known) {
      return known.in == spec::Member::In::body && known.wire_name == member.name;
    };
    if (std::ranges::any_of(operation_.input->members, is_known)) return;
    if (is_in(operation_.newer_members, member.name))
      add_open("unknown-members");
    else
      add_premise(operation_.clause("unknown-members"));
  }

  [[nodiscard]] bool has(std::string_view member) const {
    return std::ranges::find(reading_.members, member, &json::Member::name) != reading_.members.end();
  }

  void break_rule(const Rule& rule) {
    reading_.flaws.push_back({rule.clause,
                              {answers_of(operation_.invalid)},
                              reading_.is_open ? Certainty::open : certainty_of(spec_, rule.clause),
                              std::nullopt});
  }

  void check_rule(const Rule& rule) {
    const auto there = [&](const std::string& member) { return has(member); };
    switch (rule.kind) {
      case Rule::Kind::at_least_one:
        if (std::ranges::none_of(rule.members, there)) break_rule(rule);
        break;
      case Rule::Kind::together:
        if (std::ranges::any_of(rule.members, there) && !std::ranges::all_of(rule.members, there))
          break_rule(rule);
        break;
      case Rule::Kind::exclusive:
        if (there(rule.members.front()) && std::any_of(rule.members.begin() + 1, rule.members.end(), there))
          break_rule(rule);
        break;
      case Rule::Kind::bare_length:
      case Rule::Kind::not_empty:
      case Rule::Kind::archive:
      case Rule::Kind::scenario:
        break;
    }
  }

  const spec::Spec& spec_;
  const spec::Operation& operation_;
  const KnownPackages& packages_;
  BodyReading reading_;
};

BodyReading unreadable(const spec::Operation& operation, Certainty certainty) {
  BodyReading reading;
  reading.is_open = certainty == Certainty::open;
  reading.flaws.push_back({std::string(operation.clause("malformed-json")),
                           {answers_of(operation.unreadable)},
                           certainty,
                           std::nullopt});
  return reading;
}

}  // namespace

Certainty certainty_of(const spec::Spec& spec, std::string_view clause) {
  const spec::Clause* known = spec.clause(clause);
  const bool is_inferred = known == nullptr || known->tier == spec::Tier::inferred;
  return is_inferred ? Certainty::inferred : Certainty::certain;
}

BodyReading read_body(const spec::Spec& spec, const spec::Operation& operation, std::string_view body,
                      const KnownPackages& packages) {
  if (body.empty()) return Reader(spec, operation, packages).read(json::Object{});
  if (leaves_leeway(body)) return unreadable(operation, Certainty::open);
  const auto value = json::parse(body);
  if (!value || !value->is(json::Kind::object)) return unreadable(operation, Certainty::certain);
  return Reader(spec, operation, packages).read(*value);
}

}  // namespace plumbline::suite
